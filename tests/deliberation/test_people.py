import pytest

from accounts.models import Membership, Organisation, Workspace
from deliberation.actions import people, votes
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Initiative, Subscription, Tally
from deliberation.permissions import Actor


def membership(who):
    return Membership.objects.select_related("workspace").get(user=who)


def test_only_the_set_up_makes_workspaces(cast):
    with pytest.raises(NotAllowed):
        people.create_workspace(by=cast.actor(cast.jiwoo), key="ZZ", name="Mine")


def test_joining_brings_a_digest_on_monday_at_eight_in_seoul(cast):
    subscription = Subscription.objects.get(user=cast.hana)
    assert (subscription.cadence, subscription.weekday, subscription.hour) == ("weekly", 0, 8)
    assert subscription.due_at.isoformat() == "2026-05-10T23:00:00+00:00"


def test_who_joins_may_vote_and_is_counted(cast, initiative, argument):
    before = Tally.objects.get().electorate
    people.join(
        by=Actor.system("setup"),
        workspace=cast.workspace,
        user=cast.ben,
        organisation=cast.msit,
        role="analyst",
    )
    dispatch(cast.workspace.pk)
    assert Tally.objects.get().electorate == before + 1 == 5
    votes.cast_vote(by=cast.actor(cast.ben), argument=argument, value=1)


def test_a_member_cannot_join_twice_but_can_come_back(cast):
    arguments = {
        "by": Actor.system("setup"),
        "workspace": cast.workspace,
        "organisation": cast.msit,
        "role": "analyst",
    }
    with pytest.raises(NotNow):
        people.join(user=cast.hana, **arguments)
    people.join(user=cast.yuna, **arguments)
    assert Membership.objects.filter(user=cast.yuna).count() == 1
    assert membership(cast.yuna).is_active


def test_an_owner_makes_nobody_a_member_who_was_not_asked(cast):
    with pytest.raises(NotAllowed):
        people.join(
            by=cast.actor(cast.jiwoo),
            workspace=cast.workspace,
            user=cast.ben,
            organisation=cast.msit,
            role="analyst",
        )
    assert not Membership.objects.filter(user=cast.ben).exists()


def test_facilitators_do_not_manage_people(cast):
    with pytest.raises(NotAllowed):
        people.change_membership(by=cast.actor(cast.minji), membership=membership(cast.hana), role="owner")


def test_changing_organisation_leaves_old_votes_where_they_were(cast, argument):
    vote, _tally = votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    people.change_membership(
        by=cast.actor(cast.jiwoo), membership=membership(cast.hana), organisation=cast.trade, speaks_for=False
    )
    vote.refresh_from_db()
    assert vote.organisation == cast.msit


def test_the_last_owner_stays(cast):
    with pytest.raises(NotNow, match="owner"):
        people.end_membership(by=cast.actor(cast.jiwoo), membership=membership(cast.jiwoo))
    with pytest.raises(NotNow):
        people.change_membership(
            by=cast.actor(cast.jiwoo), membership=membership(cast.jiwoo), role="observer"
        )


def test_whoever_leaves_sees_nothing_any_more(cast, initiative):
    people.end_membership(by=cast.actor(cast.hana), membership=membership(cast.hana))
    assert not Initiative.objects.visible_to(cast.hana).exists()


def test_an_organisation_has_its_name_once(cast):
    with pytest.raises(Invalid):
        people.add_organisation(
            by=cast.actor(cast.jiwoo),
            workspace=cast.workspace,
            name_en="Ministry of Foreign Affairs",
            short_name_en="MOFA",
        )
    assert Organisation.objects.count() == 3


@pytest.mark.parametrize("key", ["a1", "1A", "A", "TOOLONGAKEY1", "A-B"])
def test_a_workspace_key_is_short_and_plain(db, key):
    with pytest.raises(Invalid) as refusal:
        people.create_workspace(by=people.Actor.system("setup"), key=key, name="X")
    assert refusal.value.faults[0].field == "key"
    assert not Workspace.objects.exists()
