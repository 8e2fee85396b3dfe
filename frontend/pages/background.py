"""The background of an initiative (text, facts, key questions) and its decision, to be read."""

from deliberation.models import Decision, Initiative
from deliberation.models.decisions import Confirmation

from .facts import facts_and_questions
from .frame import frame
from .sight import Sight
from .stages import history


def background_page(request, initiative: Initiative, *, fact=None, question=None) -> dict:
    """The context of initiatives/background.html; ``fact`` and ``question`` are forms that were refused."""
    sight = Sight.of(request, initiative)
    return {
        **frame(request, initiative, sight, tab="background"),
        "history": history(initiative, sight),
        **facts_and_questions(request, initiative, sight, fact=fact, question=question),
        "todo": None,
    }


def decision_page(request, initiative: Initiative) -> dict:
    """The context of initiatives/decision.html: the decision that stands, or none."""
    sight = Sight.of(request, initiative)
    found = Decision.objects.filter(initiative=initiative).exclude(state=Decision.State.REFUSED)
    decision = found.select_related("proposed_by").first()
    return {
        **frame(request, initiative, sight, tab="decision"),
        "decision": _decision(decision, sight) if decision else None,
        "todo": None,
    }


def _decision(decision: Decision, sight: Sight) -> dict:
    return {
        "outcome": decision.get_outcome_display(),
        "state": decision.get_state_display(),
        "rationale": decision.rationale,
        "dissent": decision.dissent,
        "when": sight.reader.moment(decision.proposed_at),
        "by": decision.proposed_by.name if sight.inside else "",
        "relied_on": [
            {"href": f"{sight.base}{one.number}/", "claim": one.claim}
            for one in decision.relied_on.filter(hidden_at=None).order_by("number")
        ],
        "confirmations": [_confirmation(one, sight) for one in _confirmations(decision)],
        "dispositions": [
            {
                "href": f"{sight.base}{one.challenge.number}/",
                "claim": one.challenge.claim,
                "value": one.get_value_display(),
                "note": one.note,
            }
            for one in decision.dispositions.select_related("challenge")
        ],
    }


def _confirmations(decision: Decision):
    return Confirmation.objects.filter(decision=decision).select_related("organisation", "by").order_by("at")


def _confirmation(row: Confirmation, sight: Sight) -> dict:
    return {
        "organisation": row.organisation.name_in(sight.reader.language),
        "agreed": row.agreed,
        "reason": row.reason,
        "by": row.by.name if sight.inside else "",
        "when": sight.reader.day(row.at),
    }
