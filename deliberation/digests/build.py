"""One build() gives the mail, the page, the preview, the API and the tests. Pure: same facts, same digest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from deliberation import todo
from deliberation.calendars import format_date, format_day, period_title
from deliberation.models import Kind

from . import words
from .choose import CHANGED, NEW, YOURS, choose, still_there
from .facts import Digest, EditionFacts, Line, Pick, Reader, Section
from .lines import change_line, doing_line, reason_words

TODO, COMING = "todo", "coming"
MOST = 7  # lines of a section
AHEAD = timedelta(days=14)
KINDS = list(Kind)


def build(
    edition: EditionFacts,
    reader: Reader,
    doings: Sequence[todo.Doing],
    picks: Iterable[Pick] | None = None,
) -> Digest:
    """The digest of one reader. ``picks`` are an earlier choice, told again as far as it may still be seen."""
    chosen = choose(edition, reader) if picks is None else still_there(picks, edition, reader)
    here = [doing for doing in doings if doing.workspace_id == edition.workspace_id]
    with override(reader.language):
        lines = {code: _lines(code, chosen, edition, reader) for code in (CHANGED, NEW, YOURS)}
        sections = _sections(edition, reader, here, lines)
        return Digest(
            language=reader.language,
            workspace=edition.workspace_name,
            period=period_title(edition.starts_at, edition.ends_at, reader.zone, reader.language),
            subject=words.first_words(sections, _counts(here, lines), edition.workspace_name),
            sections=sections,
            numbers=words.numbers(_sums(edition, reader)),
            note=edition.note,
            note_by=edition.note_by,
            gap=_gap(edition, reader),
            picks=tuple(chosen),
        )


def _sections(
    edition: EditionFacts, reader: Reader, doings, lines: dict[str, list[Line]]
) -> tuple[Section, ...]:
    today = edition.ends_at.astimezone(ZoneInfo(reader.zone))
    tasks = [doing_line(doing, reader.language, today) for doing in doings]
    archive = f"/w/{edition.workspace_key}/"
    every = (
        _section(TODO, _("For you to do"), tasks, "/"),
        _section(CHANGED, _("What changed"), lines[CHANGED], archive),
        _new(lines[NEW], archive),
        _section(YOURS, _("On yours"), lines[YOURS], archive),
        _section(COMING, _("Coming up"), _coming(edition, reader, doings, today), archive),
    )
    return tuple(section for section in every if section.lines)


def _section(code: str, heading: str, lines: Sequence[Line], href: str) -> Section:
    return Section(code, heading, tuple(lines[:MOST]), words.folded(len(lines[MOST:])), href)


def _new(lines: Sequence[Line], href: str) -> Section:
    """The nearest and weightiest are chosen first, then told by kind."""
    shown = sorted(lines[:MOST], key=lambda line: KINDS.index(Kind(line.tone)))
    heading = _("New arguments") + f" · {len(lines)}"
    return Section(NEW, heading, tuple(shown), words.folded(len(lines[MOST:])), href)


def _lines(code: str, picks: Iterable[Pick], edition: EditionFacts, reader: Reader) -> list[Line]:
    return [_line(pick, edition, reader) for pick in picks if pick.section == code]


def _line(pick: Pick, edition: EditionFacts, reader: Reader) -> Line:
    """Readers of one language share their lines: an edition says each once."""
    key = (pick.place, pick.reason, reader.language)
    if key not in edition.told:
        change = edition.changes[pick.place]
        ref = edition.initiatives[change.initiative or ""].ref
        reason = reason_words(pick.reason, ref, edition.workspace_key)
        edition.told[key] = replace(change_line(change, edition, reader.language), reason=reason)
    return edition.told[key]


def _coming(edition: EditionFacts, reader: Reader, doings, today: datetime) -> list[Line]:
    """Late and due things of one's own first, then what closes, in order of time."""
    until = edition.ends_at + AHEAD
    due = [doing for doing in doings if doing.due and doing.due <= until.date()]
    closing = [
        (facts.closes_at, facts)
        for key, facts in edition.initiatives.items()
        if key in reader.seen and facts.closes_at and edition.ends_at <= facts.closes_at < until
    ]
    return [
        *(_due_line(doing, reader, today) for doing in sorted(due, key=lambda one: (one.due, one.key))),
        *(
            _closing_line(at, facts, reader)
            for at, facts in sorted(closing, key=lambda one: (one[0], one[1].ref))
        ),
    ]


def _due_line(doing: todo.Doing, reader: Reader, today: datetime) -> Line:
    day = format_day(doing.due, reader.language, today=today.date())
    late = doing.due < today.date()
    return Line(
        code="late" if late else "due",
        ref=doing.ref,
        text=doing.title,
        href=doing.path,
        lead=day,
        what=_("late") if late else _("due"),
    )


def _closing_line(at: datetime, facts, reader: Reader) -> Line:
    day = format_date(at, reader.zone, reader.language, with_time=True, with_year=False)
    return Line(
        code="closes", ref=facts.ref, text=facts.title, href=facts.path, lead=day, what=_("voting closes")
    )


def _counts(doings, lines: dict[str, list[Line]]) -> dict[str, str]:
    return {
        TODO: words.todo_counts(doings),
        CHANGED: words.changed_counts(lines[CHANGED]),
        NEW: words.new_counts(lines[NEW]),
        YOURS: words.yours_counts(lines[YOURS]),
    }


def _sums(edition: EditionFacts, reader: Reader) -> Counter[str]:
    """Numbers of the initiatives that the reader may see; no votes where they are told at close."""
    sums: Counter[str] = Counter()
    for change in edition.changes:
        if (
            change.code == "counts"
            and change.initiative in reader.seen
            and change.initiative in edition.initiatives
        ):
            told = dict(change.details)
            if not edition.initiatives[change.initiative].results_are_out:
                told.pop("votes", None)
            sums.update(told)
    return sums


def _gap(edition: EditionFacts, reader: Reader) -> str:
    if not reader.covers_gap:
        return ""
    since = format_date(edition.starts_at, reader.zone, reader.language, now=edition.ends_at)
    return _("This digest covers more than one period: all since %s.") % since
