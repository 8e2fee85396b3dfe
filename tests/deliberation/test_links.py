"""What stands around the deliberation is joined to what is deliberated, and seen from both ends."""

import pytest

from accounts.models import Membership, Workspace
from deliberation.actions import initiatives, links, moderation, sources, workspaces
from deliberation.actions.agreements import add_agreement
from deliberation.actions.register import add_policy_record, share_policy_record
from deliberation.changes.reading import changes_of, last_of
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Link, Notification
from deliberation.permissions import Actor
from tests.cast import MONDAY, argue, draft_initiative


@pytest.fixture
def memorandum(cast):
    by = cast.actor(cast.hana, MONDAY)
    return add_agreement(by=by, workspace=cast.workspace, title="Memorandum of two ministries")


@pytest.fixture
def link(cast, initiative, memorandum):
    """Hana says that the memorandum bears on Dohyun's argument."""
    argument = argue(cast, initiative, "One voice carries further", who=cast.dohyun)
    by = cast.actor(cast.hana, MONDAY)
    return links.add_link(by=by, thing=memorandum, place=argument, note=" Clause\n3 ")


def remove_it(cast, link) -> None:
    links.remove_link(by=cast.actor(cast.hana), link=link)


def hide_its_evidence(cast, link) -> None:
    moderation.hide(by=cast.actor(cast.minji), thing=link.evidence, reason="Names a person")


def take_its_evidence_away(cast, link) -> None:
    sources.remove_evidence(by=cast.actor(cast.hana), evidence=link.evidence)


def seen_by(who) -> set:
    return set(Link.objects.visible_to(who).values_list("pk", flat=True))


def test_a_thing_is_linked_with_an_initiative_an_argument_and_evidence(cast, initiative, memorandum, link):
    by = cast.actor(cast.hana)
    evidence = sources.add_evidence(by=by, argument=link.argument, source="A study")
    of_evidence = links.add_link(by=by, thing=memorandum, place=evidence)
    of_initiative = links.add_link(by=by, thing=memorandum, place=initiative)
    assert (link.thing, link.place, link.note) == (memorandum, link.argument, "Clause 3")
    assert (of_evidence.of_argument, of_evidence.of_initiative) == (link.argument, initiative)
    assert seen_by(cast.taeho) == {link.pk, of_evidence.pk, of_initiative.pk}


def test_whose_argument_it_is_hears_of_it(cast, link):
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb="link.added").values_list("user__name", "reason")
    assert list(told) == [("Dohyun Park", "on_yours")]


def test_the_same_two_are_linked_once(cast, memorandum, link):
    with pytest.raises(NotNow) as refusal:
        links.add_link(by=cast.actor(cast.minji), thing=memorandum, place=link.argument)
    assert refusal.value.code == "linked_already"
    assert Link.objects.count() == 1


def test_nothing_is_linked_across_workspaces(cast, initiative):
    green = workspaces.found_workspace(
        by=cast.actor(cast.jiwoo), key="GREEN", name="Green", organisation="Environment", short_name="Env"
    )
    Workspace.objects.filter(pk=green.pk).update(keeps_agreements=True)
    green.refresh_from_db()
    foreign = add_agreement(by=cast.actor(cast.jiwoo), workspace=green, title="Foreign")
    with pytest.raises(Invalid) as refusal:
        links.add_link(by=cast.actor(cast.jiwoo), thing=foreign, place=initiative)
    assert refusal.value.faults[0].code == "elsewhere"


def test_observers_link_nothing_and_only_its_maker_or_a_facilitator_takes_a_link_away(cast, memorandum, link):
    with pytest.raises(NotAllowed):
        links.add_link(by=cast.actor(cast.taeho), thing=memorandum, place=link.of_initiative)
    with pytest.raises(NotAllowed):
        links.remove_link(by=cast.actor(cast.dohyun), link=link)
    links.remove_link(by=cast.actor(cast.minji), link=link)
    links.remove_link(by=cast.actor(cast.hana), link=link)
    assert not Link.objects.exists()


def test_what_hangs_on_a_hidden_argument_is_seen_from_neither_end(cast, memorandum, link):
    moderation.hide(by=cast.actor(cast.minji), thing=link.argument, reason="Names a person")
    assert seen_by(cast.hana) == set()
    with pytest.raises(NotNow):
        links.add_link(by=cast.actor(cast.minji), thing=memorandum, place=link.argument)


def test_who_does_not_see_one_end_does_not_see_the_link(cast, memorandum):
    draft = draft_initiative(cast)
    links.add_link(by=cast.actor(cast.minji), thing=memorandum, place=draft)
    assert (len(seen_by(cast.minji)), seen_by(cast.hana)) == (1, set())


def test_a_part_that_is_switched_off_takes_its_links_from_sight(cast, link):
    by: Actor = cast.actor(cast.jiwoo)
    workspaces.change_workspace(by=by, workspace=cast.workspace, keeps_agreements=False)
    assert seen_by(cast.hana) == set()
    workspaces.change_workspace(by=by, workspace=cast.workspace, keeps_agreements=True)
    assert seen_by(cast.hana) == {link.pk}


def test_a_closed_initiative_can_still_be_linked(cast, initiative, memorandum):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="withdrawn")
    assert links.add_link(by=cast.actor(cast.hana), thing=memorandum, place=initiative).pk


def test_a_policy_withheld_later_takes_its_link_with_it_and_is_counted(cast, initiative, link):
    by = cast.actor(cast.hana, MONDAY)
    record = add_policy_record(by=by, workspace=cast.workspace, name_en="AI Framework Act", country="KR")
    made = links.add_link(by=by, thing=record, place=link.argument)
    assert {made.pk, link.pk} == seen_by(cast.jiwoo) == seen_by(cast.taeho)
    share_policy_record(by=by, record=record, version=None, sharing="own")
    assert seen_by(cast.hana) == {made.pk, link.pk}
    assert seen_by(cast.jiwoo) == {link.pk}
    of_argument = Link.objects.filter(argument=link.argument)
    assert [of_argument.withheld_from(who) for who in (cast.jiwoo, cast.hana, cast.ben)] == [1, 0, 0]
    Workspace.objects.update(keeps_register=False)
    assert (of_argument.withheld_from(cast.jiwoo), seen_by(cast.hana)) == (0, {link.pk})


def test_what_is_withheld_is_linked_by_those_alone_who_see_it(cast, initiative):
    by = cast.actor(cast.hana, MONDAY)
    record = add_policy_record(
        by=by, workspace=cast.workspace, name_en="AI Framework Act", country="KR", sharing="own"
    )
    made = links.add_link(by=by, thing=record, place=initiative)
    assert (seen_by(cast.hana), seen_by(cast.jiwoo)) == ({made.pk}, set())


@pytest.mark.parametrize("act", [remove_it, hide_its_evidence, take_its_evidence_away])
def test_copies_of_all_members_hear_that_a_link_is_gone(cast, memorandum, initiative, act):
    by = cast.actor(cast.hana, MONDAY)
    argument = argue(cast, initiative, "One voice carries further", who=cast.dohyun)
    evidence = sources.add_evidence(by=by, argument=argument, source="A study")
    link = links.add_link(by=by, thing=memorandum, place=evidence)
    Membership.objects.update(joined_at=MONDAY)
    dispatch(cast.workspace.pk)
    since = last_of(cast.workspace)
    act(cast, link)
    dispatch(cast.workspace.pk)
    observer = Membership.objects.get(user=cast.taeho)
    told = changes_of(observer, since=since, limit=50).lines
    assert [one.gone for one in told if one.id == link.pk] == [True]
    assert link.pk not in seen_by(cast.taeho)


def test_what_is_shown_again_shows_its_links_again(cast, memorandum, initiative):
    by = cast.actor(cast.hana, MONDAY)
    argument = argue(cast, initiative, "One voice carries further", who=cast.dohyun)
    evidence = sources.add_evidence(by=by, argument=argument, source="A study")
    link = links.add_link(by=by, thing=memorandum, place=evidence)
    hide_its_evidence(cast, link)
    dispatch(cast.workspace.pk)
    since = last_of(cast.workspace)
    moderation.show(by=cast.actor(cast.minji), thing=link.evidence)
    dispatch(cast.workspace.pk)
    told = changes_of(Membership.objects.get(user=cast.taeho), since=since, limit=50).lines
    assert [one.gone for one in told if one.id == link.pk] == [False]


def test_copies_hear_that_a_link_went_with_its_policy_and_came_back(cast, initiative):
    by = cast.actor(cast.hana, MONDAY)
    record = add_policy_record(by=by, workspace=cast.workspace, name_en="AI Framework Act", country="KR")
    made = links.add_link(by=by, thing=record, place=initiative)
    jiwoo = Membership.objects.get(user=cast.jiwoo)
    Membership.objects.update(joined_at=MONDAY)

    def told(since: int) -> list[tuple[str, bool]]:
        dispatch(cast.workspace.pk)
        return [(one.noun, one.gone) for one in changes_of(jiwoo, since=since, limit=50).lines]

    told(0)
    for sharing, shared_with, gone in (
        ("own", [], True),
        ("named", [cast.mofa], False),
        ("named", [cast.trade], True),
        ("workspace", [], False),
    ):
        since = last_of(cast.workspace)
        share_policy_record(by=by, record=record, version=None, sharing=sharing, shared_with=shared_with)
        assert ("link", gone) in told(since), (sharing, gone)
        assert (made.pk not in seen_by(cast.jiwoo)) == gone
