"""Actions and indicators as answers; all for members."""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from deliberation import permissions
from deliberation.models import Action, Indicator, Measurement
from deliberation.models.stages import ACT

from .reader import Reader, api, board_url, person

STAMPS = ("version", "created_at", "updated_at")


def action_rows(user) -> QuerySet[Action]:
    """What ``shape_action`` reads, of the actions that ``user`` may see."""
    rows = Action.objects.visible_to(user)
    return rows.select_related("initiative__workspace", "owner", "added_by", "minute_line")


def shape_action(row: Action, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "url": api(f"actions/{row.pk}"),
        "html_url": f"{board_url(row.initiative.ref)}actions/#action-{row.pk}",
        "initiative": row.initiative_id,
        "text": row.text,
        "owner": person(row.owner_id, row.owner.name if row.owner else None, None, row.reader_role),
        "due": row.due,
        "done_at": row.done_at,
        "comment": row.comment_id,
        "challenge": row.challenge_id,
        "decision": row.decision_id,
        "minute_line": line.pk if (line := getattr(row, "minute_line", None)) else None,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {"edit": _acts(row) and permissions.can_edit_action(reader.by, row)},
    }


def indicator_rows(user) -> QuerySet[Indicator]:
    """What ``shape_indicator`` reads, of the indicators that ``user`` may see."""
    return Indicator.objects.visible_to(user).select_related("initiative__workspace", "added_by", "owner")


def shape_indicator(row: Indicator, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "url": api(f"indicators/{row.pk}"),
        "html_url": f"{board_url(row.initiative.ref)}monitoring/#indicator-{row.pk}",
        "initiative": row.initiative_id,
        "name": row.name,
        **{name: getattr(row, name) for name in ("target", "unit", "direction")},
        **{name: _number(getattr(row, name)) for name in ("baseline", "target_value")},
        **{name: getattr(row, name) for name in ("target_by", "frequency", "breached_at")},
        "owner": person(row.owner_id, row.owner.name if row.owner else None, None, row.reader_role),
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {"edit": _acts(row) and permissions.can_edit_indicator(reader.by, row)},
    }


def _acts(row: Any) -> bool:
    return row.initiative.allows(ACT)


def _stamps(row: Any) -> dict:
    return {name: getattr(row, name) for name in STAMPS}


def reading_rows(user) -> QuerySet[Measurement]:
    """What ``shape_reading`` reads, of the readings that ``user`` may see."""
    return Measurement.objects.visible_to(user).select_related("indicator__initiative__workspace", "taken_by")


def shape_reading(row: Measurement, reader: Reader) -> dict:
    ref = row.initiative.ref
    return {
        "id": row.pk,
        "url": api(f"readings/{row.pk}"),
        "html_url": f"{board_url(ref)}monitoring/#indicator-{row.indicator_id}",
        "indicator": row.indicator_id,
        "on": row.on,
        "value": float(row.value),
        "note": row.note,
        "taken_by": person(row.taken_by_id, row.taken_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {"remove": _acts(row) and permissions.can_remove_reading(reader.by, row)},
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
