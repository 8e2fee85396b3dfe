"""Title and publisher in a line of a bibliography: by its quotes, by its date in brackets, by its full stops."""

import re
from typing import NamedTuple

from .dates import A_YEAR, without_dates


class Named(NamedTuple):
    title: str = ""
    publisher: str = ""


QUOTES = tuple(zip('「『《〈“«"‘', '」』》〉”»"’', strict=True))
KOREAN = "「『《〈"
HEAD = re.compile(r"(?P<who>[^()]{0,200}?)\s?\((?P<when>[^()]{2,40})\)\s?[.,:]\s(?P<what>.+)")
YEAR_HEAD = re.compile(r"(?P<who>[^.]{2,120})\. (?P<when>(?:19|20)\d\d)\. (?P<what>.+)")
STOP = re.compile(r"(?<![ .][A-Z])(?<!\bvol)(?<!\bno)(?<!\bed)(?<!\bpp)\.\s", re.IGNORECASE)
VOLUME = re.compile(
    r",?\s?(?:제?\s?\d+\s?(?:권|호|집|차)|vol\.|no\.|\d+\s?\(\d+\)|pp?\.|\d+\s?[-–~]\s?\d+|\d+\s?쪽|\d+,)",
    re.IGNORECASE,
)
TAIL = re.compile(r"[()\[\]]|\s\d{1,4}\s?$")
PLACE = re.compile(r"[^\d:]{2,40}:\s")
PERSON = re.compile(
    r"[A-Z][\w'’-]{1,30}, (?:[A-Z]\.|[A-Z][a-z]{1,30}\b)|[가-힣]{2,4}(?:[,·] ?[가-힣]{2,4}){0,9}(?: 외)?"
)
OFFICE = re.compile(r"(?:부|처|청|원|회|단|국|실|소|사|행|당|재단|협회|센터|대학교?|신문|일보)$")
LEFTOVER = re.compile(
    r"(?<!\S)(?:available (?:at|from|online)|retrieved from|from|url|doi|출처|링크)\s?:?\s?[.,]?$",
    re.IGNORECASE,
)
EDGES = " .,;:·-–—/|"
KOREAN_LAW = re.compile(
    r"(?P<name>[^\[\]]{2,200}?)\s?[\[(](?:시행|법률|대통령령|총리령|[가-힣]{2,12}령)[ \d][^\[\]]{0,80}[\])].*"
)


def named(text: str) -> Named:
    """As far as the line tells them; a line that is only words is a title."""
    text = _tidy(text)
    return _law(text) or _quoted(text) or _dated(text) or _stopped(text) or _listed(text) or Named(text)


def _law(text: str) -> Named | None:
    """``어느 법 [시행 2026. 1. 22.] [법률 제20676호, 2025. 1. 21., 제정]``"""
    found = KOREAN_LAW.fullmatch(text)
    return Named(_tidy(found["name"])) if found else None


def _quoted(text: str) -> Named | None:
    """``Who. “Title.” Where, 2024`` and ``이름, 「제목」, 『학술지』, 2024``."""
    for opening, closing in QUOTES:
        start = text.find(opening)
        end = text.find(closing, start + 1)
        who, after = text[:start], text[end + 1 :]
        if start >= 0 and end > start + 2 and (opening in KOREAN or _stands_apart(who, text[end - 1], after)):
            return Named(_tidy(text[start + 1 : end]), _issuer(after) or _office(_before_date(who)))
    return None


def _stands_apart(who: str, last: str, after: str) -> bool:
    """A quote that is the title, and not words quoted in one."""
    ends = last in ".,?!" or not after.strip() or after.lstrip()[0] in ",.;(["
    return ends and (not who.strip() or who.rstrip()[-1] in ".,:)")


def _dated(text: str) -> Named | None:
    """``Who (2024). Title. Where.`` and ``Who. 2024. Title. Where.``"""
    found = HEAD.fullmatch(text) or YEAR_HEAD.fullmatch(text)
    if not found or not (
        A_YEAR.search(found["when"]) or found["when"].lower() in ("n.d.", "미상", "연도미상")
    ):
        return None
    parts = [part for part in map(_tidy, STOP.split(found["what"])) if part]
    if not parts:
        return None
    where = _issuer(parts[-1]) if len(parts) > 1 else ""
    return Named(parts[0], where or _tidy(found["who"]))


def _stopped(text: str) -> Named | None:
    """``Who. Title. Place: Where, 2024``"""
    parts = [part for part in map(_tidy, STOP.split(text)) if part]
    if len(parts) < 3 or not A_YEAR.search(text):
        return None
    return Named(parts[1], _issuer(parts[2]) or _office(parts[0]))


def _listed(text: str) -> Named | None:
    """``이름, 제목, 기관, 2024``"""
    parts = text.split(", ")
    if not 3 <= len(parts) <= 6 or not A_YEAR.match(parts[-1]):
        return None
    return Named(_tidy(parts[1]), _tidy(parts[2]) if len(parts) > 3 else _tidy(parts[0]))


def _issuer(text: str) -> str:
    """The name in ``『Journal』 12(3), Somebody, 2024, pp. 1-2`` or in ``Seoul: Somebody, 2024``."""
    journal = re.search(r"[『《]([^』》]{2,200})[』》]", text)
    if journal:
        return _tidy(journal.group(1))
    text = without_dates(text).strip(EDGES)
    if place := PLACE.match(text):
        return _tidy(VOLUME.split(text[place.end() :])[0])
    names = (_tidy(TAIL.sub("", VOLUME.split(part)[0])) for part in re.split(r",\s|\.\s", text))
    return next((name for name in names if len(name) > 1 and not name.isdigit()), "")


def _office(who: str) -> str:
    """Who wrote it, where that is no person: then it is who published it."""
    who = _tidy(who)
    is_person = PERSON.match(who) and not OFFICE.search(who)
    return "" if is_person else who


def _before_date(text: str) -> str:
    return _tidy(re.split(r"[(\[]", text)[0])


def _tidy(text: str) -> str:
    line = LEFTOVER.sub("", " ".join(text.split()).strip(EDGES)).strip(EDGES)
    return re.sub(r"\(\s?\)|\[\s?\]", "", line).strip(EDGES)
