"""A file of readings, as its lines: what is no day or no number is told by its line, all at once."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO

from django.utils.translation import gettext as _

from deliberation.actions.readings import Reading
from deliberation.errors import Fault, Invalid

AT_MOST = 256 * 1024  # bytes
DAY, NUMBER, NOTE = range(3)


def readings_in(content: bytes) -> list[Reading]:
    """Each reading is called by its line. Raises Invalid. A head is known by having no day in it."""
    if len(content) > AT_MOST:
        raise Invalid.at("file", "too_large", _("At most %d kB.") % (AT_MOST // 1024))
    faults: list[Fault] = []
    found = list(_read(_decoded(content), faults))
    if faults:
        raise Invalid(faults=faults)
    return found


def _decoded(content: bytes) -> str:
    """Signs without a meaning are what UTF-16 looks like to whoever reads it as UTF-8. Raises Invalid."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Invalid.at("file", "encoding", _("The file is not UTF-8."))
    return text


def _read(text: str, faults: list[Fault]) -> Iterator[Reading]:
    """Spreadsheets of some countries put semicolons between."""
    between = ";" if ";" in text.partition("\n")[0] else ","
    for number, row in enumerate(csv.reader(StringIO(text), delimiter=between), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and _day(cells[DAY]) is None and _number(cells) is None):
            continue
        day, value = _day(cells[DAY]), _number(cells)
        if day is None:
            faults.append(Fault(f"{number}.on", "invalid", _("The first is no day as 2026-05-31.")))
        if value is None:
            faults.append(Fault(f"{number}.value", "invalid", _("The second is no number.")))
        if day is not None and value is not None:
            yield Reading(day, value, cells[NOTE] if len(cells) > NOTE else "", name=str(number))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(cells: list[str]) -> Decimal | None:
    try:
        value = Decimal(cells[NUMBER]) if len(cells) > NUMBER else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() else None
