"""The script: who does what and when, read from the files beside this one, in the order in which it happens."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
FILES = (
    *("library", "register", "consultation", "candidacies", "events", "options", "meetings", "agreement"),
    *("policies", "cases"),
)
VOTE = re.compile(r"(?P<who>[a-z]+)(?P<sign>[+?-])(?P<day>\d+)")
VALUES = {"+": 1, "?": 0, "-": -1}
SATURDAY = 5
OPENS, CLOSES = time(9, 10), time(17, 50)  # office hours, in which the acts of a day are spread


def people() -> dict:
    """The workspace, its organisations and its members, as plain data."""
    return json.loads((HERE / "people.json").read_text(encoding="utf-8"))


def acts(now: datetime, zone: str) -> list[tuple[datetime, dict]]:
    """Every act with its moment before ``now`` (aware), earliest first.

    Days are working days before today in ``zone``; what happens today is told in hours before ``now``.
    """
    past: list[dict] = []
    today: list[dict] = []
    for act in _lines():
        (today if "hours" in act else past).append(act)
    past.sort(key=lambda act: -act["day"])  # stable: within a day as written
    timed = [
        pair for _day, group in groupby(past, lambda act: act["day"]) for pair in _timed(group, now, zone)
    ]
    return timed + [(now - timedelta(hours=act["hours"]), act) for act in today]


def working_day(now: datetime, back: int, zone: str) -> date:
    """The ``back``-th working day before the local day of ``now``."""
    day = now.astimezone(ZoneInfo(zone)).date()
    while back:
        day -= timedelta(days=1)
        back -= day.weekday() < SATURDAY
    return day


def end_of(day: date, zone: str) -> datetime:
    """Six in the evening of a local day, in UTC."""
    return datetime.combine(day, time(18), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _lines() -> Iterator[dict]:
    for name in FILES:
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            if line:
                yield from _single(json.loads(line))


def _single(act: dict) -> Iterable[dict]:
    """An act as it is; a line of votes as one act a vote."""
    if act["act"] != "votes":
        return [act]
    cast = VOTE.finditer(act["cast"])
    return [
        {
            "act": "vote",
            "to": act["to"],
            "who": one["who"],
            "day": int(one["day"]),
            "value": VALUES[one["sign"]],
        }
        for one in cast
    ]


def _timed(group: Iterable[dict], now: datetime, zone: str) -> Iterator[tuple[datetime, dict]]:
    """The acts of one day, spread over the office hours in their order."""
    day_acts = list(group)
    day = working_day(now, day_acts[0]["day"], zone)
    start, end = (datetime.combine(day, hour, tzinfo=ZoneInfo(zone)) for hour in (OPENS, CLOSES))
    step = (end - start) / len(day_acts)
    return ((start.astimezone(UTC) + step * place, act) for place, act in enumerate(day_acts))
