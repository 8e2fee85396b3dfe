"""How one challenge is handled: the panel on its page, its history, and the form *Who handles it?*"""

from accounts.models import Organisation
from deliberation.models import Activity, Argument, Challenge, Kind
from deliberation.models.challenges import HANDED_ON, HANDLED, is_overdue
from deliberation.models.stages import HANDLE
from deliberation.permissions import can_handle_challenge, members_who_see, require
from frontend.forms.challenges import IMPACTS, LIKELIHOODS, ChallengeForm
from frontend.responses import actor_of

from .sight import Sight
from .words import words

LATEST = 20


def challenge_panel(request, argument: Argument, sight: Sight) -> dict:
    """What the page of a challenge shows of its handling; empty for other arguments."""
    if argument.kind != Kind.CHALLENGE:
        return {}
    row, inside = argument.challenge, sight.inside
    return {
        "handling": {
            "status": words()["statuses"][row.status],
            "likelihood": dict(LIKELIHOODS).get(row.likelihood, ""),
            "impact": dict(IMPACTS).get(row.impact, ""),
            "owner": row.owner.name_in(sight.reader.language) if row.owner else "",
            "responsible": row.responsible.name if row.responsible_id and inside else "",
            "mitigation": row.mitigation,
            "due": sight.reader.date(row.due) if row.due else "",
            "overdue": is_overdue(row.due, row.status, sight.reader.today),
            "answered": bool(getattr(argument, "answered", False)),
            "page": f"{sight.base}{argument.number}/challenge/" if inside else "",
            "may_change": may_handle(request, argument),
            "changed": row.version > 1,
        }
    }


def challenge_page(request, argument: Argument, form: ChallengeForm) -> dict:
    """The context of challenges/challenge.html for members: the form where the reader may change it, the history."""
    initiative = argument.initiative
    sight = Sight.of(request, initiative)
    require(sight.inside)
    return {
        "argument": argument,
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
        "form": form if may_handle(request, argument) or form.is_bound else None,
        "history": _history(argument, sight),
    }


def challenge_form(argument: Argument, language: str, data=None) -> ChallengeForm:
    """The form with whom it can be given to; filled with how the challenge stands where nothing was typed."""
    row, initiative = argument.challenge, argument.initiative
    organisations = Organisation.objects.filter(workspace=initiative.workspace_id)
    owners = [(str(one.pk), one.name_in(language)) for one in organisations]
    members = [
        (str(one.user_id), f"{one.user.name}, {one.organisation.short_name_in(language)}")
        for one in members_who_see(initiative)
    ]
    return ChallengeForm(data, initial=as_it_stands(row), owners=owners, members=members)


def may_handle(request, argument: Argument) -> bool:
    return argument.initiative.allows(HANDLE) and can_handle_challenge(actor_of(request), argument)


def as_it_stands(row: Challenge) -> dict:
    """What the form's fields hold in the row."""
    plain = ("status", "likelihood", "impact", "mitigation", "due", "version")
    nouns = {"owner": str(row.owner_id or ""), "responsible": str(row.responsible_id or "")}
    return nouns | {name: getattr(row, name) for name in plain}


def _history(argument: Argument, sight: Sight) -> list[dict]:
    rows = Activity.objects.filter(argument=argument, verb__in=HANDLED).select_related("actor")
    return [_step(row, sight) for row in rows.order_by("-at", "-id")[:LATEST]]


def _step(row: Activity, sight: Sight) -> dict:
    """Who, when, and the status before and after; else which fields changed."""
    before, after = row.details.get("before"), row.details.get("after")
    statuses, labels = words()["statuses"], words()["challenge_fields"]
    fields = [labels[name] for name in row.details.get("fields", ()) if name in labels and name != "status"]
    return {
        "who": row.actor.name if row.actor else "",
        "when": sight.reader.day(row.at),
        "before": statuses[before] if before != after else "",
        "after": statuses[after] if before != after else "",
        "fields": ", ".join(fields),
        "handed_on": row.verb == HANDED_ON,
    }
