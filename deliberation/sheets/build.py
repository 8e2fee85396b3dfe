"""One build() gives page, Markdown and API. Pure: same rows, same sheet."""

from typing import Any
from uuid import UUID

from .facts import Handling, Item, Named, Note, Rows, Sheet


def build(rows: Rows) -> Sheet:
    notes = _Notes(rows)
    initiative = rows.initiative
    out = initiative.results_are_out
    divided = tuple(_item(one, rows, notes) for one in rows.divided)
    challenges = tuple(_handling(one, rows, notes) for one in rows.challenges)
    return Sheet(
        ref=initiative.ref,
        title=initiative.title,
        workspace=initiative.workspace.name,
        zone=initiative.workspace.time_zone,
        stage=initiative.stage,
        since=initiative.stage_since,
        closes_at=initiative.closes_at if initiative.stage == "open" else None,
        made_at=rows.made_at,
        proposal=initiative.proposal,
        parties=tuple(rows.parties),
        positions=tuple(rows.positions),
        divided=divided if out else None,
        challenges=challenges,
        questions=tuple(rows.questions),
        actions=tuple(rows.actions),
        notes=tuple(notes.all),
    )


class _Notes:
    """Numbers sources in the order in which they are first leaned on; one source has one number."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.all: list[Note] = []
        self._numbers: dict[UUID, int] = {}

    def of(self, argument: Any) -> tuple[int, ...]:
        numbers = [self._number(one.source) for one in self.rows.evidence.get(argument.pk, ())]
        return tuple(dict.fromkeys(numbers))

    def _number(self, source: Any) -> int:
        if source.pk not in self._numbers:
            number = self._numbers[source.pk] = len(self.all) + 1
            title = source.title or source.url
            self.all.append(Note(number, title, source.publisher, _published(source), source.url))
        return self._numbers[source.pk]


def _item(argument: Any, rows: Rows, notes: _Notes, *, with_reply: bool = True) -> Item:
    reply = rows.replies.get(argument.pk) if with_reply else None
    tally = argument.tally
    return Item(
        id=argument.pk,
        ref=f"{rows.initiative.ref}#{argument.number}",
        claim=argument.claim,
        kind=argument.kind or "",
        relation=argument.relation or "",
        tally=(tally.agree, tally.disagree, tally.unsure) if rows.initiative.results_are_out else None,
        notes=notes.of(argument),
        reply=_item(reply, rows, notes, with_reply=False) if reply else None,
    )


def _handling(argument: Any, rows: Rows, notes: _Notes) -> Handling:
    challenge = argument.challenge
    owner = challenge.owner
    return Handling(
        item=_item(argument, rows, notes),
        status=challenge.status,
        owner=Named(owner.pk, owner.name_en, owner.name_ko) if owner else None,
        responsible=challenge.responsible.name if challenge.responsible else "",
        due=challenge.due,
    )


def _published(source: Any) -> str:
    return source.published_on.isoformat() if source.published_on else str(source.published_year or "")
