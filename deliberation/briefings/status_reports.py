"""A status report as an outline, in the language that is active: each file of it is written of this."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from deliberation.calendars import format_date, format_day
from deliberation.documents.outline import (
    Block,
    Heading,
    Outline,
    Paragraph,
    Run,
    Table,
    ours,
    theirs,
)
from deliberation.figures import Figure, figures_of
from deliberation.markup import plain_text
from deliberation.models import ReportWord, StatusReport
from deliberation.reckoning.breach import Standing

Row = tuple[tuple[Run, ...], ...]


def report_as_outline(report: StatusReport) -> Outline:
    """``report`` was read ``with_words``."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    return Outline(language, tuple(_blocks(report, language)))


def _blocks(report: StatusReport, language: str) -> Iterator[Block]:
    first, last = (format_day(day, language) for day in (report.starts_on, report.ends_on))
    yield Heading(1, (theirs(report.title),))
    yield Paragraph((theirs(f"{report.initiative.ref} {report.initiative.title}"),))
    yield Paragraph((ours(f"{first} – {last} · {report.get_state_display()}"),))
    for part in report.text.split("\n\n"):
        if words := plain_text(part):
            yield Paragraph((theirs(words),))
    if figures := figures_of(report):
        yield Heading(2, (ours(_("Figures")),))
        head = (_("Indicator"), _("Before"), _("Reading"), _("Target"), _("How it stands"))
        yield Table(head, tuple(_figure(one, language) for one in figures))
    if report.said:
        yield Heading(2, (ours(_("Approval")),))
        rows = tuple(_word(word, report, language) for word in report.said.values())
        yield Table((_("Organisation"), _("Word"), _("By")), rows)


def _figure(one: Figure, language: str) -> Row:
    words = {
        Standing.REACHED: _("reached"),
        Standing.UNDER_WAY: _("under way"),
        Standing.BREACHED: _("misses its target"),
    }
    on = f" ({format_day(date.fromisoformat(one.on), language)})" if one.on else ""
    return (
        (theirs(one.name),),
        (theirs(_of(one.before, one.unit)),),
        (theirs(_of(one.value, one.unit)), ours(on)),
        (theirs(_of(one.target, one.unit)),),
        (ours(words[Standing(one.standing)] if one.standing else ""),),
    )


def _of(number: str, unit: str) -> str:
    return f"{number} {unit}".strip() if number else ""


def _word(word: ReportWord, report: StatusReport, language: str) -> Row:
    said = _("approved") if word.agreed else _("returned")
    who = theirs(word.organisation.name_in(language)) if word.organisation else ours(_("The facilitator"))
    when = format_date(word.at, report.initiative.workspace.time_zone, language)
    reason = (ours(": "), theirs(word.reason)) if word.reason else ()
    return (who,), (ours(said), *reason), (theirs(word.by.name), ours(f", {when}"))
