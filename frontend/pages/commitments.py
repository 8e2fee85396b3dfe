"""The page of one commitment, and the forms of commitments and clauses."""

from typing import Any

from accounts.models import Organisation, Workspace
from accounts.permissions import ARGUE, roles_with
from deliberation.models import Clause, Commitment
from deliberation.permissions import can_edit_commitment
from deliberation.permissions.members import members_of
from deliberation.reckoning.clauses import Numbered, in_order
from deliberation.reckoning.colour import WHOLE
from frontend.forms.agreements import (
    ClausePlaceForm,
    CommitmentForm,
    MilestoneForm,
    NewClauseForm,
    ProgressForm,
    ProofForm,
    WithdrawalForm,
)
from frontend.reader import Reader
from frontend.responses import actor_of

from .agreements import organisation_name
from .choices import of_members, of_organisations
from .colours import colour_shown, rule_shown, why_shown
from .links import links_of_thing
from .on_agendas import meetings_about

NOTES_AT_MOST = 200
UNFOLDED = ("progress", "milestone", "proof", "withdrawal")


def commitment_page(request, commitment: Commitment, *, notice: str = "", **refused: Any) -> dict:
    """The context of agreements/commitment.html; ``refused`` are forms by the names of UNFOLDED."""
    workspace = commitment.clause.agreement.workspace
    reader = Reader.of(request, workspace)
    may_edit = can_edit_commitment(actor_of(request), commitment)
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "agreements",
        "commitment": commitment,
        "agreement": commitment.clause.agreement,
        "clause": _number_of(commitment.clause),
        "facts": _facts(commitment, reader),
        "state": _state(commitment, reader),
        "milestones": [_milestone(one, reader) for one in commitment.milestones.all()],
        "notes": _notes(commitment, reader),
        "proofs": _proofs(commitment, workspace, reader),
        "rule": rule_shown(),
        **links_of_thing(request, commitment, workspace),
        "meetings": meetings_about(request, workspace, commitment=commitment),
        "may_edit": may_edit,
        "may_report": may_edit and not commitment.is_withdrawn,
        "forms": _forms(commitment, refused) if may_edit else {},
        "opened": {name: name in refused for name in UNFOLDED},
        "notice": notice,
    }


def commitment_form(workspace: Workspace, data=None, *, initial: dict | None = None) -> CommitmentForm:
    """The form with the organisations and people that it can name."""
    organisations = of_organisations(Organisation.objects.filter(workspace=workspace))
    able = members_of(workspace).filter(role__in=roles_with(ARGUE)).order_by("user__name", "user_id")
    people = of_members(able)
    return CommitmentForm(data, initial=initial, organisations=organisations, people=people)


def as_it_stands(commitment: Commitment) -> dict:
    return {
        "deliverable": commitment.deliverable,
        "lead": str(commitment.lead_id),
        "supporting": [str(pk) for pk in commitment.supporting.values_list("pk", flat=True)],
        "responsible": str(commitment.responsible_id or ""),
        "starts_on": commitment.starts_on,
        "due": commitment.due,
        "version": commitment.version,
    }


def place_form(clause: Clause, data=None) -> ClausePlaceForm:
    """Where a clause can move: under any other that does not stand under it."""
    ordered = in_order(Clause.objects.filter(agreement=clause.agreement_id))
    own = next(one for one in ordered if one.row.pk == clause.pk)
    inside = {one.row.pk for one in own.each()}
    places = _choices([one for one in ordered if one.row.pk not in inside])
    initial = {"parent": str(clause.parent_id or ""), "position": clause.position}
    return ClausePlaceForm(data, places=places, initial=initial)


def new_clause_form(agreement, data=None, *, under: str = "") -> NewClauseForm:
    places = _choices(in_order(Clause.objects.filter(agreement=agreement)))
    return NewClauseForm(data, places=places, initial={"parent": under})


def _choices(clauses: list[Numbered]) -> list[tuple[str, str]]:
    return [(str(one.row.pk), f"{one.number} {one.row.heading}") for one in clauses]


def _number_of(clause: Clause) -> str:
    ordered = in_order(Clause.objects.filter(agreement=clause.agreement_id))
    return next(f"{one.number} {one.row.heading}" for one in ordered if one.row.pk == clause.pk)


def _facts(commitment: Commitment, reader: Reader) -> dict:
    supports = commitment.supports.select_related("organisation").order_by("pk")
    return {
        "lead": organisation_name(commitment.lead, reader),
        "supporting": [organisation_name(one.organisation, reader) for one in supports],
        "starts": reader.date(commitment.starts_on) if commitment.starts_on else "",
        "due": reader.date(commitment.due) if commitment.due else "",
        "rest": WHOLE - commitment.progress,
    }


def _state(commitment: Commitment, reader: Reader) -> dict | None:
    """Its colour, and what made it so; nothing of a withdrawn one."""
    if commitment.is_withdrawn:
        return None
    found, today = commitment.judged(reader.now), commitment.today(reader.now)
    return {
        **colour_shown(found.colour),
        "why": why_shown(found, commitment.course, today, reader.date),
    }


def _milestone(row, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "title": row.title,
        "due": reader.date(row.due),
        "reached": reader.date(row.reached_on) if row.reached_on else "",
    }


def _notes(commitment: Commitment, reader: Reader) -> list[dict]:
    rows = commitment.notes.select_related("by")[:NOTES_AT_MOST]
    return [
        {"progress": row.progress, "text": row.text, "by": row.by.name, "at": reader.day(row.at)}
        for row in rows
    ]


def _proofs(commitment: Commitment, workspace: Workspace, reader: Reader) -> list[dict]:
    rows = commitment.proofs.select_related("source", "added_by")
    return [
        {
            "id": row.pk,
            "href": f"/w/{workspace.key}/sources/{row.source_id}/",
            "title": str(row.source),
            "note": row.note,
            "by": row.added_by.name,
            "at": reader.day(row.created_at),
        }
        for row in rows
    ]


def _forms(commitment: Commitment, refused: dict[str, Any]) -> dict:
    present = {"progress": commitment.progress, "version": commitment.version}
    return {
        "progress": refused.get("progress") or ProgressForm(initial=present),
        "milestone": refused.get("milestone") or MilestoneForm(),
        "proof": refused.get("proof") or ProofForm(),
        "withdrawal": refused.get("withdrawal") or WithdrawalForm(),
    }
