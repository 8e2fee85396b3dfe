"""The ways between stages, the history of them, and what comes too late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deliberation.actions import arguments, decisions, initiatives, stages, votes
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Activity, Initiative, StageChange, Vote
from deliberation.models.stages import Stage
from deliberation.permissions import Actor
from tests.cast import MONDAY, argue, open_initiative
from tests.doors import DOORS

WEEK = timedelta(days=7)


@pytest.fixture
def week(cast):
    """An initiative open from MONDAY for a week."""
    return open_initiative(cast, closes_at=MONDAY + WEEK)


def step(cast, initiative, to, *, at=MONDAY + WEEK, **more):
    return initiatives.change_stage(by=cast.actor(cast.minji, at), initiative=initiative, to=to, **more)


def extend(cast, initiative, *, days=14, reason="Budget talks run late", at=MONDAY, who=None):
    by = cast.actor(who or cast.minji, at)
    closes_at = MONDAY + timedelta(days=days)
    return stages.extend_deliberation(by=by, initiative=initiative, closes_at=closes_at, reason=reason)


def test_every_step_is_written_down_with_who_why_and_until_when(cast, week):
    extend(cast, week)
    initiatives.close_due(MONDAY + 2 * WEEK)
    again = MONDAY + 5 * WEEK
    step(cast, week, "open", at=MONDAY + 3 * WEEK, closes_at=again, reason="One ministry was not heard")
    told = StageChange.objects.values_list("before", "after", "by__name", "reason", "closes_at")
    assert list(told) == [
        ("draft", "open", "Minji Seo", "", MONDAY + WEEK),
        ("open", "open", "Minji Seo", "Budget talks run late", MONDAY + 2 * WEEK),
        ("open", "deciding", None, "", MONDAY + 2 * WEEK),
        ("deciding", "open", "Minji Seo", "One ministry was not heard", again),
    ]


def test_an_extension_lets_it_close_later_and_is_told(cast, week):
    extend(cast, week)
    assert Initiative.objects.get().closes_at == MONDAY + 2 * WEEK
    assert Activity.objects.filter(verb="initiative.extended").count() == 1
    assert initiatives.close_due(MONDAY + WEEK) == 0


def test_it_is_extended_once_only(cast, week):
    extend(cast, week)
    with pytest.raises(NotNow) as refusal:
        extend(cast, week, days=21)
    assert refusal.value.code == "extended_already"


def test_a_new_opening_has_an_extension_of_its_own(cast, week):
    extend(cast, week)
    step(cast, week, "deciding")
    step(cast, week, "open", closes_at=MONDAY + timedelta(days=21), reason="Not heard")
    assert extend(cast, week, days=28).closes_at == MONDAY + timedelta(days=28)


def test_all_that_is_wrong_with_an_extension_is_said_at_once(cast, week):
    with pytest.raises(Invalid) as refusal:
        extend(cast, week, days=6, reason=" ")
    assert {fault.field for fault in refusal.value.faults} == {"closes_at", "reason"}


def test_an_analyst_extends_nothing_and_nobody_what_is_over(cast, week):
    with pytest.raises(NotAllowed):
        extend(cast, week, who=cast.hana)
    with pytest.raises(NotNow):
        extend(cast, week, at=MONDAY + WEEK)


def test_the_closing_is_no_matter_of_a_plain_edit_once_it_is_open(cast, week):
    by = cast.actor(cast.minji, MONDAY)
    with pytest.raises(Invalid) as refusal:
        initiatives.edit_initiative(by=by, initiative=week, version=None, closes_at=MONDAY + 2 * WEEK)
    assert refusal.value.faults[0].field == "closes_at"


@pytest.mark.parametrize("closes_in", [None, timedelta(0), -WEEK])
def test_opening_again_needs_a_closing_in_the_future(cast, week, closes_in):
    step(cast, week, "deciding")
    closes_at = MONDAY + WEEK + closes_in if closes_in is not None else None
    with pytest.raises(Invalid) as refusal:
        step(cast, week, "open", closes_at=closes_at, reason="Not heard")
    assert [fault.field for fault in refusal.value.faults] == ["closes_at"]


@pytest.mark.parametrize("stage", ["deciding", "decided", "monitoring", "closed", "withdrawn"])
def test_it_can_be_opened_again_from_wherever_it_went(cast, week, stage):
    Initiative.objects.update(stage=stage)
    with pytest.raises(Invalid) as refusal:
        step(cast, week, "open")
    assert {fault.field for fault in refusal.value.faults} == {"reason", "closes_at"}
    again = step(cast, week, "open", closes_at=MONDAY + 2 * WEEK, reason="New figures")
    assert again.stage == "open"


def test_opening_again_sets_the_decision_aside_and_frees_the_way_for_another(cast, week):
    step(cast, week, "deciding")
    said = {"by": cast.actor(cast.minji), "outcome": "adopt", "rationale": "It holds."}
    first = decisions.propose_decision(initiative=week, **said)
    step(cast, week, "open", closes_at=MONDAY + 2 * WEEK, reason="New figures")
    first.refresh_from_db()
    assert first.state == "superseded"
    with pytest.raises(NotNow):
        decisions.answer_decision(by=cast.actor(cast.hana), decision=first, agreed=True)
    step(cast, week, "deciding")
    assert decisions.propose_decision(initiative=week, **said).state == "proposed"


def test_moving_to_where_it_is_already_writes_nothing(cast, week):
    step(cast, week, "open", at=MONDAY)
    assert StageChange.objects.count() == 1


@pytest.mark.parametrize("written", ["open", "deciding"])
def test_what_comes_after_the_end_is_refused_alike_before_and_after_the_calendar_came(cast, week, written):
    argument = argue(cast, week, "One voice")
    if written == "deciding":
        initiatives.close_due(MONDAY + WEEK)
    late = cast.actor(cast.hana, MONDAY + WEEK)
    for act in (
        lambda: votes.cast_vote(by=late, argument=argument, value=1),
        lambda: votes.state_view(by=late, initiative=week, value="for"),
        lambda: arguments.add_argument(by=late, initiative=week, kind="advantage", claim="Late"),
    ):
        with pytest.raises(NotNow, match=r"Voting on AI-1 ended: Mon 11 May, 09:00 KST") as refusal:
            act()
        assert refusal.value.code == "voting_ended"
    assert not Vote.objects.exists()


def test_a_vote_a_second_before_the_end_counts(cast, week):
    argument = argue(cast, week, "One voice")
    votes.cast_vote(
        by=cast.actor(cast.hana, MONDAY + WEEK - timedelta(seconds=1)), argument=argument, value=1
    )
    assert Vote.objects.count() == 1


def test_a_facilitator_who_ends_it_early_ends_the_voting_then(cast, week):
    argument = argue(cast, week, "One voice")
    step(cast, week, "deciding", at=MONDAY + timedelta(days=1))
    with pytest.raises(NotNow, match="Tue 5 May"):
        votes.cast_vote(by=cast.actor(cast.hana, MONDAY + timedelta(days=2)), argument=argument, value=1)


def test_the_server_s_clock_decides_not_the_page_that_was_loaded_in_time(cast, week, time_machine):
    argument = argue(cast, week, "One voice")
    time_machine.move_to(MONDAY + WEEK - timedelta(minutes=1))
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    time_machine.move_to(MONDAY + WEEK)
    with pytest.raises(NotNow):
        votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    assert timezone.now() >= MONDAY + WEEK
    assert Initiative.objects.get().stage == Stage.OPEN


def test_the_calendar_leaves_alone_what_was_extended_under_its_hand(cast, week):
    calendar = Actor(system_name="calendar", acted_at=MONDAY + WEEK)
    extend(cast, week)
    initiatives.change_stage(by=calendar, initiative=week, to="deciding")
    step(cast, week, "withdrawn", at=MONDAY)
    initiatives.change_stage(by=calendar, initiative=week, to="deciding")
    assert Initiative.objects.get().stage == "withdrawn"


@pytest.mark.parametrize("name", DOORS)
def test_a_late_vote_is_told_why_through_either_door(cast, week, name):
    argument = argue(cast, week, "One voice")
    door = DOORS[name]()
    door.enter(cast.hana)
    said = []
    door.outcome = lambda response: said.append(response.content.decode()) or response.status_code
    assert door.vote(argument) == 409
    assert "Voting on AI-1 ended: Mon 11 May, 09:00 KST" in said[0]
