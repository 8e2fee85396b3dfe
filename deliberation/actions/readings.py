"""Readings of an indicator: typed in, or sent by another system, many at once and as often as it likes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from deliberation.actions.locks import locked_in_place, still_there
from deliberation.actions.writing import faults_of, one_line, save_version
from deliberation.errors import Fault, Invalid
from deliberation.models import Indicator, Measurement
from deliberation.models.stages import ACT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_remove_reading, can_take_reading, require
from deliberation.reckoning.breach import Standing, standing_of

MOST = 1000  # at once


@dataclass(frozen=True, slots=True)
class Reading:
    """One as a door hands it in; ``name`` is how faults call it."""

    on: date
    value: Decimal
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    added: int = 0
    corrected: int = 0
    unchanged: int = 0


@transaction.atomic
def take_readings(*, by: Actor, indicator: Indicator, readings: Sequence[Reading]) -> Taken:
    """Write what it read on some days; a day that has a reading is corrected, the same again changes nothing.

    All of them or none. Raises NotAllowed, NotNow, Invalid.
    """
    require(can_take_reading(by, indicator))
    indicator = locked_in_place(indicator, ACT)
    known = {row.on: row for row in indicator.readings.filter(on__in=[one.on for one in readings])}
    before = {on: (row.value, row.note) for on, row in known.items()}
    rows = [_row(indicator, known.get(one.on), one, by) for one in readings]
    faults = [*_faults(indicator, readings, rows, by)]
    if faults:
        raise Invalid(faults=faults)
    taken = _written(rows, before, by)
    if taken.added or taken.corrected:
        place = indicator.initiative
        record("indicator.measured", by=by, subject=indicator, initiative=place, readings=len(rows))
        judge(indicator, by)
    return taken


@transaction.atomic
def remove_reading(*, by: Actor, reading: Measurement) -> None:
    """Take back what was read on a day. Raises NotAllowed, NotNow."""
    require(can_remove_reading(by, reading))
    indicator = locked_in_place(reading.indicator, ACT)
    reading = still_there(indicator.readings.all(), reading.pk)
    reading.delete()
    record("indicator.reading_removed", by=by, subject=indicator, initiative=indicator.initiative)
    judge(indicator, by)


def judge(indicator: Indicator, by: Actor) -> None:
    """Part of what changes readings or the aim of a locked indicator: a breach is told once, when it begins."""
    last = indicator.readings.order_by("-on").first()
    breaches = last is not None and standing_of(indicator.aim, last.on, last.value) == Standing.BREACHED
    if breaches == (indicator.breached_at is not None):
        return
    indicator.breached_at = by.moment if breaches else None
    save_version(indicator, ["breached_at"], at=by.moment)
    if breaches:
        record("indicator.breached", by=by, subject=indicator, initiative=indicator.initiative)


def _row(indicator: Indicator, known: Measurement | None, one: Reading, by: Actor) -> Measurement:
    """The reading as it is to be, not yet saved; of a known day that day's."""
    row = known or Measurement(indicator=indicator, on=one.on, created_at=by.moment)
    row.value, row.note = one.value, one_line(one.note)
    return row


def _faults(
    indicator: Indicator, readings: Sequence[Reading], rows: Sequence[Measurement], by: Actor
) -> Iterator[Fault]:
    """Everything wrong, by reading."""
    today = by.moment.astimezone(ZoneInfo(indicator.initiative.workspace.time_zone)).date()
    if not readings:
        yield Fault("readings", "required", _("Name at least one reading."))
    if len(readings) > MOST:
        yield Fault("readings", "max_length", _("At most %d at once.") % MOST)
    seen: set[date] = set()
    for place, (one, row) in enumerate(zip(readings, rows, strict=True)):
        here = one.name if one.name or len(readings) == 1 else f"readings.{place}"
        way = f"{here}." if here else ""
        if one.on > today:
            yield Fault(f"{way}on", "future", _("A reading is of today or before."))
        if one.on in seen:
            yield Fault(f"{way}on", "twice", _("This day is named twice."))
        seen.add(one.on)
        for fault in faults_of(row):
            yield replace(fault, field=f"{way}{fault.field}")


def _written(rows: Sequence[Measurement], before: dict[date, tuple], by: Actor) -> Taken:
    new = [row for row in rows if row.on not in before]
    for row in new:
        row.taken_by, row.updated_at = by.person, by.moment
    Measurement.objects.bulk_create(new, batch_size=500)
    other = [row for row in rows if row.on in before and before[row.on] != (row.value, row.note)]
    for row in other:
        row.taken_by = by.person
        save_version(row, ["value", "note", "taken_by"], at=by.moment)
    return Taken(len(new), len(other), len(rows) - len(new) - len(other))
