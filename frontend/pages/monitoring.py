"""What is watched after a decision: each indicator with its readings, how it stands, and what comes next."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from deliberation.models import Indicator, Initiative, Measurement
from deliberation.models.stages import ACT
from deliberation.permissions import (
    can_add_action,
    can_edit_indicator,
    can_remove_reading,
    can_take_reading,
    require,
)
from deliberation.reckoning.breach import Standing, next_due, standing_of
from frontend.charts import line
from frontend.forms.actions import ReadingForm, ReadingsForm
from frontend.places.finding import carry_rights
from frontend.responses import actor_of

from .frame import frame
from .sight import Sight
from .status_reports import row_of, rows_of

MOST = 200  # indicators
FEW = 3  # reports, the latest
DRAWN = 120  # readings of one, the latest


def monitoring_page(request, initiative: Initiative, *, refused: dict[UUID, Any] | None = None) -> dict:
    """The context of monitoring/page.html, for members; ``refused`` is a form by its indicator."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    by = actor_of(request)
    return {
        **frame(request, initiative, sight, tab="monitoring"),
        "indicators": [_indicator(by, row, sight, refused or {}) for row in _rows(request, initiative)],
        "reports": [row_of(one, sight.reader) for one in rows_of(initiative)[:FEW]],
        "add_at": f"{sight.base}actions/#indicators",
        "may_add": initiative.allows(ACT) and can_add_action(by, initiative),
        "todo": None,
    }


def _rows(request, initiative: Initiative) -> list[Indicator]:
    readings = Measurement.objects.select_related("taken_by").order_by("-on")
    rows = Indicator.objects.visible_to(request.user).filter(initiative=initiative)
    found = list(
        rows.select_related("owner", "added_by").prefetch_related(Prefetch("readings", readings))[:MOST]
    )
    for row in found:
        row.initiative = initiative
    return found


def _indicator(by, row: Indicator, sight: Sight, refused: dict[UUID, Any]) -> dict:
    readings = list(row.readings.all())[:DRAWN]
    acts = row.initiative.allows(ACT)
    takes = acts and can_take_reading(by, row)
    last = readings[0] if readings else None
    form = refused.get(row.pk)
    return {
        "id": row.pk,
        "name": row.name,
        "aim": _aim(row, sight),
        "watcher": (row.owner or row.added_by).name,
        "standing": _standing(row, last),
        "last": _number(last.value, row.unit) if last else "",
        "last_on": sight.reader.date(last.on) if last else "",
        "next": _next(row, last, sight),
        "chart": _chart(row, readings, sight) if readings else None,
        "readings": [_reading(by, one, row, sight, acts) for one in readings],
        "may_edit": acts and can_edit_indicator(by, row),
        "form": _form(form, ReadingForm, row, sight) if takes else None,
        "file_form": _form(form, ReadingsForm, row, sight) if takes else None,
        "opened": form is not None,
    }


def _form(refused: Any, kind: type, row: Indicator, sight: Sight):
    if isinstance(refused, kind):
        return refused
    initial = {"on": sight.reader.today} if kind is ReadingForm else None
    return kind(initial=initial, auto_id=ids_of(kind, row.pk))


def ids_of(kind: type, pk: UUID) -> str:
    """Many forms of one kind stand on the page."""
    return f"id_{kind.__name__.lower()}_{pk}_%s"


def _aim(row: Indicator, sight: Sight) -> list[str]:
    """What it is meant to reach, in short pieces."""
    pieces = [row.target]
    if row.baseline is not None:
        pieces.append(_("from %s") % _number(row.baseline, row.unit))
    if row.target_value is not None:
        pieces.append(_("target %s") % _number(row.target_value, row.unit))
    if row.target_by:
        pieces.append(_("by %s") % sight.reader.date(row.target_by))
    if row.frequency:
        pieces.append(_("read %s") % row.get_frequency_display())
    return [piece for piece in pieces if piece]


def _standing(row: Indicator, last: Measurement | None) -> dict | None:
    stands = standing_of(row.aim, last.on, last.value) if last else None
    words: dict[Standing, str] = {
        Standing.REACHED: _("reached"),
        Standing.UNDER_WAY: _("under way"),
        Standing.BREACHED: _("misses its target"),
    }
    return {"word": words[stands], "late": stands == Standing.BREACHED} if stands else None


def _next(row: Indicator, last: Measurement | None, sight: Sight) -> dict | None:
    since = last.on if last else row.created_at.astimezone(sight.reader.tz).date()
    due = next_due(row.frequency, since)
    return {"day": sight.reader.date(due), "late": due <= sight.reader.today} if due else None


def _chart(row: Indicator, readings: list[Measurement], sight: Sight) -> dict:
    rising = [(one.on, one.value) for one in reversed(readings)]
    levels = [] if row.target_value is None else [row.target_value]
    drawn = line(rising, levels)
    ends: list[date] = [rising[0][0], rising[-1][0]]
    return {
        "drawn": drawn,
        "path": " ".join(f"{point.x},{point.y}" for point in drawn.points),
        "ends": [sight.reader.date(day) for day in dict.fromkeys(ends)],
        "said": f"{_number(rising[0][1], row.unit)} → {_number(rising[-1][1], row.unit)}",
        "target": _number(row.target_value, row.unit) if row.target_value is not None else "",
    }


def _reading(by, row: Measurement, indicator: Indicator, sight: Sight, acts: bool) -> dict:
    row.indicator = indicator
    carry_rights(indicator, row)
    return {
        "id": row.pk,
        "day": sight.reader.date(row.on),
        "value": _number(row.value, indicator.unit),
        "note": row.note,
        "by": row.taken_by.name,
        "may_remove": acts and can_remove_reading(by, row),
    }


def _number(value: Decimal, unit: str) -> str:
    """Without noughts that nobody typed."""
    plain = f"{value.normalize():f}"
    return f"{plain} {unit}".strip()
