"""How an agreement is kept: the colour of each commitment, what the agreement lacks, and who owes what.

The number of queries does not grow with its commitments.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, Prefetch, Q, QuerySet

from accounts.models import Organisation
from deliberation.models import Agreement, Clause, Commitment, CommitmentSupport
from deliberation.models.commitments import today_at
from deliberation.reckoning.clauses import in_order
from deliberation.reckoning.colour import Colour, Judged, judged, late_since

Colours = Counter[Colour]


class Lacks(StrEnum):
    """What an agreement is found to lack, by code."""

    COMMITMENT = "clause_without_commitment"
    OWNER = "commitment_without_owner"
    NOTE = "late_without_note"


@dataclass(frozen=True, slots=True)
class Kept:
    """One commitment and how it stands; a withdrawn one has no colour."""

    row: Commitment
    judged: Judged | None
    is_explained: bool  # whether, being late, somebody said why

    @property
    def colour(self) -> Colour | None:
        return self.judged.colour if self.judged else None


@dataclass(frozen=True, slots=True)
class ClauseKept:
    """A clause at its place with its commitments; ``colours`` are of them and of all under it."""

    row: Clause
    number: str
    depth: int
    has_below: bool
    commitments: list[Kept]
    colours: Colours


@dataclass(frozen=True, slots=True)
class Lint:
    """One thing that it lacks, at a clause or at one of its commitments."""

    code: Lacks
    clause: ClauseKept
    commitment: Commitment | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """What one organisation leads, by colour, and in how many more it helps."""

    organisation: Organisation
    leads: Colours
    supports: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """An agreement on one day."""

    agreement: Agreement
    today: date
    clauses: list[ClauseKept]

    @property
    def commitments(self) -> Iterator[Kept]:
        return (kept for clause in self.clauses for kept in clause.commitments)

    @property
    def colours(self) -> Colours:
        return _counted(self.commitments)

    def lints(self) -> list[Lint]:
        """The clauses in their order: those at the end of a branch that oblige nobody, then what is said of nobody."""
        return [lint for clause in self.clauses for lint in _lints(clause)]

    def owed(self) -> list[Owed]:
        """By organisation, whoever leads most first; withdrawn ones are owed by nobody."""
        leads: dict[Organisation, Colours] = {}
        supports: Counter[Organisation] = Counter()
        for kept in self.commitments:
            if kept.colour is not None:
                leads.setdefault(kept.row.lead, Counter())[kept.colour] += 1
                supports.update(one.organisation for one in kept.row.supports.all())
        found = [Owed(one, leads.get(one, Counter()), supports[one]) for one in {**leads, **supports}]
        return sorted(found, key=lambda one: (-one.leads.total(), -one.supports, one.organisation.name_en))


def keeping_of(agreement: Agreement, now: datetime) -> Keeping:
    """All of an agreement as it stands now; four queries."""
    today = today_at(agreement.workspace, now)
    by_clause: dict[UUID, list[Kept]] = {}
    for row in commitments_with_all(Commitment.objects.filter(clause__agreement=agreement)).order_by(
        "withdrawn_at", "due", "created_at", "pk"
    ):
        by_clause.setdefault(row.clause_id, []).append(_kept(row, agreement, today))
    places = in_order(Clause.objects.filter(agreement=agreement))
    clauses = [
        ClauseKept(
            row=place.row,
            number=place.number,
            depth=place.depth,
            has_below=bool(place.below),
            commitments=by_clause.get(place.row.pk, []),
            colours=_counted(kept for one in place.each() for kept in by_clause.get(one.row.pk, [])),
        )
        for place in places
    ]
    return Keeping(agreement, today, clauses)


def commitments_with_all(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """With what a line about each says: milestones, who leads, helps and is responsible, and the latest note."""
    supports = Prefetch("supports", CommitmentSupport.objects.select_related("organisation").order_by("pk"))
    noted = Max("notes__at", filter=~Q(notes__text=""))
    found = rows.select_related("lead", "responsible").prefetch_related("milestones", supports)
    return found.annotate(noted_at=noted)


def colours_of(agreements: Collection[Agreement], now: datetime) -> dict[UUID, Colours]:
    """For each, how many commitments of each colour; two queries."""
    rows = Commitment.objects.standing().filter(clause__agreement__in=agreements)
    days = {one.pk: today_at(one.workspace, now) for one in agreements}
    found: dict[UUID, Colours] = {one.pk: Counter() for one in agreements}
    for row in rows.select_related("clause").prefetch_related("milestones"):
        place = row.clause.agreement_id
        found[place][judged(row.course, days[place]).colour] += 1
    return found


def _kept(row: Commitment, agreement: Agreement, today: date) -> Kept:
    if row.is_withdrawn:
        return Kept(row, None, is_explained=True)
    found, since = judged(row.course, today), late_since(row.course, today)
    zone = ZoneInfo(agreement.workspace.time_zone)
    noted = row.noted_at.astimezone(zone).date() if row.noted_at else None
    return Kept(row, found, is_explained=since is None or (noted is not None and noted > since))


def _counted(some: Iterator[Kept]) -> Colours:
    return Counter(kept.colour for kept in some if kept.colour is not None)


def _lints(clause: ClauseKept) -> Iterator[Lint]:
    standing = [kept for kept in clause.commitments if kept.colour is not None]
    if not standing and not clause.has_below:
        yield Lint(Lacks.COMMITMENT, clause)
    for kept in standing:
        if kept.row.responsible_id is None and kept.colour != Colour.DONE:
            yield Lint(Lacks.OWNER, clause, kept.row)
        if not kept.is_explained:
            yield Lint(Lacks.NOTE, clause, kept.row)
