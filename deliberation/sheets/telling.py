"""What a sheet says, block by block, in the language that is active."""

from collections.abc import Iterable, Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from deliberation.calendars import format_date, format_day
from deliberation.documents.outline import (
    Block,
    Bullet,
    Heading,
    Outline,
    Paragraph,
    Run,
    leaning_on,
    ours,
    theirs,
)

from .facts import Handling, Item, Sheet, Stand, Task
from .words import kind_word, party_word, relation_word, stage_word, stand_word, status_word, tally_words


def told(sheet: Sheet) -> Outline:
    return Outline(_language(), tuple(_blocks(sheet)), sheet.notes)


def _blocks(sheet: Sheet) -> Iterator[Block]:
    yield Heading(1, (theirs(f"{sheet.ref} {sheet.title}"),))
    yield Paragraph((theirs(sheet.workspace), ours(f" · {_stage(sheet)} · {_written_on(sheet)}")))
    if sheet.proposal:
        yield Paragraph((ours(_("Proposal"), strong=True), ours(" "), theirs(sheet.proposal)))
    for part, organisation in sheet.parties:
        yield Bullet((ours(f"{party_word(part)}: "), theirs(organisation.in_language(_language()))))
    yield from _section(_("Positions of organisations"), map(_stand, sheet.positions))
    yield from _divided(sheet)
    yield from _section(
        _("Challenges to handle"), (block for one in sheet.challenges for block in _handling(one, sheet))
    )
    yield from _section(_("Questions to settle"), (Bullet((theirs(text),)) for text in sheet.questions))
    yield from _section(_("Open actions"), (_task(one, sheet) for one in sheet.actions))


def _section(heading: str, blocks: Iterable[Block]) -> Iterator[Block]:
    yield Heading(2, (ours(heading),))
    found = list(blocks)
    yield from found or [Paragraph((ours(_("None.")),))]


def _divided(sheet: Sheet) -> Iterator[Block]:
    if sheet.divided is None:
        return _section(_("Divided arguments"), [Paragraph((ours(_("Shown when voting ends.")),))])
    return _section(_("Divided arguments"), (block for one in sheet.divided for block in _item(one)))


def _item(item: Item, depth: int = 0) -> Iterator[Block]:
    """An argument, and under it the strongest response to it."""
    word = kind_word(item.kind) if item.kind else relation_word(item.relation)
    votes = f" ({tally_words(item.tally)})" if item.tally else ""
    said = theirs(f"{item.ref} {item.claim}")
    yield Bullet((ours(f"{word} "), said, ours(votes), leaning_on(item.notes)), depth)
    if item.reply:
        yield from _item(item.reply, depth + 1)


def _handling(one: Handling, sheet: Sheet) -> Iterator[Block]:
    owner = one.owner.in_language(_language()) if one.owner else _("nobody named")
    due = ours(_("due %s") % _day(one.due, sheet)) if one.due else ours("")
    who = [theirs(owner), theirs(one.responsible), due]
    said = (theirs(f"{one.item.ref} {one.item.claim}"), leaning_on(one.item.notes))
    yield Bullet((*said, ours(f": {status_word(one.status)}"), *_listed(who, first=False)))
    if one.item.reply:
        yield from _item(one.item.reply, 1)


def _stand(one: Stand) -> Block:
    conditions = (ours(" ("), theirs(one.conditions), ours(")")) if one.conditions else ()
    organisation = theirs(one.organisation.in_language(_language()))
    return Bullet((organisation, ours(f": {stand_word(one.stand)}"), *conditions))


def _task(one: Task, sheet: Sheet) -> Block:
    due = ours(_("due %s") % _day(one.due, sheet)) if one.due else ours("")
    return Bullet((theirs(one.text), ours(" ("), *_listed([theirs(one.owner), due]), ours(")")))


def _listed(runs: Iterable[Run], *, first: bool = True) -> Iterator[Run]:
    """Those that say something, with commas between them."""
    for run in runs:
        if run.text:
            if not first:
                yield ours(", ")
            yield run
            first = False


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
