"""A file that was read becomes nouns of a workspace: looked through, planned, or written, some lines at a time.

It is gone through once for each sort and depth, so that what a line stands under is there before it, and never more
than a thousand lines of it are in memory.
"""

from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import Any, Protocol

from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.actions.bring_arguments import bring_arguments, plan_arguments
from deliberation.actions.bring_comments import bring_comments, plan_comments
from deliberation.actions.bring_evidence import (
    Library,
    bring_evidence,
    bring_sources,
    plan_evidence,
    plan_sources,
)
from deliberation.actions.bring_evidence import sources_of as sources_of_evidence
from deliberation.actions.bring_facts import bring_facts, bring_questions, plan_facts, plan_questions
from deliberation.actions.bring_facts import sources_of as sources_of_facts
from deliberation.actions.bring_initiatives import bring_initiative, standing
from deliberation.actions.brought import (
    Brought,
    BroughtArgument,
    BroughtComment,
    BroughtEvidence,
    BroughtFact,
    BroughtInitiative,
    BroughtQuestion,
    BroughtSource,
    LeftOut,
    Name,
    Outcome,
)
from deliberation.models import Initiative
from deliberation.permissions import Actor

from .faults import Faults
from .index import MOST_THINGS, Index

AT_ONCE = 1000
Place = BroughtArgument | BroughtEvidence | BroughtComment | BroughtFact | BroughtQuestion


class Things(Protocol):
    """What a file says, as often as one asks."""

    def things(self, faults: Faults) -> Iterator[Brought]: ...


def _nothing() -> None:
    pass


class Bringing:
    """One file on its way into a workspace, or with ``into`` into one of its initiatives.

    ``renew`` hears that it goes on, until it is written: that is one transaction.
    """

    def __init__(
        self,
        by: Actor,
        workspace: Workspace,
        into: Initiative | None,
        file: Things,
        renew: Callable[[], None] = _nothing,
    ) -> None:
        self.by, self.workspace, self.into, self.file, self.renew = by, workspace, into, file, renew
        self.index = Index(into_one=into is not None)
        self.outcome = Outcome()
        self.places: dict[str, Initiative | None] = {}
        self.last: Initiative | None = into

    def look_through(self, tell: Callable[[int], None]) -> int:
        """Every line, alone and beside the others. Raises Invalid with the faults. Returns how many things it says."""
        faults = Faults()
        for number, one in enumerate(self._lines(faults), start=1):
            self.index.add(one, faults)
            tell(number)
            if number > MOST_THINGS:
                faults.add(one.line, "too_many", _("A file has up to %d lines.") % MOST_THINGS)
                break
        faults.refuse()
        self.index.settling.settle(self.index.file)
        for one in self._lines(faults):
            settled = self.index.settling.settled(one, self.index.settling.notes.add)
            if settled is not None:
                self.index.check(settled, faults)
                self._check_place(settled, faults)
        faults.refuse()
        return self.index.counts.total()

    def plan(self) -> Outcome:
        """What would become of it; nothing is written. Raises Invalid with the faults."""
        library = Library(self.by, self.workspace)
        for one in self._of(BroughtInitiative):
            self._plan_initiative(one)
        for sources in self._batches(BroughtSource):
            self._add(plan_sources(library, sources))
        file = self.index.file
        for place, some in self._parts(BroughtArgument):
            self._add(plan_arguments(self._find(place), some, by=self.by, file=file).outcome)
        for place, some in self._parts(BroughtEvidence):
            evidence = plan_evidence(self._find(place), some, file=file)
            self._add(evidence.outcome, plan_sources(library, sources_of_evidence(evidence), told=False))
        for place, some in self._parts(BroughtComment):
            self._add(plan_comments(self._find(place), some, file=file).outcome)
        for place, some in self._parts(BroughtFact):
            facts = plan_facts(self._find(place), some)
            self._add(facts.outcome, plan_sources(library, sources_of_facts(facts), told=False))
        for place, some in self._parts(BroughtQuestion):
            self._add(plan_questions(self._find(place), some, file=file).outcome)
        self._refuse()
        return self.outcome

    def write(self) -> Outcome:
        """All of it, inside the caller's transaction. Raises Refusal, and then nothing of it may stand."""
        self.renew = _nothing
        by, file, library = self.by, self.index.file, Library(self.by, self.workspace)
        for one in self._of(BroughtInitiative):
            self._write_initiative(one)
        self._refuse()
        for sources in self._batches(BroughtSource):
            self._add(bring_sources(by=by, library=library, brought=sources))
        self._write_arguments()
        for place, some in self._parts(BroughtEvidence):
            into = self._place(place)
            self._add(bring_evidence(by=by, initiative=into, library=library, brought=some, file=file))
        self._refuse()
        self._write_comments()
        for place, some in self._parts(BroughtFact):
            self._add(bring_facts(by=by, initiative=self._place(place), library=library, brought=some))
        for place, some in self._parts(BroughtQuestion):
            self._add(bring_questions(by=by, initiative=self._place(place), brought=some, file=file))
        self._refuse()
        return self.outcome

    def _write_arguments(self) -> None:
        """Level by level, so that what one stands under is there."""
        by, file = self.by, self.index.file
        for level in range(self.index.deepest + 1):
            for place, some in self._parts(BroughtArgument, lambda one, at=level: self._is_at(one, at)):
                self._add(bring_arguments(by=by, initiative=self._place(place), brought=some, file=file))
            self._refuse()

    def _write_comments(self) -> None:
        by, file = self.by, self.index.file
        for replies in (False, True):
            for place, some in self._parts(
                BroughtComment, lambda one, at=replies: (one.parent is not None) is at
            ):
                self._add(bring_comments(by=by, initiative=self._place(place), brought=some, file=file))
            self._refuse()

    def _lines(self, faults: Faults) -> Iterator[Brought]:
        for one in self.file.things(faults):
            self.renew()
            yield one

    def _of(self, sort: type[Brought], wanted: Callable[[Any], bool] = lambda one: True) -> Iterator[Any]:
        """Each where it is to stand, without what is left out."""
        if not self.index.counts[sort.__name__]:
            return
        for one in self._lines(Faults()):
            settled = self.index.settling.settled(one, _silently) if isinstance(one, sort) else None
            if settled is not None and wanted(settled):
                yield settled

    def _batches(self, sort: type[Brought], *wanted: Callable[[Any], bool]) -> Iterator[list[Any]]:
        things = self._of(sort, *wanted)
        while batch := list(islice(things, AT_ONCE)):
            yield batch

    def _parts(self, sort: type[Brought], *wanted: Callable[[Any], bool]) -> Iterator[tuple[str, list[Any]]]:
        """Some lines of one place at a time, in their order there, however places take turns in the file."""
        for batch in self._batches(sort, *wanted):
            for place, some in groupby(sorted(batch, key=self._place_of), key=self._place_of):
                yield place, list(some)

    def _is_at(self, one: BroughtArgument, level: int) -> bool:
        return self.index.file.level(one.name.key) == level

    def _place_of(self, one: Place) -> str:
        """The initiative of a line: its own word, or where its argument stands."""
        if self.into is not None:
            return ""
        if isinstance(one, BroughtEvidence) and not one.place:
            thread = self.index.file.arguments.get(one.argument.key)
            return thread.place if thread else ""
        return one.place

    def _check_place(self, one: Brought, faults: Faults) -> None:
        if isinstance(one, BroughtInitiative | BroughtSource | LeftOut) or self.into is not None:
            return
        place = self._place_of(one)
        if place in self.index.initiatives or self._find(place) is not None:
            return
        faults.add(one.line, "does_not_exist", _("Say in which initiative this stands."), "initiative")

    def _find(self, place: str) -> Initiative | None:
        """One that is here; looked for once."""
        if self.into is not None:
            return self.into
        if place not in self.places:
            name = self.index.initiatives.get(place) or Name(place)
            self.places[place] = standing(self.workspace, name) if place else None
        return self.places[place]

    def _place(self, place: str) -> Initiative:
        found = self._find(place)
        if found is None:
            raise LookupError(place)
        return found

    def _plan_initiative(self, one: BroughtInitiative) -> None:
        if self.into is None:
            is_new = self._find(one.name.key) is None
            (self.outcome.made if is_new else self.outcome.skipped)["initiatives"] += 1

    def _write_initiative(self, one: BroughtInitiative) -> None:
        if self.into is None:
            found, outcome = bring_initiative(by=self.by, workspace=self.workspace, brought=one)
            self.places[one.name.key] = self.last = found
            self._add(outcome)

    def _add(self, *outcomes: Outcome) -> None:
        for outcome in outcomes:
            self.outcome.add(outcome)

    def _refuse(self) -> None:
        faults = Faults()
        faults.extend(self.outcome.faults)
        faults.refuse()


def _silently(_line: int, _what: str, _why: str) -> None:
    """It was told once, when the file was looked through."""
