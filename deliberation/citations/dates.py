"""Days and years in a line of a bibliography. A year alone is a year: no day is made up for it."""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:1[89]|20)\d\d"
DAY = (
    rf"(?<!\d)(?P<y1>{YEAR})\s?[-./년]\s?(?P<m1>\d{{1,2}})\s?[-./월]\s?(?P<d1>\d{{1,2}})(?!\d)\s?[일.]?|"
    rf"\b(?P<d2>\d{{1,2}})\s(?P<m2>{MONTH}),?\s(?P<y2>{YEAR})\b|"
    rf"\b(?P<m3>{MONTH})\s(?P<d3>\d{{1,2}}),?\s(?P<y3>{YEAR})\b|"
    rf"\b(?P<y4>{YEAR}),\s(?P<m4>{MONTH})\s(?P<d4>\d{{1,2}})\b"
)
A_DAY = re.compile(DAY, re.IGNORECASE)
A_YEAR = re.compile(rf"(?<![\d./-]){YEAR}(?=[a-e]?\b(?![\d/-])|년)", re.IGNORECASE)
RETRIEVED = re.compile(
    r"[(\[]?\s?(?:(?:last\s)?(?:retrieved|accessed|viewed|visited)(?:\son)?|"
    r"(?:최종\s?)?(?:검색|접속|열람|확인|방문)\s?(?:일자|일)?)\s?[:,]?\s?"
    rf"(?:{DAY})[\s,]{{0,2}}(?:from\b|에서)?\s?[)\]]?",
    re.IGNORECASE,
)
RETRIEVED_AFTER = re.compile(
    rf"[(\[]?\s?(?:{DAY})\s?(?:에\s)?(?:검색|접속|열람|확인|방문)(?:함)?\s?[)\]]?", re.IGNORECASE
)

OF_A_LAW = re.compile(rf"(?:법률|[가-힣]{{1,12}}령)\s제\s?\d{{1,6}}호,\s(?:{DAY})")


def take_retrieved(text: str) -> tuple[date | None, str]:
    """When somebody read it there, and the line without that."""
    for pattern in (RETRIEVED, RETRIEVED_AFTER):
        if (found := pattern.search(text)) and (day := _day(found)):
            return day, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def published(text: str) -> tuple[date | None, int | None]:
    """The day on which it came out, or else the year; of a law the day on which it was made, not in force."""
    if (law := OF_A_LAW.search(text)) and (day := _day(law)):
        return day, None
    for found in A_DAY.finditer(text):
        if day := _day(found):
            return day, None
    return None, _year(text)


def without_dates(text: str) -> str:
    return A_YEAR.sub("", A_DAY.sub("", text))


def _year(text: str) -> int | None:
    """One in brackets, or one between commas or at the end: a title may speak of years, too."""
    in_brackets = re.search(rf"[(\[]\s?({YEAR})[a-e]?\b", text)
    at_the_end = re.search(rf"(?<!\d)({YEAR})년?[\s.,)]{{0,3}}$", text)
    between = re.search(rf"[,.]\s({YEAR})년?[,.]\s", text)
    found = in_brackets or between or at_the_end
    return int(found.group(1)) if found else None


def _day(found: re.Match[str]) -> date | None:
    for sign in "1234":
        if found[f"y{sign}"]:
            try:
                return date(int(found[f"y{sign}"]), _month(found[f"m{sign}"]), int(found[f"d{sign}"]))
            except ValueError:
                return None
    return None


def _month(words: str) -> int:
    return int(words) if words.isdigit() else MONTHS.index(words[:3].lower()) + 1
