"""Where an initiative stands, as an answer for members."""

from collections import Counter
from uuid import UUID

from django.db.models import Count, Q

from accounts.models import Organisation
from accounts.permissions import VOTE, roles_with
from deliberation.models import Argument, Comment, Initiative, Vote

from .reader import api, organisation


def shape_standing(initiative: Initiative) -> dict:
    """Tallies and labels of what counts among the kinds, who argued, what is missing; five queries."""
    rows = list(_counted(initiative))
    out = initiative.results_are_out
    return {
        "initiative": initiative.pk,
        "url": api(f"initiatives/{initiative.pk}/standing"),
        "electorate": initiative.electorate,
        "labels": dict(Counter(row.tally__label for row in rows)) if out else None,
        "arguments": [_argument(row, initiative.ref, out) for row in rows],
        **_heard(initiative, rows),
    }


def _counted(initiative: Initiative):
    columns = ("id", "number", "kind", "tally__agree", "tally__disagree", "tally__unsure", "tally__earlier")
    rows = Argument.objects.counted().filter(initiative=initiative).order_by("number")
    return rows.values_list(*columns, "tally__label", "tally__sources", "tally__contradicting", named=True)


def _argument(row, ref: str, out: bool) -> dict:
    tally = {name: getattr(row, f"tally__{name}") for name in ("agree", "disagree", "unsure", "earlier")}
    return {
        "id": row.id,
        "ref": f"{ref}#{row.number}",
        "kind": row.kind,
        "tally": tally if out else None,
        "label": row.tally__label if out else None,
    }


def _heard(initiative: Initiative, rows: list) -> dict:
    argued = _by_organisation(Argument.objects.filter(initiative=initiative, hidden_at=None))
    commented = _by_organisation(
        Comment.objects.filter(initiative=initiative, hidden_at=None, deleted_at=None)
    )
    told = Vote.objects.standing_now() if initiative.results_are_out else Vote.objects.none()
    voted = _by_organisation(told.filter(argument__initiative=initiative))
    parts: list[dict] = [
        {
            "organisation": organisation(one.pk, one.name_en),
            "arguments": argued.get(one.pk, 0),
            "comments": commented.get(one.pk, 0),
        }
        for one in _who_could(initiative)
    ]
    heard = argued.keys() | commented.keys() | voted.keys()
    return {
        "by_organisation": parts,
        "coverage": {
            "without_source": [row.id for row in rows if not row.tally__sources],
            "contradicted": [row.id for row in rows if row.tally__contradicting],
            "not_heard": [one["organisation"] for one in parts if one["organisation"]["id"] not in heard],
        },
    }


def _who_could(initiative: Initiative):
    """Organisations with a member who may argue and vote."""
    may = Q(memberships__ended_at=None, memberships__role__in=roles_with(VOTE))
    return Organisation.objects.filter(may, workspace=initiative.workspace_id).distinct().order_by("name_en")


def _by_organisation(rows) -> dict[UUID, int]:
    return dict(rows.order_by().values_list("organisation").annotate(Count("pk")))
