"""The background of an initiative (text, facts, key questions) and its decision, to be read."""

from django.db.models import Prefetch

from deliberation.models import Argument, Decision, Initiative
from deliberation.models.decisions import Confirmation

from .frame import frame
from .sight import Sight
from .stages import history


def background_page(request, initiative: Initiative) -> dict:
    """The context of initiatives/background.html."""
    sight = Sight.of(request, initiative)
    return {
        **frame(request, initiative, sight, tab="background"),
        "facts": [_fact(fact) for fact in initiative.facts.prefetch_related("links__source")],
        "history": history(initiative, sight),
        "questions": [_question(one, sight) for one in _questions(initiative)],
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


def _fact(fact) -> dict:
    return {
        "text": fact.text,
        "sources": [
            {"title": link.source.title or link.source.url, "href": link.source.url}
            for link in fact.links.all()
        ],
    }


def _questions(initiative: Initiative):
    arguments = Prefetch("arguments", Argument.objects.filter(hidden_at=None).order_by("number"))
    return initiative.questions.prefetch_related(arguments)


def _question(question, sight: Sight) -> dict:
    return {
        "text": question.text,
        "answer": question.answer,
        "arguments": [
            {"href": f"{sight.base}{one.number}/", "claim": one.claim} for one in question.arguments.all()
        ],
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
