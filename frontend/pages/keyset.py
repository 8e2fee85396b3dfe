"""Pages of a list by the place of its last row, so that new rows move nothing and late pages cost no more."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet


def page_after(rows: QuerySet, cursor: str, column: str, size: int) -> tuple[list, str]:
    """``size`` rows in the order of ``column`` (``-`` for falling) and id, and the cursor of the next or nothing.

    ``column`` is a date or moment that is never empty in ``rows``. A cursor that cannot be read means the beginning.
    """
    sign, name = ("-", column[1:]) if column.startswith("-") else ("", column)
    place = _place(cursor)
    if place is not None:
        rows = rows.filter(_behind(name, sign, *place))
    found = list(rows.order_by(column, f"{sign}id")[: size + 1])
    if len(found) <= size:
        return found, ""
    last = found[size - 1]
    return found[:size], f"{getattr(last, name).isoformat()}_{last.pk}"


def id_in(text: str) -> UUID | None:
    """The id that an address carries behind its question mark; nothing for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def number_in(text: str) -> int:
    """The number that an address carries, so short that any database knows it; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _behind(name: str, sign: str, value: date, pk: UUID) -> Q:
    beyond = "lt" if sign else "gt"
    return Q(**{f"{name}__{beyond}": value}) | Q(**{name: value, f"id__{beyond}": pk})


def _place(cursor: str) -> tuple[date, UUID] | None:
    moment, _sign, pk = cursor.partition("_")
    try:
        value = date.fromisoformat(moment) if len(moment) == 10 else _aware(moment)
        return value, UUID(pk)
    except ValueError:
        return None


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError
    return moment
