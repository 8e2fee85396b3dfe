"""What comes up within two weeks. Pure but for the catalogue of words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from deliberation import todo
from deliberation.calendars import format_date, format_day

from .choose import MOST
from .facts import AHEAD, Ahead, EditionFacts, InitiativeFacts, Line, Reader
from .index import hears
from .lines import reason_of, reason_words
from .words import listed

Keyed = tuple[str, Line]  # with the key of the thing to do, or of what closes

CLOSINGS = 2  # lines that are left to what closes, however much is due


def coming(
    edition: EditionFacts, reader: Reader, doings: Iterable[todo.Doing], today: datetime
) -> tuple[list[Line], int]:
    """The lines and how many there are in all: one's own things first, then others' actions, then what closes."""
    until = (today + AHEAD).date()
    own = sorted((one for one in doings if one.due and one.due <= until), key=lambda one: (one.due, one.key))
    mine = {one.key for one in own}
    actions, times = _of_all(edition, reader, today)
    due = [*(_own_line(one, reader, today) for one in own), *_without(mine, actions)]
    rest = _without(mine, times)
    room = MOST - min(CLOSINGS, len(rest))
    shown = due[:room]
    return [*shown, *rest[: MOST - len(shown)]], len(due) + len(rest)


def _of_all(edition: EditionFacts, reader: Reader, today: datetime) -> tuple[list[Keyed], list[Keyed]]:
    """Actions, and what happens at a time: the same for all who see and follow the same and live in one zone."""
    here = edition.initiatives.keys()
    follows = tuple(sorted((key, level) for key, level in reader.follows.items() if key in here))
    sight = ("coming", frozenset(reader.seen & here), follows, reader.zone, reader.language)
    if sight not in edition.memo:
        times = sorted(_times(edition, reader, today), key=lambda one: one[:2])
        edition.memo[sight] = (
            list(_actions(edition, reader, today)),
            [(key, line) for _at, key, line in times],
        )
    return edition.memo[sight]


def _actions(edition: EditionFacts, reader: Reader, today: datetime) -> Iterator[Keyed]:
    until = (today + AHEAD).date()
    for one in edition.ahead:
        if one.code == "action" and one.day <= until and hears(reader, one.initiative):
            yield one.key, _action_line(one, edition, reader, today)


def _times(edition: EditionFacts, reader: Reader, today: datetime) -> Iterator[tuple[datetime, str, Line]]:
    until = today + AHEAD
    for key, facts in edition.initiatives.items():
        if facts.closes_at and today <= facts.closes_at < until and hears(reader, key):
            yield facts.closes_at, key, _closing_line(facts.closes_at, facts, edition, reader, key)
    for one in edition.ahead:
        if one.code in OF_WORKSPACE and today.date() <= one.day <= until.date():
            day = datetime.combine(one.day, datetime.min.time(), tzinfo=today.tzinfo)
            yield day, one.key, OF_WORKSPACE[one.code](one, edition, reader, today)


def _own_line(doing: todo.Doing, reader: Reader, today: datetime) -> Line:
    late = doing.due is not None and doing.due < today.date()
    return Line(
        code="late" if late else "due",
        ref=doing.ref,
        text=doing.title,
        href=doing.path,
        lead=format_day(doing.due, reader.language, today=today.date()) if doing.due else "",
        what=_("late") if late else _("due"),
        reason=_("you handle it"),
    )


def _action_line(one: Ahead, edition: EditionFacts, reader: Reader, today: datetime) -> Line:
    facts, late = edition.initiatives[one.initiative], one.day < today.date()
    return Line(
        code="late" if late else "due",
        ref=facts.ref,
        text=one.text,
        href=f"{facts.path}actions/#action-{one.subject}",
        lead=format_day(one.day, reader.language, today=today.date()),
        what=listed([_("late") if late else _("due"), one.who or _("nobody does it")]),
        reason=reason_of(edition, reader, one.initiative),
    )


def _closing_line(
    at: datetime, facts: InitiativeFacts, edition: EditionFacts, reader: Reader, key: str
) -> Line:
    return Line(
        code="closes",
        ref=facts.ref,
        text=facts.title,
        href=facts.path,
        lead=format_date(at, reader.zone, reader.language, with_time=True, with_year=False),
        what=_("voting closes"),
        reason=reason_of(edition, reader, key),
    )


def _source_line(one: Ahead, edition: EditionFacts, reader: Reader, today: datetime) -> Line:
    return Line(
        code="re_check",
        text=one.text,
        href=f"/w/{edition.workspace_key}/sources/{one.subject}/",
        lead=format_day(one.day, reader.language, today=today.date()),
        what=_("to be checked again"),
        reason=reason_words("member", "", edition.workspace_key),
    )


def _commitment_line(one: Ahead, edition: EditionFacts, reader: Reader, today: datetime) -> Line:
    who = (one.who_ko or one.who) if reader.language == "ko" else one.who
    return Line(
        code="commitment",
        text=one.text,
        href=f"/w/{edition.workspace_key}/agreements/commitments/{one.subject}/",
        lead=format_day(one.day, reader.language, today=today.date()),
        what=listed([_("milestone “%s”") % one.step if one.step else _("to be delivered"), who]),
        reason=reason_words("member", "", edition.workspace_key),
    )


OF_WORKSPACE = {"source": _source_line, "commitment": _commitment_line}


def _without(keys: set[str], lines: Sequence[Keyed]) -> list[Line]:
    return [line for key, line in lines if key not in keys]
