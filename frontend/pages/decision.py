"""The decision of an initiative: what is proposed or decided, whose word is missing, what was set aside before."""

from typing import Any

from django.db.models import Prefetch

from accounts.models import Membership, Organisation
from deliberation.models import (
    Argument,
    Confirmation,
    Decision,
    Disposition,
    Initiative,
    MinuteLine,
    Party,
    Snapshot,
)
from deliberation.models.stages import DECIDE
from deliberation.permissions import Actor, can_confirm, can_decide, require, rights_of
from frontend.forms.decisions import CONDITIONS, DecisionForm, WordForm
from frontend.places.finding import carry_rights
from frontend.responses import actor_of

from .decided import PARTS, conditions_of, dissents_of, triggers_of
from .deciding import organisations_of, signing_and_watching
from .frame import frame
from .sight import Sight
from .words import words

MOST = 20


def decision_page(
    request,
    initiative: Initiative,
    *,
    form: DecisionForm | None = None,
    word: WordForm | None = None,
    **parts: Any,
) -> dict:
    """The context of decisions/decision.html, for members; a form is one that was refused, ``parts`` are those of what
    hangs from the decision.
    """
    sight, by = Sight.of(request, initiative), actor_of(request)
    require(sight.inside)
    rows = list(_rows(initiative))
    for row in rows:
        row.initiative = initiative
        carry_rights(initiative, row)
    standing = next((row for row in rows if row.state in Decision.STANDING), None)
    waiting = _waiting_for(initiative, standing, sight)
    may_propose = standing is None and initiative.allows(DECIDE) and can_decide(by, initiative)
    own = rights_of(by, initiative).organisation_id
    asked = any(one["id"] == own for one in waiting) and can_confirm(by, initiative)
    return {
        **frame(request, initiative, sight, tab="decision"),
        "decision": _decision(by, standing, sight) if standing else None,
        "earlier": [_decision(by, row, sight) for row in rows if row is not standing],
        **signing_and_watching(request, initiative, standing, **parts),
        "settled": _settled(request, initiative),
        "waiting": waiting,
        "form": form or (decision_form(initiative) if may_propose else None),
        "word": word or (WordForm(initial={"decision": standing.pk}) if asked else None),
        "todo": None,
    }


def decision_form(initiative: Initiative, data=None) -> DecisionForm:
    """The form with the arguments to choose from, and a question for each challenge that nobody handles."""
    kinds = words()["kinds"]
    rows = Argument.objects.counted().filter(initiative=initiative).order_by("number")
    arguments = [
        (str(pk), f"#{number} {kinds[kind]}: {claim}")
        for pk, number, kind, claim in rows.values_list("pk", "number", "kind", "claim")
    ]
    challenges = [
        (row.number, f"#{row.number} {row.claim}") for row in Argument.objects.unhandled(initiative)
    ]
    return DecisionForm(
        data,
        initial=_refused(initiative),
        arguments=arguments,
        challenges=challenges,
        organisations=organisations_of(initiative),
    )


def _refused(initiative: Initiative) -> dict:
    """What was proposed last and refused, so that nobody has to write again what may stand."""
    last = Decision.objects.filter(initiative=initiative, proposed_at__gte=initiative.stage_since).first()
    if last is None or last.state != Decision.State.REFUSED:
        return {}
    said = {name: getattr(last, name) for name in ("outcome", "rationale", "dissent")}
    said["relied_on"] = list(map(str, last.relied_on.values_list("pk", flat=True)))
    for number, value, note in last.dispositions.values_list("challenge__number", "value", "note"):
        said |= {f"dispositions.{number}": value, f"dispositions.{number}.note": note}
    for place, condition in enumerate(last.conditions.all()[:CONDITIONS]):
        here = f"conditions.{place}"
        said |= {f"{here}.text": condition.text, f"{here}.due": condition.due}
        said[f"{here}.organisation"] = str(condition.organisation_id)
    return said


def _rows(initiative: Initiative):
    said = Confirmation.objects.select_related("organisation", "by").order_by("at")
    disposed = Disposition.objects.select_related("challenge").order_by("challenge__number")
    relied_on = Argument.objects.filter(hidden_at=None).order_by("number")
    rows = Decision.objects.filter(initiative=initiative).select_related("proposed_by")
    return rows.prefetch_related(
        Prefetch("confirmations", said),
        Prefetch("dispositions", disposed),
        Prefetch("relied_on", relied_on),
        Prefetch("snapshot", Snapshot.objects.only("number", "hash", "decision")),
        *PARTS,
    )[:MOST]


def _settled(request, initiative: Initiative) -> list[dict]:
    """What meetings settled about it, with the way back to each line of the minutes; the latest first."""
    lines = MinuteLine.objects.visible_to(request.user).select_related("item__meeting")
    rows = lines.filter(item__initiative=initiative, kind=MinuteLine.Kind.DECISION)
    key = initiative.workspace.key
    return [
        {"text": row.text, "meeting": row.item.meeting.title, "href": f"/w/{key}/minutes/{row.pk}/"}
        for row in rows.order_by("-created_at", "-id")[:MOST]
    ]


def _waiting_for(initiative: Initiative, decision: Decision | None, sight: Sight) -> list[dict]:
    """The lead parties without a word, and whether anybody may give it."""
    if decision is None or decision.state != Decision.State.PROPOSED:
        return []
    leads = Organisation.objects.filter(
        pk__in=Party.objects.filter(initiative=initiative, part=Party.Part.LEAD).values("organisation")
    )
    missing = leads.exclude(pk__in=[one.organisation_id for one in decision.confirmations.all()])
    speakers = Membership.objects.active().persons().filter(organisation__in=missing, speaks_for=True)
    spoken_for = set(speakers.values_list("organisation_id", flat=True))
    return [
        {"id": one.pk, "name": one.name_in(sight.reader.language), "nobody": one.pk not in spoken_for}
        for one in missing
    ]


def _decision(by: Actor, decision: Decision, sight: Sight) -> dict:
    return {
        "id": decision.pk,
        "outcome": decision.get_outcome_display(),
        "state": decision.get_state_display(),
        "rationale": decision.rationale,
        "dissent": decision.dissent,
        "conditions": conditions_of(by, decision, sight),
        "dissents": dissents_of(by, decision, sight),
        "triggers": triggers_of(by, decision, sight),
        "snapshot": f"{sight.base}decision/snapshot/{decision.snapshot.number}/"
        if hasattr(decision, "snapshot")
        else "",
        "when": sight.reader.moment(decision.proposed_at),
        "by": decision.proposed_by.name,
        "relied_on": [_argument(one, sight) for one in decision.relied_on.all()],
        "words": [_word(one, sight) for one in decision.confirmations.all()],
        "dispositions": [
            {
                **_argument(one.challenge, sight),
                "value": one.get_value_display(),
                "note": one.note,
            }
            for one in decision.dispositions.all()
        ],
    }


def _argument(row: Argument, sight: Sight) -> dict:
    """Its number, and what it claims unless that was hidden."""
    claim = words()["hidden"] if row.is_hidden else row.claim
    return {"href": f"{sight.base}{row.number}/", "number": row.number, "claim": claim}


def _word(row: Confirmation, sight: Sight) -> dict:
    return {
        "organisation": row.organisation.name_in(sight.reader.language),
        "agreed": row.agreed,
        "reason": row.reason,
        "by": row.by.name,
        "when": sight.reader.day(row.at),
    }
