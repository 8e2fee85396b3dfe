"""Reads what digests are made of, for many readers at once: the number of queries does not grow with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from accounts.models import Organisation, User
from deliberation.models import (
    Argument,
    ArgumentState,
    Decision,
    Delivery,
    Edition,
    Follow,
    Initiative,
    Stage,
    Subscription,
    Vote,
)
from deliberation.models.visibility import pairs_seen
from deliberation.movement import Change

from .agenda import ahead_of, progress_of
from .editions import changes_in
from .facts import AHEAD, Ahead, ArgumentFacts, DecisionFacts, EditionFacts, InitiativeFacts, Reader
from .told import times_shown

COLUMNS = (
    "pk",
    "initiative_id",
    "number",
    "claim",
    "kind",
    "relation",
    "author_id",
    "state",
    "hidden_at",
    "tally__sources",
)


@dataclass(slots=True)
class Readers:
    """What is known of many people beside an edition: what each sees, follows and has voted on."""

    seen: dict[UUID, set[str]]
    follows: dict[UUID, dict[str, str]]
    voted: dict[UUID, set[str]]

    def reader(
        self,
        user: User,
        subscription: Subscription | None,
        edition: Edition,
        *,
        told: dict | None = None,
        gap: bool = False,
    ) -> Reader:
        """``told`` is what was chosen for this person in the digest before."""
        zone = (subscription.time_zone if subscription else "") or edition.workspace.time_zone
        return Reader(
            user_id=str(user.pk),
            language=(subscription.language if subscription else "") or user.language,
            zone=zone,
            seen=frozenset(self.seen.get(user.pk, ())),
            follows=self.follows.get(user.pk, {}),
            voted=frozenset(self.voted.get(user.pk, ())),
            shown=times_shown(told),
            covers_gap=gap,
        )


def edition_facts(editions: Iterable[Edition]) -> dict[UUID, EditionFacts]:
    """The facts of each edition, by its id, with the nouns as they are now; queries do not grow with editions."""
    changes = {edition: changes_in(edition) for edition in editions}
    nouns = _Nouns.of(changes)
    return {edition.pk: _facts(edition, some, nouns) for edition, some in changes.items()}


def readers_of(facts: Iterable[EditionFacts], users: Sequence[UUID]) -> Readers:
    facts = list(facts)
    initiatives = {key for one in facts for key in one.initiatives}
    pairs = pairs_seen(Initiative.objects.filter(pk__in=initiatives), users)
    seen: dict[UUID, set[str]] = {}
    for initiative_id, user_id in pairs:
        seen.setdefault(user_id, set()).add(str(initiative_id))
    return Readers(seen, _follows(initiatives, users), _voted(facts, users))


def subscriptions_of(deliveries: Iterable[Delivery]) -> dict[tuple[UUID, UUID], Subscription]:
    """By (user, workspace)."""
    rows = Subscription.objects.filter(
        user__in={one.user_id for one in deliveries},
        workspace__in={one.edition.workspace_id for one in deliveries},
    )
    return {(row.user_id, row.workspace_id): row for row in rows}


@dataclass(frozen=True, slots=True)
class _Nouns:
    """What editions are about, by id as text, for all of them; ``ahead`` by edition, ``progress`` by initiative."""

    ahead: dict[UUID, tuple[Ahead, ...]]
    progress: dict[UUID, tuple[int, int]]
    initiatives: dict[str, Initiative]
    arguments: dict[str, ArgumentFacts]
    organisations: dict[str, tuple[str, str]]
    decisions: dict[str, DecisionFacts]

    @classmethod
    def of(cls, changes: Mapping[Edition, list[Change]]) -> "_Nouns":
        every = [change for some in changes.values() for change in some]
        ahead, progress = ahead_of(changes), progress_of(changes)
        initiatives = _initiatives(changes, ahead, progress)
        arguments = _arguments(every, initiatives)
        return cls(ahead, progress, initiatives, arguments, _organisations(every), _decisions(every))

    def initiatives_of(self, edition: Edition, changes: Iterable[Change]) -> dict[str, InitiativeFacts]:
        """Those that something happened in, whose voting closes soon, where something is due, and those decided."""
        near = {change.initiative for change in changes} | {one.initiative for one in self.ahead[edition.pk]}
        return {
            key: _initiative(row, self.progress)
            for key, row in self.initiatives.items()
            if key in near or (row.workspace_id == edition.workspace_id and self._comes_up(row, edition))
        }

    def _comes_up(self, row: Initiative, edition: Edition) -> bool:
        ends = edition.ends_at
        closes = row.stage == Stage.OPEN and row.closes_at is not None
        return row.pk in self.progress or (closes and ends <= row.closes_at <= ends + AHEAD)


def _facts(edition: Edition, changes: list[Change], nouns: _Nouns) -> EditionFacts:
    return EditionFacts(
        workspace_id=edition.workspace_id,
        workspace_key=edition.workspace.key,
        workspace_name=edition.workspace.name,
        starts_at=edition.starts_at,
        ends_at=edition.ends_at,
        changes=changes,
        initiatives=nouns.initiatives_of(edition, changes),
        arguments=nouns.arguments,
        organisations=nouns.organisations,
        decisions=nouns.decisions,
        ahead=nouns.ahead[edition.pk],
        note=edition.note,
        note_by=edition.note_by.name if edition.note_by else "",
    )


def _initiatives(changes: Mapping[Edition, list[Change]], ahead, progress) -> dict[str, Initiative]:
    """Those that any of the editions may be about."""
    near = {one.initiative for some in (*changes.values(), *ahead.values()) for one in some}
    here = Q(pk__in=near - {None, ""}) | Q(pk__in=progress)
    for edition in changes:
        ends = edition.ends_at
        here |= Q(workspace=edition.workspace_id, stage=Stage.OPEN, closes_at__range=(ends, ends + AHEAD))
    fields = ("workspace__key", "number", "title", "stage", "results", "closes_at")
    rows = Initiative.objects.filter(here).select_related("workspace").only(*fields)
    return {str(row.pk): row for row in rows}


def _initiative(row: Initiative, progress: Mapping[UUID, tuple[int, int]]) -> InitiativeFacts:
    return InitiativeFacts(
        ref=row.ref,
        title=row.title,
        results_are_out=row.results_are_out,
        closes_at=row.closes_at if row.stage == Stage.OPEN else None,
        progress=progress.get(row.pk),
    )


def _arguments(changes, initiatives: Mapping[str, Initiative]) -> dict[str, ArgumentFacts]:
    """Plain rows: an edition may be about a thousand arguments, and is read for each batch anew."""
    ids = {change.argument for change in changes if change.argument}
    ids |= {
        change.details[name] for change in changes for name in ("parent", "into") if name in change.details
    }
    places = {key: _initiative(row, {}) for key, row in initiatives.items()}
    rows = Argument.objects.filter(pk__in=ids).values_list(*COLUMNS) if ids else ()
    return {str(row[0]): _argument(row, places[str(row[1])]) for row in rows if str(row[1]) in places}


def _argument(row: tuple, initiative: InitiativeFacts) -> ArgumentFacts:
    _pk, _initiative, number, claim, kind, relation, author, state, hidden_at, sources = row
    return ArgumentFacts(
        number=number,
        initiative=initiative,
        claim=claim,
        kind=kind or "",
        relation=relation or "",
        author=str(author),
        readable=hidden_at is None,
        active=state == ArgumentState.ACTIVE,
        needs_source=not sources,
    )


def _organisations(changes) -> dict[str, tuple[str, str]]:
    ids = {change.details["organisation"] for change in changes if "organisation" in change.details}
    rows = Organisation.objects.filter(pk__in=ids) if ids else ()
    return {str(row.pk): (row.short_name_en, row.short_name_ko) for row in rows}


def _decisions(changes) -> dict[str, DecisionFacts]:
    ids = {change.details["decision"] for change in changes if change.code == "decision"}
    rows = Decision.objects.filter(pk__in=ids).values_list("pk", "rationale", "dissent") if ids else ()
    return {str(pk): DecisionFacts(rationale, dissent) for pk, rationale, dissent in rows}


def _follows(initiatives, users) -> dict[UUID, dict[str, str]]:
    follows: dict[UUID, dict[str, str]] = {}
    rows = Follow.objects.filter(user__in=users, initiative__in=initiatives)
    for user_id, initiative_id, level in rows.values_list("user_id", "initiative_id", "level"):
        follows.setdefault(user_id, {})[str(initiative_id)] = level
    return follows


def _voted(facts: Iterable[EditionFacts], users) -> dict[UUID, set[str]]:
    """Only where the label changed: that is what a vote makes one's own."""
    moved = {
        change.argument for one in facts for change in one.changes if change.code in ("label", "reworded")
    }
    voted: dict[UUID, set[str]] = {}
    if moved:
        rows = Vote.objects.standing_now().filter(voter__in=users, argument__in=moved)
        for user_id, argument_id in rows.values_list("voter_id", "argument_id"):
            voted.setdefault(user_id, set()).add(str(argument_id))
    return voted
