"""What a site prints around every page: navigation, share buttons, cookie and copyright lines."""

import re
from dataclasses import replace

from . import words_en, words_ko
from .lines import Line

WHOLE = re.compile(f"{words_en.FOOTER}|{words_ko.FOOTER}", re.IGNORECASE)
STARTS = re.compile(rf"\W{{0,3}}(?:{words_en.FOOTER_STARTS}|{words_ko.FOOTER_STARTS})", re.IGNORECASE)
UNMISTAKABLE = re.compile(
    r"(?:our )?(?:privacy|cookies?) (?:policy|notice|settings|statement|preferences)|terms (?:and "
    r"conditions|of (?:use|service))|all rights reserved\.?|tweet(?: this)?|share(?: (?:this|on|"
    r"via)(?: [\w-]+){0,3})?|"
    r"read (?:more|also|next)|continue reading|follow us(?: on [\w ,]{1,60})?|back to top|skip to "
    r"(?:main )?content|accept(?: all)? cookies|copy link|print this (?:page|article)|"
    r"subscribe (?:to|now)[\w ]{0,40}|개인정보 ?(?:처리|보호) ?방침|이용 ?약관|공유하기|더 ?보기|"
    r"맨 ?위로|본문 바로 ?가기|저작권 ?(?:정책|보호)|url ?복사|인쇄하기|목록(?:으로| 보기)",
    re.IGNORECASE,
)
UNMISTAKABLE_STARTS = re.compile(
    r"\W{0,3}(?:©|ⓒ|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d)|(?:this (?:site|"
    r"website|page)|we) uses? cookies|subscribe to our|무단 ?전재|저작권자|공공누리|본 저작물은)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*[|·•›»/]\s*|\s{2,}|\t|,\s")
AROUND = " \t*_-–—•·|[](){}<>→←↑»«›‹▲▶.:+#>"
LINK = re.compile(r"\[([^\[\]\n]{0,100})\]\([^()\s]{0,300}\)")
FOOTER_AT_MOST = 240


def without_footer(lines: list[Line]) -> list[Line]:
    """The same lines with those of the site emptied: at the two ends by any sign, in between by unmistakable ones."""
    outer = _run(lines) | {len(lines) - 1 - index for index in _run(lines[::-1])}
    if len(outer) == len(lines):
        return lines
    return [
        replace(line, end=line.start, text="") if index in outer or _is_unmistakable(line.text) else line
        for index, line in enumerate(lines)
    ]


def is_footer(line: str) -> bool:
    """Whether a line at the end of a page is the site's and not the document's."""
    if not line or len(line) > FOOTER_AT_MOST:
        return False
    return bool(STARTS.match(line)) or _each(line, WHOLE)


def _run(lines: list[Line]) -> set[int]:
    found = set()
    for index, line in enumerate(lines):
        if line.text and not is_footer(line.text):
            break
        found.add(index)
    return found


def _is_unmistakable(line: str) -> bool:
    if not line or len(line) > FOOTER_AT_MOST:
        return False
    if UNMISTAKABLE_STARTS.match(line) or UNMISTAKABLE.fullmatch(line.strip(AROUND)):
        return True
    pieces = BETWEEN.split(line)
    return len(pieces) > 1 and _each(line, WHOLE)


def _each(line: str, words: re.Pattern[str]) -> bool:
    pieces = [piece.strip(AROUND) for piece in BETWEEN.split(LINK.sub(r"\1", line))]
    named = [piece for piece in pieces if piece]
    return bool(named) and all(words.fullmatch(piece) for piece in named)
