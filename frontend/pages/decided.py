"""What hangs from a decision, as the template prints it: conditions, signed dissent, what may open it again."""

from collections.abc import Callable

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from deliberation.models import Condition, Decision, Dissent, Trigger
from deliberation.models.stages import ACT, DECIDE
from deliberation.permissions import Actor, can_meet_condition, can_watch_decision, can_withdraw_dissent

from .sight import Sight

BESIDE = ("organisation", "source", "commitment", "settled_by")
PARTS = (
    Prefetch("conditions", Condition.objects.select_related("organisation")),
    Prefetch("dissents", Dissent.objects.select_related("organisation", "signed_by")),
    Prefetch("triggers", Trigger.objects.select_related(*BESIDE)),
)


def conditions_of(by: Actor, decision: Decision, sight: Sight) -> list[dict]:
    stands = decision.state == Decision.State.CONFIRMED and decision.initiative.allows(ACT)
    today = sight.reader.today
    return [
        {
            "id": row.pk,
            "text": row.text,
            "organisation": row.organisation.name_in(sight.reader.language),
            "due": sight.reader.date(row.due) if row.due else "",
            "met": sight.reader.date(row.met_on) if row.met_on else "",
            "late": stands and row.met_on is None and row.due is not None and row.due < today,
            "may_meet": stands and can_meet_condition(by, row),
        }
        for row in _of(decision, decision.conditions.all())
    ]


def dissents_of(by: Actor, decision: Decision, sight: Sight) -> list[dict]:
    waits = decision.state == Decision.State.PROPOSED and decision.initiative.allows(DECIDE)
    return [
        {
            "id": row.pk,
            "text": row.text,
            "organisation": row.organisation.name_in(sight.reader.language) if row.organisation else "",
            "by": row.signed_by.name,
            "when": sight.reader.moment(row.signed_at),
            "may_withdraw": waits and can_withdraw_dissent(by, row),
        }
        for row in _of(decision, decision.dissents.all())
    ]


def triggers_of(by: Actor, decision: Decision, sight: Sight) -> list[dict]:
    stands = decision.state == Decision.State.CONFIRMED and decision.initiative.allows(ACT)
    steers = stands and can_watch_decision(by, decision)
    return [_trigger(row, sight, steers) for row in _of(decision, decision.triggers.all())]


def _trigger(row: Trigger, sight: Sight, steers: bool) -> dict:
    reader = sight.reader
    watched: dict[str, Callable[[], str]] = {
        Trigger.Kind.DATE: lambda: reader.date(row.on),
        Trigger.Kind.SOURCE: lambda: str(row.source),
        Trigger.Kind.COMMITMENT: lambda: _commitment(row),
        Trigger.Kind.POSITION: lambda: row.organisation.name_in(reader.language),
    }
    return {
        "id": row.pk,
        "kind": row.get_kind_display(),
        "watched": watched[row.kind](),
        "note": row.note,
        "fired": reader.moment(row.fired_at) if row.fired_at else "",
        "settled": row.get_settled_as_display() if row.settled_as else "",
        "settled_by": row.settled_by.name if row.settled_by else "",
        "settled_on": reader.day(row.settled_at) if row.settled_at else "",
        "reason": row.reason,
        "may_settle": steers and row.fired_at is not None and row.settled_at is None,
        "may_remove": steers and row.fired_at is None,
    }


def _commitment(row: Trigger) -> str:
    """What is owed, while the workspace keeps agreements."""
    keeps = row.initiative.workspace.keeps_agreements
    return row.commitment.deliverable if keeps else _("a commitment")


def _of(decision: Decision, rows) -> list:
    """With the decision that they were read with, so that nothing is looked up again."""
    for row in rows:
        row.decision = decision
    return list(rows)
