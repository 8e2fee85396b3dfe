"""The deadlines of an event: a picture of them along a line, and the same as a table."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from deliberation.models import Deadline, Event
from deliberation.permissions import Actor, can_edit_preparing
from deliberation.reckoning.countdown import is_late
from frontend.charts import Mark, marks, place_of
from frontend.reader import Reader

from .event_words import how_far, rule_in_words

MOST = 200
DRAWN = 40  # more would be a picture of nothing but numbers
LANE = 16.0
HALF = 7.0  # of a mark
TEXT = 3.2  # from the middle of a mark to the foot of its number
BELOW = 8.0  # the line, for the sign of the event


def chain(by: Actor, event: Event, reader: Reader) -> dict:
    """What events/chain.html prints: ``rows`` by day, and the ``picture`` of those that it can hold."""
    found = list(_rows(by, event))
    rows = [_row(by, number, row, event, reader) for number, row in enumerate(found, start=1)]
    drawn = found[:DRAWN]
    return {"rows": rows, "picture": _picture(drawn, rows, event, reader) if drawn else None}


def _rows(by: Actor, event: Event) -> QuerySet[Deadline]:
    return (
        Deadline.objects.visible_to(by.user)
        .filter(event=event)
        .select_related("owner")
        .order_by("due", "id")[:MOST]
    )


def _row(by: Actor, number: int, row: Deadline, event: Event, reader: Reader) -> dict:
    row.event = event
    done = row.done_on is not None
    late = event.is_ahead and not done and is_late(row.due, event.time_zone, reader.now)
    return {
        "id": row.pk,
        "number": number,
        "name": row.name,
        "day": reader.date(row.due),
        "far": "" if done or not event.is_ahead else how_far(row.due, event, reader),
        "rule": rule_in_words(row),
        "owner": row.owner.name if row.owner else "",
        "done": reader.date(row.done_on) if row.done_on else "",
        "late": late,
        "sign": "done" if done else "late" if late else "open",
        "may_edit": event.is_ahead and can_edit_preparing(by, row),
    }


def _picture(drawn: list[Deadline], rows: list[dict], event: Event, reader: Reader) -> dict:
    """From the first of deadlines and today to the event, each mark with the number that it has in the table."""
    first, last = _ends([row.due for row in drawn], event, reader.today)
    placed = marks([row.due for row in drawn], first, last)
    lanes = 1 + max(mark.lane for mark in placed)
    line = lanes * LANE + 4
    return {
        "height": line + BELOW,
        "line": line,
        "marks": [_mark(mark, row, line) for mark, row in zip(placed, rows, strict=False)],
        "today": place_of(reader.today, first, last) if first <= reader.today <= last else None,
        "begins": place_of(event.starts_on, first, last),
        "ends": [reader.date(first), reader.date(last)],
        "key": _key([row["sign"] for row in rows], first <= reader.today <= last),
    }


def _ends(days: list[date], event: Event, today: date) -> tuple[date, date]:
    to_come = [today] if event.is_ahead and today < event.starts_on else []
    return min([*days, event.starts_on, *to_come]), max([*days, event.starts_on])


def _mark(mark: Mark, row: dict, line: float) -> dict:
    y = line - 12 - mark.lane * LANE
    own = {"number": row["number"], "sign": row["sign"]}
    return {"x": mark.x, "y": y, "text": y + TEXT, "left": mark.x - HALF, "top": y - HALF, **own}


def _key(signs: list[str], has_today: bool) -> list[tuple[str, str]]:
    """The signs that are there, in words."""
    words = {
        "done": _("done"),
        "open": _("to come"),
        "late": _("overdue"),
        "today": _("today"),
        "event": _("the event"),
    }
    there = {*signs, "event", *(["today"] if has_today else [])}
    return [(sign, word) for sign, word in words.items() if sign in there]
