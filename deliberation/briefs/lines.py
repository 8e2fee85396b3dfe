"""What one line of a document is by its marks alone."""

import re
from dataclasses import dataclass

HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
BULLET = re.compile(r"(?:[-–—*•·‧∙▪▫◦‣⁃●○◯◇◆■□▶▷►△▲▸▹☞※ㅇㅁ❍✓✔✗✘➤➢❖→+⇒]|o)[ \t]+(?=\S)|[○□△■◦●◇◆▶◯▪•](?=\S)")
NUMBER = re.compile(
    r"(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3}\.?)[ \t]+(?=\S)|(?P<number>\d{1,2}[.)]|"
    r"\(\d{1,2}\))[ \t]*(?=[^\s\d])|"
    r"(?P<letter>[가나다라마바사아자차카타파하][.)]|\([가나다라마바사아자차카타파하]\)|"
    r"\(?[a-hA-H][.)])[ \t]+(?=\S)|"
    r"(?P<roman>[IVX]{1,4}\.|[Ⅰ-Ⅻ]\.?|\([ivx]{1,4}\)|[ivx]{1,4}[.)])[ \t]+(?=\S)|"
    r"(?P<circled>[①-⑳❶-❿])[ \t]*(?=\S)"
)
STRONG = r"[*_]{0,2}"
QUESTION = re.compile(
    rf"{STRONG}(?:Q|Question|문|질문|질의)[ ]?\d{{0,2}}[ ]?[.:)：]{STRONG}[ \t]*(?=\S)", re.IGNORECASE
)
ANSWER = re.compile(
    rf"{STRONG}(?:A|Answer|답|답변)[ ]?\d{{0,2}}[ ]?[.:)：]{STRONG}[ \t]*(?=\S)", re.IGNORECASE
)
FIELD_LABELS = (
    "to|from|cc|date|subject|re|ref|reference|title|topic|venue|place|time|classification|for|author|by|"
    "수신|발신|참조|제목|일자|일시|장소|작성자|작성일|보도 ?일시|배포 ?일시|시행일|문서번호|건명|"
    "담당|담당 ?부서|담당자|작성 ?부서|배포일|보도 ?시점|회의명|시간"
)
FIELD = re.compile(rf"{STRONG}(?P<label>{FIELD_LABELS})[ ]?{STRONG}[:：]{STRONG}[ \t]*(?=\S)", re.IGNORECASE)
AGENDA = re.compile(
    r"(?:agenda )?item \d{1,2}[.:]? ?\S|안건 ?\d{1,2}[.:]? ?\S|제\d{1,2}호 안건", re.IGNORECASE
)
RULE = re.compile(r"(?:[-=_*~] ?){3,}$|[─━═]{3,}$")
UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})$")
TABLE_RULE = re.compile(r"[ :|+=-]*[-=]{2,}[ :|+=-]*$")
WHOLLY_BOLD = re.compile(r"(?:\*\*|__)([^*_\n]{1,150})(?:\*\*|__):?$")
HEADING_MARKS = "□■◇◆▶ㅁ▷❖"


@dataclass(frozen=True)
class Line:
    """A line without the white space around it; `indent` counts that before it, tabs as four."""

    start: int
    end: int
    indent: int
    text: str


def lines_of(text: str) -> list[Line]:
    """All lines with their offsets; empty ones too."""
    found, start = [], 0
    for raw in text.split("\n"):
        before = len(raw) - len(raw.lstrip())
        words = raw.strip()
        begin = start + before if words else start
        found.append(Line(begin, begin + len(words), len(raw[:before].expandtabs(4)), words))
        start += len(raw) + 1
    return found


def rank_of_number(match: re.Match[str]) -> int:
    """Depth of a numbered heading: Roman first, then 1., 가., 1.1, ①."""
    ranks = {"roman": 4, "number": 5, "letter": 6, "circled": 8}
    return 5 + match["deep"].count(".") if match["deep"] else ranks[match.lastgroup or "number"]


def is_table_line(line: str) -> bool:
    """A line that may be a row: cells between upright bars."""
    return line.startswith("|") or " | " in line
