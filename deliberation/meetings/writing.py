"""Agenda and minutes as an outline, in the language that is active: Markdown and DOCX are written of it."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.models import User
from deliberation.calendars import format_date, format_day, format_span
from deliberation.documents.outline import (
    Block,
    Bullet,
    Heading,
    Outline,
    Paragraph,
    Run,
    Table,
    ours,
    theirs,
)
from deliberation.models import AgendaItem, Approval, Meeting, MinuteLine

from .facts import Seen, seen_of

Row = tuple[tuple[Run, ...], ...]


def minutes_of(meeting: Meeting, user: User) -> Outline:
    """As ``user`` sees it. ``meeting`` was read by ``meeting_rows``."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    return Outline(language, tuple(_blocks(meeting, seen_of(meeting, user), language)))


def _blocks(meeting: Meeting, seen: Seen, language: str) -> Iterator[Block]:
    yield Heading(1, (theirs(meeting.title),))
    yield from _head(meeting, language)
    if meeting.attendances.all():
        yield from _attendance(meeting, language)
    yield Heading(2, (ours(_("Minutes") if meeting.is_minuted else _("Agenda")),))
    for number, item in enumerate(seen.agenda, start=1):
        yield from _item(number, item, language)
    if seen.withheld:
        yield Paragraph((ours(withheld(seen.withheld)),))
    if meeting.said:
        yield from _approvals(meeting, language)


def withheld(count: int) -> str:
    return (
        ngettext("%d item is about what you do not see.", "%d items are about what you do not see.", count)
        % count
    )


def _head(meeting: Meeting, language: str) -> Iterator[Block]:
    zone = meeting.body.workspace.time_zone
    number = _("meeting %d") % meeting.number
    when = format_span(meeting.starts_at, meeting.ends_at, zone, language)
    yield Paragraph((theirs(meeting.body.name_in(language)), ours(f", {number}")))
    yield Paragraph((ours(when), *((ours(", "), theirs(meeting.place)) if meeting.place else ())))
    yield Paragraph((ours(str(meeting.get_state_display())),))


def _attendance(meeting: Meeting, language: str) -> Iterator[Block]:
    yield Heading(2, (ours(_("Who was there")),))
    yield Table((_("Organisation"), _("Attendance")), tuple(_there(meeting, language)))
    yield Paragraph((ours(said_of_quorum(meeting)),))


def _there(meeting: Meeting, language: str) -> Iterator[Row]:
    for row in meeting.attendances.all():
        yield (theirs(row.organisation.name_in(language)),), (ours(str(row.get_state_display())),)


def said_of_quorum(meeting: Meeting) -> str:
    quorum = meeting.quorum
    counts = {"there": quorum.there, "members": quorum.members, "needed": quorum.needed}
    if quorum.is_reached:
        return _("%(there)d of %(members)d organisations, %(needed)d needed: there was a quorum.") % counts
    return _("%(there)d of %(members)d organisations, %(needed)d needed: there was no quorum.") % counts


def _item(number: int, item: AgendaItem, language: str) -> Iterator[Block]:
    yield Heading(3, (ours(f"{number}. "), theirs(item.said) if item.said else ours(_("hidden"))))
    about = [theirs(item.presenter.name_in(language))] if item.presenter else []
    about += [ours(_("%d min") % item.minutes)] if item.minutes else []
    about += [ours(reference(item))] if reference(item) else []
    if about:
        yield Paragraph(tuple(run for one in about for run in (one, ours(" · ")))[:-1])
    for line in item.lines.all():
        yield Bullet(tuple(_line(line, item, language)))


def reference(item: AgendaItem) -> str:
    """``AI-1#5`` of its argument, ``AI-1`` of its initiative."""
    if item.initiative is None:
        return ""
    return f"{item.initiative.ref}#{item.argument.number}" if item.argument else item.initiative.ref


def _line(line: MinuteLine, item: AgendaItem, language: str) -> Iterator[Run]:
    if line.kind == MinuteLine.Kind.DECISION:
        yield ours(_("Decision: "), strong=True)
    yield theirs(line.text)
    if line.action:
        yield ours(" → ")
        yield theirs(line.action.owner.name) if line.action.owner else ours(_("nobody yet"))
        yield ours(f", {_('Due %s.') % format_day(line.action.due, language)}" if line.action.due else "")
    elif line.argument and item.initiative:
        yield ours(f" → {item.initiative.ref}#{line.argument.number}")


def _approvals(meeting: Meeting, language: str) -> Iterator[Block]:
    yield Heading(2, (ours(_("Approval")),))
    zone = meeting.body.workspace.time_zone
    rows = tuple(_word(word, zone, language) for word in meeting.said.values())
    yield Table((_("Organisation"), _("Word"), _("By")), rows)


def _word(word: Approval, zone: str, language: str) -> Row:
    who = theirs(word.organisation.name_in(language)) if word.organisation else ours(_("The facilitator"))
    said = _("approved") if word.agreed else _("refused")
    when = format_date(word.at, zone, language)
    by = (theirs(word.by.name), ours(f", {when}"))
    reason = (ours(": "), theirs(word.reason)) if word.reason else ()
    return (who,), (ours(said), *reason), by
