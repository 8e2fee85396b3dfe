"""The briefing: a whole initiative to be read away from the screen, as one outline for Markdown and DOCX.

It says what the tree says, in the language that is active; comments stay where they are talked over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from deliberation.calendars import format_date, format_day
from deliberation.documents.docx import as_docx
from deliberation.documents.markdown import lines_of
from deliberation.documents.outline import (
    Block,
    Bullet,
    Heading,
    Note,
    Outline,
    Paragraph,
    Run,
    Runs,
    Table,
    leaning_on,
    ours,
    theirs,
)
from deliberation.markup import plain_text, spell_attachments
from deliberation.models import ArgumentState
from deliberation.models import Decision as DecisionNoun
from deliberation.models import Evidence as EvidenceNoun
from deliberation.sheets import words
from deliberation.standing import LABELS

from .tree import Argument, Evidence, Initiative, Tally, each_argument

PARTS = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])")
LISTED = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+")
KINDS = ("advantage", "disadvantage", "challenge")


def write_markdown(initiative: Initiative, *, zone: str, now: datetime) -> Iterator[str]:
    """``zone`` is where its dates are read, ``now`` (aware) when it is written."""
    for line in lines_of(outline_of(initiative, zone=zone, now=now)):
        yield f"{line}\n"


def write_docx(initiative: Initiative, *, zone: str, now: datetime) -> Iterator[bytes]:
    yield as_docx(outline_of(initiative, zone=zone, now=now), title=_named(initiative), made_at=now)


def outline_of(initiative: Initiative, *, zone: str, now: datetime) -> Outline:
    telling = _Telling(initiative, zone, now, get_language() or "en")
    blocks = tuple(telling.blocks())
    return Outline(telling.language, blocks, tuple(telling.notes))


def _named(initiative: Initiative) -> str:
    return " ".join(filter(None, (initiative.ref, initiative.title)))


@dataclass
class _Telling:
    initiative: Initiative
    zone: str
    now: datetime
    language: str
    notes: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._sources = {one.id: one for one in self.initiative.sources}
        self._numbers: dict[str, int] = {}

    def blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield from self._decision()
        yield from self._positions()
        yield from self._facts()
        for kind in KINDS:
            yield from self._kind(kind)
        yield from self._handling()
        yield from self._questions()
        yield from self._votes()
        if self.initiative.text:
            yield _section(_("Background"))
            yield from _paragraphs(self.initiative.text)

    def _head(self) -> Iterator[Block]:
        told = self.initiative
        yield Heading(1, (theirs(_named(told)),))
        stage = words.stage_word(told.stage)
        if told.stage == "open" and told.closes_at:
            closes = format_date(told.closes_at, self.zone, self.language, with_time=True)
            stage = f"{stage}, {_('closes %s') % closes}"
        yield Paragraph((ours(f"{stage} · {format_date(self.now, self.zone, self.language)}"),))
        if told.proposal:
            yield Paragraph((ours(_("Proposal"), strong=True), ours(" "), theirs(told.proposal)))
        yield from _paragraphs(told.summary)
        for party in told.parties:
            yield Bullet((ours(f"{words.party_word(party.part)}: "), theirs(party.organisation)))
        if told.themes:
            yield Paragraph((ours(_("Themes"), strong=True), ours(" "), *_joined(map(theirs, told.themes))))

    def _decision(self) -> Iterator[Block]:
        made = self.initiative.decision
        if made is None:
            return
        yield _section(_("Decision"))
        outcome = capfirst(str(DecisionNoun.Outcome(made.outcome).label))
        state = capfirst(str(DecisionNoun.State(made.state).label))
        at = f", {format_date(made.at, self.zone, self.language)}" if made.at else ""
        yield Paragraph((ours(outcome, strong=True), ours(f" ({state}{at})")))
        yield from _paragraphs(made.rationale)
        relied_on = _("Relied on: ")
        relied = [one for one, _above in each_argument(self.initiative.arguments) if one.id in made.relied_on]
        for one in relied:
            yield Bullet((ours(relied_on), theirs(_called(one))))
        if made.dissent:
            yield Heading(3, (ours(_("Dissent")),))
            yield from _paragraphs(made.dissent)

    def _positions(self) -> Iterator[Block]:
        yield _section(_("Positions of organisations"))
        rows = [
            (
                (theirs(one.organisation),),
                (ours(words.stand_word(one.stand)),),
                (theirs(_plain(one.conditions)),),
            )
            for one in self.initiative.positions
        ]
        yield _table((_("Organisation"), _("Position"), _("Conditions")), rows)

    def _facts(self) -> Iterator[Block]:
        """What is taken as given; what cites nothing says so."""
        if self.initiative.facts:
            yield _section(_("Facts"))
        for one in self.initiative.facts:
            numbers = sorted({number for link in one.sources for number in self._note(link.source)})
            behind = leaning_on(tuple(numbers)) if numbers else ours(f" ({_('without a source')})")
            yield Bullet((theirs(one.text), behind))
            for link in (link for link in one.sources if link.quote):
                quote = (ours("“"), theirs(_plain(link.quote)), ours("”"))
                yield Bullet((*quote, leaning_on(self._note(link.source))), 1)

    def _questions(self) -> Iterator[Block]:
        if self.initiative.questions:
            yield _section(_("Key questions"))
        called = {one.id: one for one, _above in each_argument(self.initiative.arguments)}
        for one in self.initiative.questions:
            yield Heading(3, (theirs(one.text),))
            yield from _paragraphs(one.answer) if one.answer else [Paragraph((ours(_("Not answered yet.")),))]
            for argument in (called[pk] for pk in one.arguments if pk in called):
                if argument.state != "merged":
                    yield Bullet((ours(f"{_('Argument')}: "), theirs(_called(argument))))

    def _kind(self, kind: str) -> Iterator[Block]:
        found = [one for one in self.initiative.arguments if one.kind == kind and one.state != "merged"]
        yield _section(words.kinds_word(kind))
        if not found:
            yield Paragraph((ours(_("None.")),))
        for one in found:
            yield Heading(3, (theirs(_called(one)),))
            yield from self._argument(one)

    def _argument(self, one: Argument) -> Iterator[Block]:
        said = list(_joined(self._said_of(one), " · "))
        if said:
            yield Paragraph(tuple(said))
        yield from _paragraphs(one.reasons)
        yield from self._below(one, 0)

    def _below(self, one: Argument, depth: int) -> Iterator[Block]:
        """Its evidence and the responses to it, and to those."""
        for evidence in one.evidence:
            yield Bullet(self._evidence(evidence), depth)
        for response in one.responses:
            if response.state == "merged":
                continue
            about = list(_joined(self._said_of(response), " · "))
            behind = (ours(" ("), *about, ours(")")) if about else ()
            relation = ours(f"{words.relation_word(response.relation)} ")
            yield Bullet((relation, theirs(_called(response)), *behind), depth)
            yield from self._below(response, depth + 1)

    def _said_of(self, one: Argument) -> Iterator[Run]:
        """What stands behind a claim: its votes, whether it was withdrawn, and whose it is."""
        if one.state == "withdrawn":
            yield ours(capfirst(str(ArgumentState.WITHDRAWN.label)))
        if one.tally is not None:
            yield ours(_tally(one.tally))
        if one.label in LABELS:
            yield ours(str(LABELS[one.label]))
        if who := ", ".join(filter(None, (one.author.name, one.author.organisation))):
            yield theirs(who)

    def _evidence(self, one: Evidence) -> Runs:
        bearing = capfirst(str(EvidenceNoun.Bearing(one.bearing).label))
        grade = f" ({EvidenceNoun.Grade(one.grade).label})" if one.grade else ""
        quote = (
            (ours("“"), theirs(_plain(one.quote)), ours("”"))
            if one.quote
            else (theirs(self._title(one.source)),)
        )
        locator = (ours(", "), theirs(one.locator)) if one.locator else ()
        return (ours(f"{bearing}{grade}: "), *quote, *locator, leaning_on(self._note(one.source)))

    def _title(self, pk: str) -> str:
        source = self._sources.get(pk)
        return (source.title or source.url) if source else ""

    def _note(self, pk: str) -> tuple[int, ...]:
        """The number of a source: one has one, in the order in which they are first leaned on."""
        source = self._sources.get(pk)
        if source is None:
            return ()
        if pk not in self._numbers:
            self._numbers[pk] = len(self.notes) + 1
            title = source.title or source.url
            self.notes.append(Note(self._numbers[pk], title, source.publisher, source.published, source.url))
        return (self._numbers[pk],)

    def _handling(self) -> Iterator[Block]:
        handled = [
            (one, one.handling) for one in self.initiative.arguments if one.handling and one.state == "active"
        ]
        if not handled:
            return
        yield _section(_("How challenges are handled"))
        rows = [
            (
                (theirs(_called(one)),),
                (ours(words.status_word(how.status)),),
                (theirs(how.owner),),
                (ours(format_day(how.due, self.language) if how.due else ""),),
                (theirs(_plain(how.mitigation)),),
            )
            for one, how in handled
        ]
        yield _table((_("Challenge"), _("Status"), _("Organisation"), _("Due"), _("Mitigation")), rows)

    def _votes(self) -> Iterator[Block]:
        """The votes of each organisation's members, as far as they may be told."""
        rows = [
            ((theirs(one.ref or one.claim),), (theirs(group.organisation),), *_counts(group.tally))
            for one, _above in each_argument(self.initiative.arguments)
            for group in one.by_organisation
        ]
        if rows:
            yield _section(_("Votes by organisation"))
            yield _table((_("Argument"), _("Organisation"), *words.vote_words()), rows)


def _section(words_of_it: str) -> Block:
    return Heading(2, (ours(words_of_it),))


def _table(head: tuple[str, ...], rows: Sequence[tuple[Runs, ...]]) -> Block:
    return Table(head, tuple(rows)) if rows else Paragraph((ours(_("None.")),))


def _paragraphs(text: str) -> Iterator[Block]:
    """A Markdown text's words as text, paragraph by paragraph, its lists line by line."""
    for part in PARTS.split(spell_attachments(text, settings.BASE_URL)):
        listed = LISTED.match(part)
        if plain := plain_text(part[listed.end() :] if listed else part):
            yield Bullet((theirs(plain),)) if listed else Paragraph((theirs(plain),))


def _plain(text: str) -> str:
    return plain_text(text) if text else ""


def _called(one: Argument) -> str:
    return " ".join(filter(None, (one.ref, one.claim)))


def _tally(tally: Tally) -> str:
    return words.tally_words((tally.agree, tally.disagree, tally.unsure))


def _counts(tally: Tally) -> Iterator[Runs]:
    return ((ours(str(count)),) for count in (tally.agree, tally.disagree, tally.unsure))


def _joined(runs: Iterable[Run], sign: str = ", ") -> Iterator[Run]:
    for place, run in enumerate(runs):
        if place:
            yield ours(sign)
        yield run
