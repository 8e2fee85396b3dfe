"""The register of policies as answers."""

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from accounts.models import Organisation
from deliberation import permissions
from deliberation.models import PolicyRecord, PolicyStatusChange
from deliberation.models.register_codes import Sharing

from .reader import Reader, api, organisation, person

TOLD = (
    *("name_en", "name_ko", "name_original", "original_language", "country", "international_organisation"),
    *("starts_on", "start_year", "ends_on", "end_year", "themes", "instrument", "responsible", "targets"),
    *("status", "status_since", "evaluated", "summary", "links", "sharing", "last_verified_on", "verify_by"),
    *("external_id", "version", "created_at", "updated_at"),
)


def policy_record_rows(user) -> QuerySet[PolicyRecord]:
    """What ``shape_policy_record`` reads, of the registers that ``user`` may see."""
    beside = ("workspace", "organisation", "added_by", "last_verified_by")
    named = Prefetch("shared_with", Organisation.objects.order_by("name_en"))
    return PolicyRecord.objects.visible_to(user).select_related(*beside).prefetch_related(named)


def shape_policy_record(row: PolicyRecord, reader: Reader) -> dict:
    by = row.last_verified_by
    return {
        "id": row.pk,
        "url": api(f"policy-records/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{row.workspace.key}/register/{row.pk}/",
        "workspace": row.workspace.key,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        **{name: getattr(row, name) for name in TOLD},
        "shared_with": [organisation(one.pk, one.name_en) for one in row.shared_with.all()],
        "last_verified_by": person(by.pk, by.name, None, row.reader_role) if by else None,
        "source": row.source_id,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        "permissions": _permissions(row, reader),
    }


def _permissions(row: PolicyRecord, reader: Reader) -> dict:
    verify = permissions.can_verify_policy_record(reader.by, row)
    return {
        "edit": permissions.can_edit_policy_record(reader.by, row),
        "verify": verify,
        "share": permissions.can_share_policy_record(reader.by, row),
        "cite": verify and row.sharing == Sharing.WORKSPACE,
    }


def shape_status(row: PolicyStatusChange, role: str | None) -> dict:
    return {
        **{name: getattr(row, name) for name in ("id", "status", "since", "note", "at")},
        "by": person(row.by_id, row.by.name, None, role),
    }
