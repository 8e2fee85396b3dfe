"""A sheet as Markdown, in the language that is active. What people wrote stays text: none of it becomes markup."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from deliberation.calendars import format_date, format_day

from .facts import Handling, Item, Note, Sheet, Stand, Task
from .words import kind_word, party_word, relation_word, stage_word, stand_word, status_word, tally_words

# Whatever begins emphasis, code, a link, HTML, an entity, a table, a footnote or an address of its own.
MARKUP = re.compile(r"([\\`*_{}\[\]<>()#|~&!@:^$=\"'])|(?<=www)(\.)", re.IGNORECASE)
BEGINS_A_BLOCK = re.compile(r"^([-+]|\d{1,9}[.)])")
PLAIN_ADDRESS = re.compile(r"https?://[^\s<>\"\\`]+\Z")


def markdown_of(sheet: Sheet) -> str:
    return "\n".join(_lines(sheet)).strip() + "\n"


def escaped(text: str) -> str:
    """The text on one line, so that every Markdown reader shows it as it was written."""
    words = MARKUP.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
    begins = BEGINS_A_BLOCK.match(words)
    if begins is None:
        return words
    return f"{words[: begins.end() - 1]}\\{words[begins.end() - 1 :]}"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {escaped(f'{sheet.ref} {sheet.title}')}\n"
    yield f"{escaped(sheet.workspace)} · {_stage(sheet)} · {_written_on(sheet)}\n"
    if sheet.proposal:
        yield f"**{_('Proposal')}** {escaped(sheet.proposal)}\n"
    for part, organisation in sheet.parties:
        yield f"- {party_word(part)}: {escaped(organisation.in_language(_language()))}"
    yield from _section(_("Positions of organisations"), map(_stand, sheet.positions))
    yield from _divided(sheet)
    yield from _section(_("Challenges to handle"), (_handling(one, sheet) for one in sheet.challenges))
    yield from _section(_("Questions to settle"), (f"- {escaped(text)}" for text in sheet.questions))
    yield from _section(_("Open actions"), (_task(one, sheet) for one in sheet.actions))
    yield ""
    yield from (_note(note) for note in sheet.notes)


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield f"\n## {heading}\n"
    yield from found or [_("None.")]


def _divided(sheet: Sheet) -> Iterator[str]:
    if sheet.divided is None:
        return _section(_("Divided arguments"), [_("Shown when voting ends.")])
    return _section(_("Divided arguments"), (_item(one) for one in sheet.divided))


def _item(item: Item) -> str:
    word = kind_word(item.kind) if item.kind else relation_word(item.relation)
    votes = f" ({tally_words(item.tally)})" if item.tally else ""
    line = f"- {word} {escaped(f'{item.ref} {item.claim}')}{votes}{_marks(item.notes)}"
    return f"{line}\n  {_item(item.reply)}" if item.reply else line


def _handling(one: Handling, sheet: Sheet) -> str:
    owner = one.owner.in_language(_language()) if one.owner else _("nobody named")
    due = _("due %s") % _day(one.due, sheet) if one.due else ""
    said = [status_word(one.status), escaped(owner), escaped(one.responsible), due]
    line = f"- {escaped(f'{one.item.ref} {one.item.claim}')}{_marks(one.item.notes)}: {', '.join(filter(None, said))}"
    return f"{line}\n  {_item(one.item.reply)}" if one.item.reply else line


def _stand(one: Stand) -> str:
    conditions = f" ({escaped(one.conditions)})" if one.conditions else ""
    return f"- {escaped(one.organisation.in_language(_language()))}: {stand_word(one.stand)}{conditions}"


def _task(one: Task, sheet: Sheet) -> str:
    due = _("due %s") % _day(one.due, sheet) if one.due else ""
    return f"- {escaped(one.text)} ({', '.join(filter(None, (escaped(one.owner), due)))})"


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f" [^{number}]" for number in numbers)


def _note(note: Note) -> str:
    said = ", ".join(filter(None, map(escaped, (note.title, note.publisher, note.published))))
    address = f" <{note.url}>" if PLAIN_ADDRESS.match(note.url) else ""
    return f"[^{note.number}]: {said}{address}"


def _stage(sheet: Sheet) -> str:
    return f"{stage_word(sheet.stage)}, " + (
        _("closes %s") % _moment(sheet.closes_at, sheet)
        if sheet.closes_at
        else _("since %s") % format_date(sheet.since, sheet.zone, _language())
    )


def _moment(instant, sheet: Sheet) -> str:
    return format_date(instant, sheet.zone, _language(), with_time=True)


def _written_on(sheet: Sheet) -> str:
    """The day alone: so long as nothing changes, the same sheet is the same text all day."""
    return format_date(sheet.made_at, sheet.zone, _language())


def _day(day, sheet: Sheet) -> str:
    return format_day(day, _language(), today=sheet.made_at.date())


def _language() -> str:
    return get_language() or "en"
