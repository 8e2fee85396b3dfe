"""What the writer of an answer wrote: without what it quotes, signatures, and what firms add below.

Ours is known by its first line, whatever a mail program makes of the rest of it. Only marks that nobody writes by
chance cut anything else: a comment with a line too much is mended more easily than one that lost its end.
"""

import re
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

MARKER = _("Write your answer above this line")
LINES_OF_HEAD = 4  # over which the line before a quote may be broken

SPLIT = re.compile(r"^(?:-{4,} ?(?:Original Message|원본 메[일세]지?) ?-{4,}|[_-]{20,})$", re.I)
FIELD = re.compile(
    r"^\*?(?:From|Sent|Date|To|Cc|Subject|보낸 ?사람|보낸 ?날짜|날짜|받는 ?사람|참조|제목) ?:\*?", re.I
)
SENDER = re.compile(r"^\*?(?:From|보낸 ?사람) ?:", re.I)
HEAD_BEGINS = re.compile(r"^(?:On\b|\d{4}[년.-])")
HEAD_ENDS = re.compile(r"(?:\bwrote|작성(?:하였습니다)?|썼습니다) ?:$")
SIGNATURE = re.compile(r"^--$")
SENT_FROM = re.compile(
    r"^(?:Sent from (?:my |Outlook|Mail for)|Get Outlook for |나의 .{1,30}에서 보냄$|.{1,20}에서 보냈습니다\.?$"
    r"|(?:Outlook for \w+|\w+용 Outlook) ?(?:다운로드|받기)|네이버 메일 앱에서 )",
    re.I,
)
DISCLAIMER = re.compile(
    r"^(?:(?:CONFIDENTIALITY|DISCLAIMER|CONFIDENTIAL|LEGAL NOTICE)\b.{0,40}:"
    r"|This (?:e-?mail|message) (?:and any .{0,60}|is |may |contains )"
    r".{0,40}(?:confidential|intended (?:only|solely)|privileged)"
    r"|[본이] (?:e-?)?(?:메일|전자우편|이메일).{0,40}(?:지정된|기밀|비밀|법적))",
    re.I,
)


def marker() -> str:
    """The line that stands on top of what may be answered, in the language that is active."""
    return f"--- {MARKER} ---"


def written_in(text: str) -> str:
    """The part of a mail's ``text`` that its writer wrote now."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = _before_ours(lines)
    lines = _before(lines, _is_end)
    return "\n".join(_without_head(lines)).strip()


def _before_ours(lines: list[str]) -> list[str]:
    known = _markers()
    return _before(lines, lambda lines, at: _bare(lines[at]) in known)


def _before(lines: list[str], ends) -> list[str]:
    return next((lines[:at] for at in range(len(lines)) if ends(lines, at)), lines)


def _is_end(lines: list[str], at: int) -> bool:
    """Whether a signature, a disclaimer or the head of a quote begins here."""
    line = lines[at].lstrip("> ") if lines[at].startswith(">") else lines[at].strip()
    if SIGNATURE.match(line) or SENT_FROM.match(line) or DISCLAIMER.match(line[:400]):
        return True
    if SPLIT.match(line):
        return True
    return bool(SENDER.match(line)) and _fields_from(lines, at) >= 3


def _fields_from(lines: list[str], at: int) -> int:
    """How many of the next lines are fields of a mail, as Outlook and others repeat them."""
    return sum(1 for line in lines[at : at + 6] if FIELD.match(line.lstrip("> ")))


def _without_head(lines: list[str]) -> list[str]:
    """Without quoted lines at the end and the "On Monday, Minji wrote:" above them, which may be broken over some."""
    lines = _trimmed(lines)
    if lines and lines[-1].startswith(">") and not _ends_head(lines[-1]):
        lines = _trimmed(lines, quoted=True)
    if not lines or not _ends_head(lines[-1]):
        return lines
    for first in range(len(lines) - 1, max(-1, len(lines) - 1 - LINES_OF_HEAD), -1):
        if HEAD_BEGINS.match(lines[first].lstrip("> ")):
            return lines[:first]
    return lines


def _trimmed(lines: list[str], *, quoted: bool = False) -> list[str]:
    """Without the empty lines at the end, or also without the ``quoted`` ones."""
    last = len(lines)
    while last and (not _bare(lines[last - 1]) or (quoted and lines[last - 1].startswith(">"))):
        last -= 1
    return lines[:last]


def _ends_head(line: str) -> bool:
    return bool(HEAD_ENDS.search(line[-60:].rstrip()))


@cache
def _markers() -> frozenset[str]:
    """The line in each language, without what stands around it."""
    found = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.append(_bare(str(MARKER)))
    return frozenset(found)


def _bare(line: str) -> str:
    return " ".join(line.strip("> \t\u00a0-–—*_").split()).casefold()
