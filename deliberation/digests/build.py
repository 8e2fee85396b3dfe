"""One build() gives the mail, the page, the preview, the API and the tests. Pure: same facts, same digest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from deliberation import todo
from deliberation.calendars import format_date, period_title
from deliberation.models import Kind

from . import words
from .after import after_decisions
from .choose import MOST, choose, still_there
from .coming import coming
from .facts import Choice, Digest, EditionFacts, Line, Pick, Reader, Section
from .folding import fold, is_told_before
from .index import CHANGED, NEW, YOURS, index_of
from .lines import change_line, doing_line, reason_words
from .subjects import subject_of

TODO = "todo"
KINDS = list(Kind)


def build(
    edition: EditionFacts,
    reader: Reader,
    doings: Sequence[todo.Doing],
    earlier: Choice | None = None,
) -> Digest:
    """The digest of one reader. What was chosen ``earlier`` is told again as far as it may still be seen."""
    today = edition.ends_at.astimezone(ZoneInfo(reader.zone))
    here = [doing for doing in doings if doing.workspace_id == edition.workspace_id]
    if earlier is None:
        choice = replace(choose(edition, reader), tasks=fold(here, reader.shown, today))
    else:
        choice = still_there(earlier, edition, reader, {doing.key for doing in here})
    with override(reader.language):
        sections = _sections(edition, reader, here, choice)
        return Digest(
            language=reader.language,
            workspace=edition.workspace_name,
            period=period_title(edition.starts_at, edition.ends_at, reader.zone, reader.language),
            subject=subject_of(sections, _counted(here, choice), choice.counts, edition.workspace_name),
            sections=sections,
            choice=choice,
            numbers=words.numbers(_sums(edition, reader)),
            note=edition.note,
            note_by=edition.note_by,
            gap=_gap(edition, reader),
        )


def _sections(edition: EditionFacts, reader: Reader, doings, choice: Choice) -> tuple[Section, ...]:
    today = edition.ends_at.astimezone(ZoneInfo(reader.zone))
    told = {code: _told(code, choice, edition, reader) for code in (CHANGED, NEW, YOURS)}
    sums = {code: sum(counts.values()) for code, counts in choice.counts.items()}
    archive = f"/w/{edition.workspace_key}/"
    new = _("New arguments") + f" · {sums[NEW]}"
    every = (
        _todo_section(doings, choice, reader, today),
        _section(CHANGED, _("What changed"), told[CHANGED], sums[CHANGED], archive),
        _section(NEW, new, sorted(told[NEW], key=_kind), sums[NEW], archive),
        _section(YOURS, _("On yours"), told[YOURS], sums[YOURS], archive),
        _coming_section(edition, reader, doings, today),
        _after_section(edition, reader, today),
    )
    return tuple(section for section in every if section.lines or section.folded)


def _todo_section(doings: Sequence[todo.Doing], choice: Choice, reader: Reader, today: datetime) -> Section:
    by_key = {doing.key: doing for doing in doings}
    lines = [doing_line(by_key[task.key], reader.language, today) for task in choice.tasks if task.in_full]
    before = sum(map(is_told_before, choice.tasks))
    more = len(choice.tasks) - before - len(lines)
    return Section(TODO, _("For you to do"), tuple(lines), words.folded(more, before), "/")


def _counted(doings: Iterable[todo.Doing], choice: Choice) -> list[todo.Doing]:
    """What the first section shows, or has no room for; not what it only says that one knows."""
    known = {task.key for task in choice.tasks if is_told_before(task)}
    told = {task.key for task in choice.tasks} - known
    return [doing for doing in doings if doing.key in told]


def _section(code: str, heading: str, lines: Sequence[Line], count: int, href: str) -> Section:
    return Section(code, heading, tuple(lines), words.folded(count - len(lines)), href)


def _kind(line: Line) -> int:
    return KINDS.index(Kind(line.tone))


def _told(code: str, choice: Choice, edition: EditionFacts, reader: Reader) -> list[Line]:
    return [_line(pick, edition, reader) for pick in choice.picks if pick.section == code]


def _line(pick: Pick, edition: EditionFacts, reader: Reader) -> Line:
    """Readers of one language share their lines: an edition says each once."""
    key = (pick.place, pick.reason, reader.language)
    if key not in edition.memo:
        change = edition.changes[pick.place]
        ref = edition.initiatives[change.initiative or ""].ref
        reason = reason_words(pick.reason, ref, edition.workspace_key)
        edition.memo[key] = replace(change_line(change, edition, reader.language), reason=reason)
    return edition.memo[key]


def _coming_section(edition: EditionFacts, reader: Reader, doings, today: datetime) -> Section:
    lines, count = coming(edition, reader, doings, today)
    return _section("coming", _("Coming up"), lines, count, f"/w/{edition.workspace_key}/")


def _after_section(edition: EditionFacts, reader: Reader, today: datetime) -> Section:
    lines = after_decisions(edition, reader, today)
    return _section(
        "after", _("After the decision"), lines[:MOST], len(lines), f"/w/{edition.workspace_key}/"
    )


def _sums(edition: EditionFacts, reader: Reader) -> Counter[str]:
    """The numbers of the initiatives that the reader may see."""
    sums: Counter[str] = Counter()
    for initiative, counts in index_of(edition).sums.items():
        if initiative in reader.seen:
            sums.update(counts)
    return sums


def _gap(edition: EditionFacts, reader: Reader) -> str:
    if not reader.covers_gap:
        return ""
    since = format_date(edition.starts_at, reader.zone, reader.language, now=edition.ends_at)
    return _("This digest covers more than one period: all since %s.") % since
