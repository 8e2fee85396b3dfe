"""What templates tell of, read when one first asks for it; the number of queries does not grow with what there is.

Rows are those that every member sees who sees the initiative, as on its meeting sheet: nothing hidden, withdrawn or
merged, and no votes before results are out.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from accounts.models import User
from deliberation.documents.outline import Note
from deliberation.models import (
    Action,
    Argument,
    ArgumentState,
    Condition,
    Decision,
    Evidence,
    Initiative,
    Kind,
    Party,
    Position,
    Question,
    Relation,
)

TALKED_OVER = ("reasons", "reasons_html")  # long, and told by no template of what stands among the kinds


class Material:
    """Of one ``initiative``, with its workspace, for a member who sees it, in a ``language``, at ``now`` (aware)."""

    def __init__(self, initiative: Initiative, reader: User, language: str, now: datetime) -> None:
        self.initiative, self.reader, self.language, self.now = initiative, reader, language, now
        self.zone = initiative.workspace.time_zone
        self.votes_are_told = initiative.results_are_out
        self.notes: list[Note] = []
        self._numbers: dict[UUID, int] = {}

    @cached_property
    def arguments(self) -> list[Argument]:
        """Those that count among the kinds: the strongest first, or as they came until votes may be told."""
        rows = Argument.objects.counted().filter(initiative=self.initiative).defer(*TALKED_OVER)
        rows = rows.select_related(
            "tally", "author", "organisation", "challenge__owner", "challenge__responsible"
        )
        return list(rows.order_by(*self._order))

    @property
    def _order(self) -> tuple[str, ...]:
        return ("-tally__order_value", "number") if self.votes_are_told else ("number",)

    def of_kind(self, kind: str) -> list[Argument]:
        return [one for one in self.arguments if one.kind == kind]

    @property
    def challenges(self) -> list[Argument]:
        """In the order in which they were brought forward."""
        return sorted(self.of_kind(Kind.CHALLENGE), key=lambda one: one.number)

    @cached_property
    def answers(self) -> dict[UUID, list[Argument]]:
        """By challenge its *answers* responses, in the same order as arguments."""
        rows = Argument.objects.filter(
            initiative=self.initiative,
            relation=Relation.ANSWERS,
            state=ArgumentState.ACTIVE,
            hidden_at=None,
            parent__in=[one.pk for one in self.challenges],
        )
        found: defaultdict[UUID, list[Argument]] = defaultdict(list)
        for row in rows.select_related("tally", "author", "organisation").order_by(*self._order):
            found[row.parent_id].append(row)
        return found

    @cached_property
    def evidence(self) -> dict[UUID, list[Evidence]]:
        """By argument, of those above and of every response to them."""
        shown = Argument.objects.active().filter(initiative=self.initiative, hidden_at=None)
        rows = Evidence.objects.filter(argument__in=shown).counted().select_related("source")
        found: defaultdict[UUID, list[Evidence]] = defaultdict(list)
        for row in rows.order_by("created_at", "pk"):
            found[row.argument_id].append(row)
        return found

    @cached_property
    def leaning(self) -> list[Argument]:
        """Those of the kinds and responses that lean on a source, by number."""
        rows = Argument.objects.filter(pk__in=list(self.evidence)).defer(*TALKED_OVER)
        return list(rows.order_by("number"))

    @cached_property
    def parties(self) -> list[Party]:
        rows = Party.objects.filter(initiative=self.initiative).select_related("organisation")
        return list(rows.order_by("part", "organisation__name_en"))

    @cached_property
    def positions(self) -> list[Position]:
        rows = Position.objects.filter(initiative=self.initiative, argument=None, superseded_by=None)
        return list(rows.select_related("organisation").order_by("organisation__name_en"))

    @cached_property
    def questions(self) -> list[Question]:
        return list(Question.objects.filter(initiative=self.initiative).order_by("pk"))

    @cached_property
    def decision(self) -> Decision | None:
        """The one that stands."""
        return Decision.objects.filter(initiative=self.initiative, state__in=Decision.STANDING).first()

    @cached_property
    def conditions(self) -> list[Condition]:
        """Of the decision that stands."""
        rows = Condition.objects.filter(decision=self.decision) if self.decision else Condition.objects.none()
        return list(rows.select_related("organisation"))

    @cached_property
    def actions(self) -> list[Action]:
        """Not done yet, what is due first."""
        rows = Action.objects.filter(initiative=self.initiative, done_at=None).select_related("owner")
        return sorted(rows, key=lambda row: (row.due is None, row.due or 0, row.created_at))

    def cited(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of their sources, each source with one, in the order in which they are first leaned on."""
        return tuple(dict.fromkeys(self.number_of(one.source) for one in evidence))

    def number_of(self, source: Any) -> int:
        if source.pk not in self._numbers:
            number = self._numbers[source.pk] = len(self.notes) + 1
            title, published = source.title or source.url, source.published_on or source.published_year or ""
            self.notes.append(Note(number, title, source.publisher, str(published), source.url))
        return self._numbers[source.pk]
