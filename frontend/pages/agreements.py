"""The agreements of a workspace, and one of them: its clauses with what they oblige whom to, and how it is kept."""

from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Workspace
from deliberation.keeping import ClauseKept, Keeping, Kept, Lacks, Lint, Owed, colours_of, keeping_of
from deliberation.models import Agreement
from deliberation.permissions import (
    can_add_agreement,
    can_commit,
    can_edit_agreement,
    can_edit_clause,
)
from deliberation.permissions.rights import adopt
from deliberation.reckoning.colour import Colour
from frontend.forms.agreements import AgreementForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .colours import colour_shown, counts_shown, rule_shown
from .keyset import id_in, page_after
from .links import links_of_thing

PAGE = 50


def agreements_page(request, workspace: Workspace) -> dict:
    """The context of agreements/list.html."""
    reader = Reader.of(request, workspace)
    rows = Agreement.objects.visible_to(request.user).filter(workspace=workspace)
    found, after = page_after(
        rows.select_related("workspace"), request.GET.get("after", ""), "-created_at", PAGE
    )
    colours = colours_of(found, reader.now)
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "agreements",
        "agreements": [_row(row, reader, colours[row.pk]) for row in found],
        "next": f"?{urlencode({'after': after})}" if after else "",
        "may_add": can_add_agreement(actor_of(request), workspace),
    }


def agreement_page(request, agreement: Agreement, *, notice: str = "") -> dict:
    """The context of agreements/agreement.html; ``notice`` says why something was not done."""
    reader, by = Reader.of(request, agreement.workspace), actor_of(request)
    keeping = keeping_of(agreement, reader.now)
    chosen = _chosen(request)
    may_edit, may_commit = can_edit_agreement(by, agreement), can_commit(by, agreement)
    base = f"/w/{agreement.workspace.key}/agreements/"
    return {
        "workspace": agreement.workspace,
        "section": "follow-up",
        "section_part": "agreements",
        "agreement": agreement,
        "parties": _parties(agreement, reader),
        "days": _days(agreement, reader),
        "colours": counts_shown(keeping.colours),
        "total": keeping.colours.total(),
        "clauses": [
            _clause(one, keeping, chosen, reader) | _doable(by, one, agreement, may_edit, may_commit)
            for one in keeping.clauses
        ],
        "lints": [_lint(one, base) for one in keeping.lints()],
        "owed": [_owed(one, reader) for one in keeping.owed()],
        "headings": [colour_shown(one) for one in Colour],
        "narrowed": _narrowed(chosen, keeping, reader),
        "rule": rule_shown(),
        **links_of_thing(request, agreement, agreement.workspace),
        "may_edit": may_edit,
        "may_commit": may_commit,
        "notice": notice,
    }


def agreement_form_page(
    request, workspace: Workspace, agreement: Agreement | None, form: AgreementForm
) -> dict:
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "agreements",
        "agreement": agreement,
        "form": form,
    }


def commitment_line(kept: Kept, today, reader: Reader) -> dict:
    """A commitment in a list."""
    row = kept.row
    return {
        "id": row.pk,
        "deliverable": row.deliverable,
        "lead": organisation_name(row.lead, reader),
        "supporting": [organisation_name(one.organisation, reader) for one in row.supports.all()],
        "responsible": row.responsible.name if row.responsible else _("nobody yet"),
        "due": _("due %s") % reader.date(row.due) if row.due else "",
        "progress": row.progress,
        "colour": colour_shown(kept.colour) if kept.colour else None,
    }


def organisation_name(organisation, reader: Reader) -> str:
    korean = organisation.short_name_ko if reader.language == "ko" else ""
    return korean or organisation.short_name_en or organisation.name_en


def _row(row: Agreement, reader: Reader, colours) -> dict:
    total = colours.total()
    words = ngettext("%d commitment", "%d commitments", total) % total
    signed = _("signed %s") % reader.date(row.signed_on) if row.signed_on else _("not signed yet")
    return {"id": row.pk, "title": row.title, "line": [signed, words], "colours": counts_shown(colours)}


def _parties(agreement: Agreement, reader: Reader) -> list[dict]:
    rows = agreement.parties.select_related("organisation").prefetch_related("signatories")
    return [
        {
            "name": row.name or organisation_name(row.organisation, reader),
            "outside": row.organisation is None,
            "signed": [", ".join(filter(None, (one.name, one.title))) for one in row.signatories.all()],
        }
        for row in rows
    ]


def _days(agreement: Agreement, reader: Reader) -> list[tuple[str, str]]:
    days = (
        (_("Signed"), agreement.signed_on),
        (_("To be reviewed"), agreement.review_on),
        (_("Ends"), agreement.ends_on),
    )
    return [(word, reader.date(day)) for word, day in days if day]


def _chosen(request) -> dict[str, Any]:
    """What the list of commitments is narrowed to: a colour, an organisation."""
    colour = request.GET.get("colour", "")
    return {
        "colour": Colour(colour) if colour in list(Colour) else None,
        "organisation": id_in(request.GET.get("organisation", "")),
    }


def _is_chosen(kept: Kept, chosen: dict[str, Any]) -> bool:
    if chosen["colour"] and kept.colour != chosen["colour"]:
        return False
    who = {kept.row.lead_id, *(one.organisation_id for one in kept.row.supports.all())}
    return not chosen["organisation"] or chosen["organisation"] in who


def _narrowed(chosen: dict[str, Any], keeping: Keeping, reader: Reader) -> dict | None:
    """In words what is chosen, and how many that are."""
    if not any(chosen.values()):
        return None
    names = {one.organisation.pk: organisation_name(one.organisation, reader) for one in keeping.owed()}
    words = [
        str(colour_shown(chosen["colour"])["word"]) if chosen["colour"] else "",
        names.get(chosen["organisation"], ""),
    ]
    number = sum(_is_chosen(kept, chosen) for kept in keeping.commitments)
    return {
        "words": " · ".join(filter(None, words)),
        "count": ngettext("%d commitment", "%d commitments", number) % number,
    }


def _clause(one: ClauseKept, keeping: Keeping, chosen: dict[str, Any], reader: Reader) -> dict:
    shown = [kept for kept in one.commitments if _is_chosen(kept, chosen)]
    return {
        "id": one.row.pk,
        "number": one.number,
        "depth": one.depth,
        "level": min(one.depth + 2, 6),
        "heading": one.row.heading,
        "text": one.row.text,
        "colours": counts_shown(one.colours),
        "is_bare": not one.commitments and not one.has_below,
        "commitments": [commitment_line(kept, keeping.today, reader) for kept in shown],
    }


def _doable(by, one: ClauseKept, agreement: Agreement, may_edit: bool, may_commit: bool) -> dict:
    """What the reader may do with a clause, whose row carries the rights of its agreement."""
    adopt(one.row, agreement)
    return {"may_edit": may_edit or can_edit_clause(by, one.row), "may_commit": may_commit}


def _lint(one: Lint, base: str) -> dict:
    clause = f"{one.clause.number} {one.clause.row.heading}"
    if one.commitment is None:
        href, title = f"{base}clauses/{one.clause.row.pk}/commitments/", clause
    else:
        anchor = "#progress" if one.code == Lacks.NOTE else "edit/"
        href, title = f"{base}commitments/{one.commitment.pk}/{anchor}", one.commitment.deliverable
    return {"href": href, "title": title, "clause": clause if one.commitment else "", **_says(one.code)}


def _says(code: Lacks) -> dict[str, str]:
    return {
        Lacks.COMMITMENT: {
            "what": _("Nobody is obliged by this clause."),
            "do": _("Say who delivers what, or remove the clause."),
        },
        Lacks.OWNER: {
            "what": _("Nobody is responsible."),
            "do": _("Name a member; until then the lead organisation has it to do."),
        },
        Lacks.NOTE: {
            "what": _("It is late, and nobody has said why."),
            "do": _("Report how far it is and what keeps it, or move the day."),
        },
    }[code]


def _owed(one: Owed, reader: Reader) -> dict:
    return {
        "name": organisation_name(one.organisation, reader),
        "href": f"?{urlencode({'organisation': str(one.organisation.pk)})}#clauses",
        "numbers": [one.leads[colour] for colour in Colour],
        "leads": one.leads.total(),
        "supports": one.supports,
    }
