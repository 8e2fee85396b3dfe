from datetime import timedelta

import pytest
from django.utils import timezone

from deliberation.actions import arguments, initiatives
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import Activity, Initiative, Party
from tests.cast import MONDAY, draft_initiative, open_initiative


def faults(refusal):
    return {fault.field: fault.code for fault in refusal.value.faults}


def test_initiatives_are_numbered_without_gaps_in_a_workspace(cast):
    first, second = draft_initiative(cast), draft_initiative(cast)
    assert (first.ref, second.ref) == ("AI-1", "AI-2")


@pytest.mark.parametrize("who", ["taeho", "ben", "yuna"])
def test_observers_strangers_and_former_members_start_nothing(cast, who):
    with pytest.raises(NotAllowed):
        initiatives.start_initiative(
            by=cast.actor(getattr(cast, who)), workspace=cast.workspace, title="Mine"
        )
    assert not Initiative.objects.exists()


def test_every_fault_is_named_at_once(cast):
    with pytest.raises(Invalid) as refusal:
        initiatives.start_initiative(
            by=cast.actor(cast.hana), workspace=cast.workspace, title=" ", proposal="x" * 201, audience="all"
        )
    assert faults(refusal) == {"title": "blank", "proposal": "max_length", "audience": "invalid_choice"}


def test_a_control_character_is_named_and_not_stored(cast):
    with pytest.raises(Invalid) as refusal:
        initiatives.start_initiative(by=cast.actor(cast.hana), workspace=cast.workspace, title="a\x00b")
    assert faults(refusal) == {"title": "control_character"}


def test_opening_names_all_that_is_missing(cast):
    bare = initiatives.start_initiative(by=cast.actor(cast.minji), workspace=cast.workspace, title="Bare")
    with pytest.raises(Invalid) as refusal:
        initiatives.change_stage(by=cast.actor(cast.minji), initiative=bare, to="open")
    assert set(faults(refusal)) == {"proposal", "summary", "parties", "closes_at"}
    assert Initiative.objects.get(pk=bare.pk).stage == "draft"


def test_nothing_opens_into_the_past(cast, draft):
    with pytest.raises(Invalid) as refusal:
        initiatives.change_stage(
            by=cast.actor(cast.minji, MONDAY),
            initiative=draft,
            to="open",
            closes_at=MONDAY - timedelta(hours=1),
        )
    assert faults(refusal) == {"closes_at": "past"}


def test_only_facilitators_open(cast, draft):
    with pytest.raises(NotAllowed):
        initiatives.change_stage(by=cast.actor(cast.hana), initiative=draft, to="open")


def test_ballot_and_results_are_fixed_once_it_is_open(cast, initiative):
    with pytest.raises(Invalid) as refusal:
        initiatives.edit_initiative(
            by=cast.actor(cast.minji),
            initiative=initiative,
            version=None,
            ballot="by_organisation",
            results="at_close",
        )
    assert faults(refusal) == {"ballot": "unknown", "results": "unknown"}


def test_an_edit_of_an_outdated_version_is_refused_and_changes_nothing(cast, draft):
    initiatives.edit_initiative(by=cast.actor(cast.minji), initiative=draft, version=1, title="Second")
    with pytest.raises(Stale):
        initiatives.edit_initiative(by=cast.actor(cast.minji), initiative=draft, version=1, title="Third")
    assert Initiative.objects.get(pk=draft.pk).title == "Second"


def test_saving_without_a_change_is_no_edit(cast, draft):
    initiatives.edit_initiative(by=cast.actor(cast.minji), initiative=draft, version=1, title=draft.title)
    assert Initiative.objects.get(pk=draft.pk).version == 1
    assert not Activity.objects.filter(verb="initiative.edited").exists()


def test_the_calendar_ends_the_deliberation_when_its_time_is_over(cast):
    soon = open_initiative(cast, closes_at=MONDAY + timedelta(days=7))
    later = open_initiative(cast, closes_at=MONDAY + timedelta(days=8))
    assert initiatives.close_due(MONDAY + timedelta(days=7)) == 1
    assert Initiative.objects.get(pk=soon.pk).stage == "deciding"
    assert Initiative.objects.get(pk=later.pk).stage == "open"
    told = Activity.objects.filter(verb="initiative.stage_changed", initiative=soon).latest("at")
    assert (told.actor, told.system) == (None, "calendar")


def test_closing_twice_closes_once(cast):
    open_initiative(cast, closes_at=MONDAY + timedelta(days=7))
    for _ in range(2):
        initiatives.close_due(MONDAY + timedelta(days=7))
    assert Activity.objects.filter(verb="initiative.stage_changed", system="calendar").count() == 1


@pytest.mark.parametrize(("stage", "to"), [("draft", "deciding"), ("open", "draft"), ("deciding", "closed")])
def test_stages_have_one_way_each(cast, draft, stage, to):
    Initiative.objects.filter(pk=draft.pk).update(stage=stage, closes_at=MONDAY)
    with pytest.raises(NotNow):
        initiatives.change_stage(by=cast.actor(cast.minji), initiative=draft, to=to)


def test_opening_again_needs_a_reason(cast, initiative):
    by = cast.actor(cast.minji)
    initiatives.change_stage(by=by, initiative=initiative, to="deciding")
    with pytest.raises(Invalid):
        initiatives.change_stage(by=by, initiative=initiative, to="open")
    again = initiatives.change_stage(
        by=by,
        initiative=initiative,
        to="open",
        closes_at=timezone.now() + timedelta(days=7),
        reason="The Trade ministry was not heard",
    )
    assert again.stage == "open"


def test_nothing_is_decided_without_a_confirmed_decision(cast, initiative):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
    with pytest.raises(NotNow, match="lead party"):
        initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="decided")


def test_no_new_arguments_of_a_kind_while_deciding_but_responses(cast, initiative, argument):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
    with pytest.raises(NotNow):
        arguments.add_argument(
            by=cast.actor(cast.hana), initiative=initiative, kind="advantage", claim="Late"
        )
    late = arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    assert late.parent == argument


def test_an_organisation_of_another_workspace_is_no_party(cast, draft):
    with pytest.raises(Invalid) as refusal:
        initiatives.edit_initiative(
            by=cast.actor(cast.minji),
            initiative=draft,
            version=None,
            parties=[(cast.mofa, Party.Part.LEAD), (cast.mofa, Party.Part.SUPPORTING)],
        )
    assert faults(refusal) == {"parties": "twice"}
