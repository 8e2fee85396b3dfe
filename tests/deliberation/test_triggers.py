"""What proposes to open a decided initiative again: told once, settled with a word."""

from datetime import date, timedelta

import pytest

from deliberation import todo
from deliberation.actions import (
    agreements,
    clauses,
    commitments,
    decisions,
    initiatives,
    positions,
    reminders,
    sources,
    triggers,
)
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Activity, Evidence, Initiative, Notification, Trigger
from tests.cast import MONDAY, argue, open_initiative

LATER = MONDAY + timedelta(days=10)


@pytest.fixture
def source(cast):
    return sources.add_source(by=cast.actor(cast.hana, MONDAY), workspace=cast.workspace, title="A study")


@pytest.fixture
def decision(cast, initiative):
    by = cast.actor(cast.minji, MONDAY)
    initiatives.change_stage(by=by, initiative=initiative, to="deciding")
    decision = decisions.propose_decision(
        by=by, initiative=initiative, outcome="adopt", rationale="It holds."
    )
    for who in (cast.jiwoo, cast.hana):
        decisions.answer_decision(by=cast.actor(who, MONDAY), decision=decision, agreed=True)
    return decision


def put(cast, decision, kind, who=None, **fields) -> Trigger:
    by = cast.actor(who or cast.minji, MONDAY)
    return triggers.set_trigger(by=by, decision=decision, kind=kind, **fields)


def owed(cast, due: date):
    by = cast.actor(cast.minji, MONDAY)
    agreement = agreements.add_agreement(by=by, workspace=cast.workspace, title="Memorandum")
    clause = clauses.add_clause(by=by, agreement=agreement, heading="Sharing policy status")
    return commitments.add_commitment(by=by, clause=clause, deliverable="A register", lead=cast.msit, due=due)


def fire(now=LATER) -> int:
    return triggers.fire_due(now)


def to_look_at(who) -> list[str]:
    return [todo.sentence(one)[1] for one in todo.of(who, LATER) if one.code == "reopening"]


def test_a_date_fires_once_when_it_has_come_in_the_zone_of_the_workspace(cast, decision):
    put(cast, decision, "date", on=date(2026, 5, 10))
    assert fire(MONDAY + timedelta(days=5, hours=14)) == 0  # 23:00 of the day before in Seoul
    assert fire(MONDAY + timedelta(days=5, hours=15)) == 1
    assert fire() == 0


def test_a_position_stated_after_the_decision_fires(cast, decision):
    put(cast, decision, "position", organisation=cast.msit)
    assert fire() == 0
    by = cast.actor(cast.hana, MONDAY + timedelta(days=1))
    positions.state_position(by=by, initiative=decision.initiative, stand="oppose")
    assert (fire(), fire()) == (1, 0)


def test_a_source_that_does_not_hold_fires(cast, decision, source):
    put(cast, decision, "source", source=source)
    assert fire() == 0
    sources.refute_source(by=cast.actor(cast.dohyun), source=source, refuted_why="Withdrawn by its authors")
    assert (fire(), fire()) == (1, 0)


def test_a_source_whose_evidence_was_graded_weak_elsewhere_fires(cast, decision, source):
    put(cast, decision, "source", source=source)
    argument = argue(cast, open_initiative(cast), "It was shown before")
    evidence = sources.add_evidence(by=cast.actor(cast.hana, MONDAY), argument=argument, source=source)
    sources.edit_evidence(by=cast.actor(cast.dohyun), evidence=evidence, version=None, grade="fair")
    assert fire() == 0
    sources.edit_evidence(by=cast.actor(cast.dohyun), evidence=evidence, version=None, grade="weak")
    assert Evidence.objects.get().grade == "weak"
    assert fire() == 1


def test_what_was_weak_before_fires_only_when_it_is_graded_weak_again(cast, decision, source):
    dohyun, hana = cast.actor(cast.dohyun), cast.actor(cast.hana, MONDAY)
    argument = argue(cast, open_initiative(cast), "It was shown before")
    weak = sources.add_evidence(by=hana, argument=argument, source=source, grade="weak")
    put(cast, decision, "source", source=source)
    for field in ("locator", "grade_reason"):
        sources.edit_evidence(by=cast.actor(cast.hana), evidence=weak, version=None, **{field: "Page 3"})
    assert fire() == 0
    sources.edit_evidence(by=dohyun, evidence=weak, version=None, grade="fair")
    assert fire() == 0
    sources.edit_evidence(by=dohyun, evidence=weak, version=None, grade="weak")
    assert fire() == 1


def test_weak_evidence_that_is_added_after_the_decision_fires(cast, decision, source):
    put(cast, decision, "source", source=source)
    argument = argue(cast, open_initiative(cast), "It was shown before")
    sources.add_evidence(by=cast.actor(cast.hana), argument=argument, source=source, grade="weak")
    assert (fire(), fire()) == (1, 0)


def test_the_facilitators_are_told_once_and_have_it_to_look_at(cast, decision):
    put(cast, decision, "date", on=date(2026, 5, 10))
    reminders.remind_due(LATER)
    reminders.remind_due(LATER)
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb="decision.trigger_fired")
    assert {row.user for row in told} == {cast.jiwoo, cast.minji}
    assert to_look_at(cast.minji) == ["consider re-opening: the date that was set has come."]
    assert to_look_at(cast.hana) == []


def test_it_is_settled_by_keeping_with_a_reason(cast, decision):
    trigger = put(cast, decision, "date", on=date(2026, 5, 10))
    with pytest.raises(NotNow):
        triggers.keep_decision(by=cast.actor(cast.minji), trigger=trigger, reason="It holds")
    fire()
    with pytest.raises(Invalid):
        triggers.keep_decision(by=cast.actor(cast.minji), trigger=trigger, reason=" ")
    kept = triggers.keep_decision(by=cast.actor(cast.minji), trigger=trigger, reason="It holds")
    assert (kept.settled_as, kept.reason) == ("kept", "It holds")
    assert to_look_at(cast.minji) == []
    with pytest.raises(NotNow):
        triggers.keep_decision(by=cast.actor(cast.minji), trigger=trigger, reason="Twice")


def test_it_is_settled_by_opening_again_and_others_of_it_fire_no_more(cast, decision):
    fired = put(cast, decision, "date", on=date(2026, 5, 10))
    waiting = put(cast, decision, "date", on=date(2026, 5, 20))
    fire()
    place = Initiative.objects.get()
    initiatives.change_stage(
        by=cast.actor(cast.minji), initiative=place, to="open", reason="As set", closes_at=place.closes_at
    )
    fired.refresh_from_db()
    assert (fired.settled_as, fired.settled_by) == ("reopened", cast.minji)
    assert fire(MONDAY + timedelta(days=30)) == 0
    waiting.refresh_from_db()
    assert waiting.fired_at is None
    assert to_look_at(cast.minji) == []


def test_one_that_has_not_happened_can_be_removed(cast, decision):
    trigger = put(cast, decision, "date", on=date(2026, 5, 10))
    with pytest.raises(NotAllowed):
        triggers.remove_trigger(by=cast.actor(cast.hana), trigger=trigger)
    triggers.remove_trigger(by=cast.actor(cast.minji), trigger=trigger)
    assert not Trigger.objects.exists()
    assert Activity.objects.filter(verb="decision.trigger_removed").exists()
    fired = put(cast, decision, "date", on=date(2026, 5, 10))
    fire()
    with pytest.raises(NotNow):
        triggers.remove_trigger(by=cast.actor(cast.minji), trigger=fired)


def refused(cast, decision, kind, **fields) -> set[str]:
    with pytest.raises(Invalid) as refusal:
        put(cast, decision, kind, **fields)
    return {f"{fault.field} {fault.code}" for fault in refusal.value.faults}


def test_a_kind_watches_the_one_thing_that_it_is_about(cast, decision, source):
    assert refused(cast, decision, "date") == {"on required"}
    assert refused(cast, decision, "date", on=MONDAY.date()) == {"on past"}
    assert refused(cast, decision, "source", on=date(2026, 6, 1)) == {"on not_watched", "source required"}
    assert refused(cast, decision, "position", source=source) == {
        "source not_watched",
        "organisation required",
    }
    assert refused(cast, decision, "weather") == {"kind invalid_choice"}


def test_only_facilitators_set_one_and_only_of_what_stands(cast, decision):
    with pytest.raises(NotAllowed):
        put(cast, decision, "date", who=cast.hana, on=date(2026, 6, 1))
    decision.state = "refused"
    decision.save()
    with pytest.raises(NotNow):
        put(cast, decision, "date", on=date(2026, 6, 1))


def test_a_source_that_does_not_hold_says_why_until_somebody_finds_otherwise(cast, source):
    with pytest.raises(Invalid):
        sources.refute_source(by=cast.actor(cast.hana), source=source, refuted_why="")
    with pytest.raises(NotAllowed):
        sources.refute_source(by=cast.actor(cast.taeho), source=source, refuted_why="Withdrawn")
    marked = sources.refute_source(by=cast.actor(cast.hana, MONDAY), source=source, refuted_why="Withdrawn")
    assert (marked.refuted_on, marked.refuted_why) == (MONDAY.date(), "Withdrawn")
    held = sources.recheck_source(by=cast.actor(cast.hana), source=source)
    assert (held.refuted_on, held.refuted_why) == (None, "")


def test_a_commitment_that_is_late_fires_while_the_workspace_keeps_agreements(cast, decision):
    commitment = owed(cast, due=date(2026, 5, 6))
    put(cast, decision, "commitment", commitment=commitment)
    assert fire(MONDAY + timedelta(days=2)) == 0  # its day itself
    cast.workspace.keeps_agreements = False
    cast.workspace.save()
    assert fire() == 0
    cast.workspace.keeps_agreements = True
    cast.workspace.save()
    assert (fire(), fire()) == (1, 0)
