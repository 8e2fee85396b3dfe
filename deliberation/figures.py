"""What the indicators of an initiative read at the end of a period: live, or as a status report froze it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from deliberation.models import Indicator, StatusReport
from deliberation.reckoning.breach import Standing, standing_of


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
    """As they were frozen; of a report that is being written, for the first time or again, as they read now.

    Two queries more for one that is, unless it was read ``with_indicators``.
    """
    if not report.is_editable:
        return [Figure(**one) for one in report.figures]
    known = getattr(report.initiative, "watched", None)
    if known is None:
        return live(report.initiative_id, report.starts_on, report.ends_on)
    return _figures(known, report.starts_on, report.ends_on)


def frozen(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    return [asdict(one) for one in figures]


def is_whole(figures: Any) -> bool:
    """Whether these can be what was frozen: for each indicator once all that a figure says, and as text."""
    names = {field.name for field in fields(Figure)}
    shaped = isinstance(figures, list) and all(
        isinstance(one, dict) and one.keys() == names for one in figures
    )
    if not shaped or not all(isinstance(said, str) for one in figures for said in one.values()):
        return False
    known = {"", *Standing}
    ids = [one["indicator"] for one in figures]
    return len(set(ids)) == len(ids) and all(
        one["indicator"]
        and one["name"]
        and one["standing"] in known
        and bool(one["value"]) == bool(one["on"])
        for one in figures
    )


def live(initiative_id: UUID, starts_on: date, ends_on: date) -> list[Figure]:
    """As they read at this moment; two queries, however many there are."""
    rows = Indicator.objects.filter(initiative=initiative_id).prefetch_related("readings")
    return _figures(rows, starts_on, ends_on)


def _figures(rows: Iterable[Indicator], starts_on: date, ends_on: date) -> list[Figure]:
    return [_figure(row, starts_on, ends_on) for row in rows]


def _figure(row: Indicator, starts_on: date, ends_on: date) -> Figure:
    readings = [one for one in row.readings.all() if one.on <= ends_on]
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
