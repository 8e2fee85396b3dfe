"""What the indicators of an initiative read at the end of a period: live, or as a status report froze it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from deliberation.models import Indicator, Measurement, StatusReport
from deliberation.reckoning.breach import standing_of


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator; numbers as text without noughts that nobody typed, days as ISO 8601, empty where there is none.

    ``before`` is what it read last before the period, ``value`` what it read last until its end, ``on`` that day.
    """

    indicator: str
    name: str
    unit: str
    target: str
    before: str
    value: str
    on: str
    standing: str


def figures_of(report: StatusReport) -> list[Figure]:
    """As they were frozen; of a report that is being written, as they read now."""
    if report.is_editable:
        return live(report.initiative_id, report.starts_on, report.ends_on)
    return [Figure(**one) for one in report.figures]


def frozen(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    return [asdict(one) for one in figures]


def live(initiative_id: UUID, starts_on: date, ends_on: date) -> list[Figure]:
    """Two queries, however many there are."""
    readings = Prefetch("readings", Measurement.objects.filter(on__lte=ends_on).order_by("on"))
    rows = Indicator.objects.filter(initiative=initiative_id).prefetch_related(readings)
    return [_figure(row, starts_on) for row in rows]


def _figure(row: Indicator, starts_on: date) -> Figure:
    readings = list(row.readings.all())
    last = readings[-1] if readings else None
    before = next((one for one in reversed(readings) if one.on < starts_on), None)
    stands = standing_of(row.aim, last.on, last.value) if last else None
    return Figure(
        indicator=str(row.pk),
        name=row.name,
        unit=row.unit,
        target=_number(row.target_value) or row.target,
        before=_number(before.value) if before else "",
        value=_number(last.value) if last else "",
        on=last.on.isoformat() if last else "",
        standing=stands.value if stands else "",
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
