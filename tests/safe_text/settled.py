"""Initiatives that came to a decision, with all that is written on the way there."""

from deliberation.actions import decisions, dissents, sources, triggers
from deliberation.actions import initiatives as steps
from deliberation.actions.conditions import Asked
from deliberation.models import Indicator, Initiative, Measurement, ReportWord, StatusReport, Trigger
from tests.cast import Cast, argue, open_initiative


def settled_in(cast: Cast) -> dict[str, object]:
    """A decision that stands, with a condition, a signed dissent, what may open it again, and its snapshot."""
    initiative, minji = open_initiative(cast), cast.actor(cast.minji)
    argument = argue(cast, initiative, "It was settled")
    sources.add_evidence(by=cast.actor(cast.hana), argument=argument, source={"title": "Minutes"}, quote="So")
    steps.change_stage(by=minji, initiative=initiative, to="deciding")
    decision = decisions.propose_decision(
        by=minji,
        initiative=initiative,
        outcome="adopt_with_conditions",
        rationale="It is time",
        relied_on=[argument],
        conditions=[Asked("A keeper is named", cast.msit)],
    )
    dissent = dissents.sign_dissent(by=cast.actor(cast.dohyun), decision=decision, text="It is early")
    for who in (cast.jiwoo, cast.hana):
        decisions.answer_decision(by=cast.actor(who), decision=decision, agreed=True)
    decision.refresh_from_db()
    trigger = triggers.set_trigger(
        by=minji, decision=decision, kind="position", organisation=cast.msit, note="They pay"
    )
    Trigger.objects.filter(pk=trigger.pk).update(fired_at=minji.moment)
    triggers.keep_decision(by=minji, trigger=trigger, reason="They pay still")
    taken = {"on": minji.moment.date(), "value": 40, "note": "As counted", "taken_by": cast.hana}
    word = {"agreed": False, "reason": "Too short", "by": cast.hana, "organisation": cast.msit}
    ReportWord.objects.create(report=StatusReport.objects.get(), round=1, at=minji.moment, **word)
    reading = Measurement.objects.create(indicator=Indicator.objects.get(), **taken)
    return {
        "reading": reading.pk,
        "settled": initiative.ref,
        "settled_initiative": initiative.pk,
        "condition": decision.conditions.get().pk,
        "dissent": dissent.pk,
        "trigger": trigger.pk,
        "snapshot": decision.snapshot.pk,
    }


def decided_in(cast: Cast) -> Initiative:
    """A decision that one lead party refused, and the next, which waits for its word."""
    initiative, minji = open_initiative(cast), cast.actor(cast.minji)
    challenge = argue(cast, initiative, "Two budgets", kind="challenge")
    steps.change_stage(by=minji, initiative=initiative, to="deciding")
    for _time in range(2):
        decision = decisions.propose_decision(
            by=minji,
            initiative=initiative,
            outcome="adopt_with_conditions",
            conditions=[Asked("A keeper is named", cast.msit)],
            rationale="It is time",
            dissent="It is not",
            relied_on=[challenge],
            dispositions=[decisions.Disposed(challenge=challenge, value="accept", note="We know")],
        )
        if not initiative.decisions.exclude(pk=decision.pk).exists():
            decisions.answer_decision(by=cast.actor(cast.hana), decision=decision, agreed=False, reason="No")
    return initiative
