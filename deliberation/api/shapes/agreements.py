"""Agreements, clauses and commitments as answers; all for members."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from deliberation import permissions
from deliberation.keeping import Colours, Keeping, Owed
from deliberation.models import (
    Agreement,
    AgreementParty,
    Clause,
    Commitment,
    CommitmentSupport,
    ProgressNote,
    Proof,
)
from deliberation.permissions.rights import adopt
from deliberation.reckoning.colour import Colour, judged

from .reader import Reader, api, organisation, person

STAMPS = ("version", "created_at", "updated_at")


def agreement_rows(user) -> QuerySet[Agreement]:
    """What ``shape_agreement`` reads, of the agreements that ``user`` may see."""
    parties = AgreementParty.objects.select_related("organisation").prefetch_related("signatories")
    rows = Agreement.objects.visible_to(user).select_related("workspace", "added_by")
    return rows.prefetch_related(Prefetch("parties", parties))


def shape_agreement(row: Agreement, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "url": api(f"agreements/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{row.workspace.key}/agreements/{row.pk}/",
        "workspace": row.workspace.key,
        **{name: getattr(row, name) for name in ("title", "purpose", "signed_on", "review_on", "ends_on")},
        "parties": [_party(one) for one in row.parties.all()],
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {
            "edit": permissions.can_edit_agreement(reader.by, row),
            "commit": permissions.can_commit(reader.by, row),
        },
    }


def clause_rows(user) -> QuerySet[Clause]:
    """What ``shape_clause`` reads, of the clauses that ``user`` may see."""
    return Clause.objects.visible_to(user).select_related("agreement__workspace", "added_by")


def shape_clause(row: Clause, reader: Reader, numbers: dict[UUID, str]) -> dict:
    """``numbers`` are those of all clauses of its agreement."""
    steers = _steers(row, reader)
    return {
        "id": row.pk,
        "url": api(f"clauses/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{row.agreement.workspace.key}/agreements/clauses/{row.pk}/",
        "agreement": row.agreement_id,
        "parent": row.parent_id,
        "position": row.position,
        "number": numbers[row.pk],
        "heading": row.heading,
        "text": row.text,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {
            "edit": permissions.can_edit_clause(reader.by, row),
            "move": steers,
            "commit": permissions.can_commit(reader.by, row),
        },
    }


def commitment_rows(user) -> QuerySet[Commitment]:
    """What ``shape_commitment`` reads, of the commitments that ``user`` may see."""
    supports = Prefetch("supports", CommitmentSupport.objects.select_related("organisation").order_by("pk"))
    proofs = Prefetch("proofs", Proof.objects.select_related("source", "added_by"))
    rows = Commitment.objects.visible_to(user).prefetch_related("milestones", supports, proofs)
    return rows.select_related("clause__agreement__workspace", "lead", "responsible", "added_by")


def shape_commitment(row: Commitment, reader: Reader) -> dict:
    workspace = row.clause.agreement.workspace
    found = None if row.is_withdrawn else judged(row.course, reader.today(workspace.time_zone))
    named = row.responsible.name if row.responsible else None
    return {
        "id": row.pk,
        "url": api(f"commitments/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{workspace.key}/agreements/commitments/{row.pk}/",
        "agreement": row.clause.agreement_id,
        "clause": row.clause_id,
        "deliverable": row.deliverable,
        "lead": organisation(row.lead_id, row.lead.name_en),
        "supporting": [
            organisation(one.organisation_id, one.organisation.name_en) for one in row.supports.all()
        ],
        "responsible": person(row.responsible_id, named, None, row.reader_role),
        **{name: getattr(row, name) for name in ("starts_on", "due", "progress")},
        "colour": found and str(found.colour),
        "why": found and str(found.why),
        "milestones": [
            {"id": one.pk, "title": one.title, "due": one.due, "reached_on": one.reached_on}
            for one in row.milestones.all()
        ],
        "delivery": [_proof(one, row) for one in row.proofs.all()],
        "withdrawn_at": row.withdrawn_at,
        "withdrawn_reason": row.withdrawn_reason,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {"edit": permissions.can_edit_commitment(reader.by, row)},
    }


def note_rows(user) -> QuerySet[ProgressNote]:
    return ProgressNote.objects.visible_to(user).select_related("by")


def shape_note(row: ProgressNote) -> dict:
    return {
        "id": row.pk,
        "commitment": row.commitment_id,
        "progress": row.progress,
        "text": row.text,
        "by": person(row.by_id, row.by.name, None, row.reader_role),
        "at": row.at,
    }


def shape_keeping(found: Keeping) -> dict:
    return {
        "agreement": found.agreement.pk,
        "day": found.today,
        "colours": shape_colours(found.colours),
        "clauses": [
            {"clause": one.row.pk, "number": one.number, "colours": shape_colours(one.colours)}
            for one in found.clauses
        ],
        "lacks": [
            {
                "code": str(one.code),
                "clause": one.clause.row.pk,
                "commitment": one.commitment.pk if one.commitment else None,
            }
            for one in found.lints()
        ],
        "organisations": [_owed(one) for one in found.owed()],
    }


def shape_colours(colours: Colours) -> dict:
    return {str(colour): colours[colour] for colour in Colour}


def _owed(one: Owed) -> dict:
    return {
        "organisation": organisation(one.organisation.pk, one.organisation.name_en),
        "leads": shape_colours(one.leads),
        "supports": one.supports,
    }


def _party(row: AgreementParty) -> dict:
    own = row.organisation
    return {
        "organisation": organisation(own.pk, own.name_en) if own else None,
        "name": row.name,
        "signatories": [{"name": one.name, "title": one.title} for one in row.signatories.all()],
    }


def _proof(row: Proof, commitment: Commitment) -> dict:
    return {
        "id": row.pk,
        "source": row.source_id,
        "title": str(row.source),
        "note": row.note,
        "added_by": person(row.added_by_id, row.added_by.name, None, commitment.reader_role),
        "created_at": row.created_at,
    }


def _steers(row: Clause, reader: Reader) -> bool:
    """Whether the reader may move it: as with the agreement, whose rights the clause's row carries."""
    adopt(row.agreement, row)
    return permissions.can_edit_agreement(reader.by, row.agreement)


def _stamps(row: Any) -> dict:
    return {name: getattr(row, name) for name in STAMPS}
