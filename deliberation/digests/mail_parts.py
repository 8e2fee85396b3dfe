"""A digest as HTML and text of a mail, from one pair of templates a part.

What readers share is rendered once: the same line is the same piece for all of them, its styles already
inlined. Only the link that ends the reader's own subscription is put in for each mail.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language

from accounts.mail import render_plain, style_page, style_part

from .facts import Digest, Line, Section

BAR = 110  # pixels of a tally's bar
CONTENT = "<!--content-->"
TITLE = "-title-of-the-mail-"
MAIN = "vote"  # what there is a button for
OWN_LINK = (
    f"https://own-link.invalid/{'-' * 60}/"  # stands for the reader's own until the end, as long as it is
)


@dataclass(frozen=True, slots=True)
class Head:
    workspace: str
    period: str
    subject: str
    gap: str
    note: str
    note_by: str


@dataclass(frozen=True, slots=True)
class Foot:
    """Why the mail comes and where one changes it; addresses are whole."""

    numbers: str
    rhythm: str
    settings_at: str
    web: str


def html_of(digest: Digest, foot: Foot, unsubscribe: str) -> str:
    """The whole document, in the language that is active."""
    start, before, after = _frame(_language())
    pieces = _pieces("html", digest, foot)
    return f"{start}{escape(digest.subject)}{before}{''.join(pieces).replace(OWN_LINK, unsubscribe)}{after}"


def text_of(digest: Digest, foot: Foot, unsubscribe: str) -> str:
    """The same content without HTML."""
    return "\n".join(_pieces("txt", digest, foot)).replace(OWN_LINK, unsubscribe)


def _pieces(form: str, digest: Digest, foot: Foot) -> list[str]:
    language = _language()
    head = Head(digest.workspace, digest.period, digest.subject, digest.gap, digest.note, digest.note_by)
    sections = [_section(form, section, language) for section in digest.sections]
    said = sections or [_rendered(form, "nothing", {})]
    return [_head(form, head, language), *said, _foot(form, foot, language)]


@lru_cache(maxsize=512)
def _head(form: str, head: Head, language: str) -> str:
    return _rendered(form, "head", {"head": head})


def _section(form: str, section: Section, language: str) -> str:
    href = f"{settings.BASE_URL}{section.href}"
    before, after = _around(form, section.heading, section.folded, href, language)
    return "".join([before, *(_line(form, line, settings.BASE_URL) for line in section.lines), after])


@lru_cache(maxsize=1024)
def _around(form: str, heading: str, folded: str, href: str, language: str) -> tuple[str, str]:
    said = _rendered(form, "section", {"heading": heading, "folded": folded, "href": href})
    before, _content, after = said.partition(CONTENT)
    return before, after


@lru_cache(maxsize=4096)
def _line(form: str, line: Line, base: str) -> str:
    tells = line.after or line.what or line.more
    context = {
        "line": line,
        "bar": _bar(line),
        "base": base,
        "short": bool(line.reason) and not tells,
        "button": line.code == MAIN,
    }
    return _rendered(form, "line", context)


@lru_cache(maxsize=512)
def _foot(form: str, foot: Foot, language: str) -> str:
    return _rendered(form, "foot", {"foot": foot, "unsubscribe": OWN_LINK})


@lru_cache(maxsize=8)
def _frame(language: str) -> tuple[str, str, str]:
    """What stands before the title, between it and the content, and after that."""
    frame = style_page(render_to_string("emails/frame.html", {"language": language}))
    start, _title, rest = frame.partition(TITLE)
    before, _content, after = rest.partition(CONTENT)
    return start, before, after


def _rendered(form: str, part: str, context: dict) -> str:
    if form == "txt":
        return render_plain(f"emails/{part}.txt", context).removesuffix("\n")
    return style_part(render_to_string(f"emails/{part}.html", context))


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _bar(line: Line) -> list[tuple[str, int]]:
    """The widths of agree, disagree and not sure, in pixels."""
    total = sum(line.tally) if line.tally else 0
    if not line.tally or not total:
        return []
    parts = zip(("agree", "disagree", "unsure"), line.tally, strict=True)
    return [(name, max(2, round(BAR * count / total))) for name, count in parts if count]
