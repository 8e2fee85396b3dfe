"""Dates and deadlines as the text gives them."""

import re
from datetime import date

from .spans import Span

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATES = re.compile(
    rf"(?P<day>\b\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})(?:,? (?P<year>(?:19|20)\d\d))?\b|"
    rf"\b(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year2>(?:19|20)\d\d))?\b|"
    rf"\b(?:(?:the )?(?:end|start|beginning|middle) of |by |in |since |from |until |early |late |"
    rf"mid-?)?(?P<month3>{MONTH}) (?P<year3>(?:19|20)\d\d)\b|"
    rf"\b(?:the )?(?:end|start|beginning|middle) of (?:{MONTH}|(?:19|20)\d\d)\b|"
    r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|"
    r"\b(?:by|in|since|after|before|until|from|during|early|late|mid-?) ?(?:19|20)\d\d\b|"
    r"\b(?:spring|summer|autumn|fall|winter|Q[1-4]) (?:of )?(?:19|20)\d\d\b|"
    r"(?P<year4>(?:19|20)\d\d)\s?[년.]\s?(?P<month4>\d{1,2})\s?[월.](?:\s?(?P<day4>\d{1,2})\s?[일.]?)?|"
    r"(?<!\d)\d{1,2}월(?:\s?\d{1,2}일|\s?(?:초|중순|말))|(?:19|20)\d\d년(?:\s?(?:상반기|하반기|말|"
    r"초|봄|여름|가을|겨울|[1-4]분기|까지|부터))?"
)
DATES_AT_MOST = 60


def dates_of(text: str, spans: list[Span]) -> list[tuple[str | None, str, Span]]:
    """(ISO date if day, month and year are all said, words, passage), each wording once."""
    kept: dict[str, tuple[str | None, str, Span]] = {}
    for span in spans:
        line = span.cut(text).replace("\n", " ")
        for match in DATES.finditer(line):
            words = match.group().strip(" .")
            kept.setdefault(words, (_iso(match), words, span))
    return list(kept.values())[:DATES_AT_MOST]


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _date(*(int(part) for part in match["iso"].split("-")))
    for sign in ("", "2", "4"):
        day, month, year = match[f"day{sign}"], match[f"month{sign}"], match[f"year{sign}"]
        if day and month and year:
            return _date(int(year), _month(month), int(day))
    return None


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(words[:3]))


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
