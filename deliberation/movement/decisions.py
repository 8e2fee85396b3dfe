"""Decisions: what was proposed, and what the lead parties said to it."""

from deliberation.models import Decision

from .changes import Change, Happening, Window, with_verbs


def changes(window: Window) -> list[Change]:
    """One change a decision: how it stood when the window ended."""
    last: dict = {}
    for row in with_verbs(window, "decision.proposed", "decision.confirmed", "decision.refused"):
        last[row.subject_id] = row
    outcomes = dict(Decision.objects.filter(pk__in=last).values_list("pk", "outcome"))
    return [
        Change.of("decision", [row], outcome=outcomes[pk], said=_said(row), decision=str(pk))
        for pk, row in last.items()
        if pk in outcomes
    ]


def _said(row: Happening) -> str:
    """proposed, refused, or confirmed by one party (confirming) or by all (confirmed)."""
    said = row.verb.partition(".")[2]
    return "confirming" if said == "confirmed" and not row.details["complete"] else said
