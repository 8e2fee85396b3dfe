"""Cases of companies abroad as answers."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from accounts.models import User
from deliberation import permissions
from deliberation.models import Case, CaseStatusChange
from deliberation.models.case_counts import CaseCount

from .reader import Reader, api, organisation, person

TOLD = (
    *("code", "kind", "is_coded", "country", "measure", "sector", "description", "status"),
    *("occurred_on", "opened_on", "version", "created_at", "updated_at"),
)


def case_rows(user) -> QuerySet[Case]:
    """What ``shape_case`` reads, of the cases that ``user`` may see, with the names that ``user`` may read."""
    return _told(Case.objects.visible_to(user).with_names(user))


def case_rows_without_names(user) -> QuerySet[Case]:
    """The same, without any name that is withheld from anybody: for files, which go from hand to hand."""
    return _told(Case.objects.visible_to(user).without_names())


def shape_case(row: Case, reader: Reader) -> dict:
    role = row.reader_role
    return {
        "id": row.pk,
        "url": api(f"cases/{row.pk}"),
        "html_url": settings.BASE_URL + row.path_in(row.workspace.key),
        "workspace": row.workspace.key,
        **{name: getattr(row, name) for name in TOLD},
        "company": row.named or None,
        "readers": [person(one.pk, one.name, None, role) for one in row.readers.all()],
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "handled_by": organisation(row.handled_by_id, row.handled_by.name_en if row.handled_by else None),
        "owner": person(row.owner_id, row.owner.name if row.owner else None, None, role),
        "added_by": person(row.added_by_id, row.added_by.name, None, role),
        "permissions": {
            "edit": permissions.can_edit_case(reader.by, row),
            "name": permissions.can_name_company(reader.by, row),
        },
    }


def shape_case_status(row: CaseStatusChange, role: str | None) -> dict:
    return {
        **{name: getattr(row, name) for name in ("id", "status", "note", "at")},
        "by": person(row.by_id, row.by.name, None, role),
    }


def shape_case_counts(initiative: UUID, counts: dict[UUID, CaseCount]) -> dict:
    """Of each argument that cases bear on, in an order that stays."""
    return {"initiative": initiative, "arguments": [_count(pk, counts[pk]) for pk in sorted(counts)]}


def _count(argument: UUID, count: CaseCount) -> dict[str, Any]:
    return {
        "argument": argument,
        "cases": count.cases,
        "support": count.support,
        "unfair": count.unfair,
        "countries": list(count.countries),
    }


def _told(rows: QuerySet[Case]) -> QuerySet[Case]:
    beside = ("workspace", "organisation", "handled_by", "owner", "added_by")
    return rows.select_related(*beside).prefetch_related(
        Prefetch("readers", User.objects.order_by("name", "pk"))
    )
