"""The changes of a workspace as one reader is told them; the number of queries does not grow with the page.

What stands under a change is looked up as it is now. What this reader cannot see now is told only as gone, by its kind
and id, and only where the reader may have seen it: every member could until then and the reader was one, or it was
taken from this reader alone, or from a place that the reader has a part in. Of all else nothing is told.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Model, Q
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation, User, Workspace
from deliberation.errors import Invalid
from deliberation.models import (
    Action,
    AgendaItem,
    Agreement,
    Argument,
    Ballot,
    Body,
    Brief,
    Case,
    Change,
    Clause,
    Comment,
    Commitment,
    Criterion,
    Deadline,
    Decision,
    Duplicate,
    Event,
    Evidence,
    Fact,
    Indicator,
    Initiative,
    Ledger,
    Link,
    Meeting,
    MinuteLine,
    Option,
    Pledge,
    PolicyRecord,
    Position,
    Preparation,
    Question,
    Source,
    StatusReport,
    Suggestion,
    Waiver,
)
from deliberation.models.visibility import STEERING_ROLES
from deliberation.permissions.members import members_of

Noun = Change.Noun
Refs = Iterable[tuple[UUID, str | None]]


@dataclass(frozen=True, slots=True)
class Told:
    """One line; of what is ``gone`` only number, noun and id are told."""

    seq: int
    noun: str
    id: UUID
    gone: bool = False
    whole: bool = False
    verb: str | None = None
    ref: str | None = None
    initiative: UUID | None = None
    argument: UUID | None = None
    actor: dict[str, Any] | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """What came after a number, as far as ``through``; whether there is ``more`` behind it."""

    lines: list[Told]
    through: int
    more: bool


COLUMNS = {
    "verb": "activity__verb",
    "at": "activity__at",
    "actor_id": "activity__actor",
    "actor_name": "activity__actor__name",
    "ballot": "activity__initiative__ballot",
    "happened_in": "activity__initiative",
}
BALLOTS = ("vote.cast", "vote.withdrawn")
SEEN_WITH_ALL_WITHIN = (Noun.INITIATIVE, Noun.BRIEF, Noun.SOURCE)


def changes_of(
    membership: Membership, *, since: int, limit: int, within: Initiative | Argument | None = None
) -> Stretch:
    """Up to ``limit`` numbers after ``since``, the oldest first, as the member is told them.

    ``within`` is an initiative or argument that the member sees: only what stands in it. Raises Invalid at ``since``
    for a number that nothing has yet: whoever kept it has a copy of another workspace, or of a later one.
    """
    rows = Change.objects.filter(workspace=membership.workspace_id, seq__gt=since)
    rows = rows.filter(Q(reader=None) | Q(reader=membership.user_id))
    if within is not None:
        rows = rows.filter(**_place(within))
    named = rows.annotate(**{name: F(path) for name, path in COLUMNS.items()}).order_by("seq")
    found = list(named.values(*COLUMNS, *_OWN)[: limit + 1])
    page, more = found[:limit], len(found) > limit
    if not page and since > last_of(membership.workspace):
        raise Invalid.at("since", "beyond_the_end", _("Nothing has this number yet; begin anew with 0."))
    through = page[-1]["seq"] if page else since
    return Stretch(_told(page, membership), through, more)


def last_of(workspace: Workspace) -> int:
    """The number of the latest change; 0 before the first."""
    return Ledger.objects.filter(pk=workspace.pk).values_list("last_change", flat=True).first() or 0


_OWN = ("seq", "noun", "noun_id", "initiative_id", "argument_id", "reader_id", "whole", "known")


def _place(within: Initiative | Argument) -> dict[str, Any]:
    if isinstance(within, Argument):
        return {"initiative": within.initiative_id, "argument": within}
    return {"initiative": within}


@dataclass(frozen=True, slots=True)
class _Sight:
    """What one member sees now of what some rows are about, by noun, each with what people call it.

    ``inside`` are the initiatives that this one has a part in, and sees although not every member does, or did.
    """

    membership: Membership
    seen: dict[str, dict[UUID, str | None]]
    inside: set[UUID]

    @classmethod
    def of(cls, membership: Membership, rows: list[dict]) -> "_Sight":
        ids: dict[str, set[UUID]] = {}
        for row in rows:
            ids.setdefault(row["noun"], set()).add(row["noun_id"])
        seen = {noun: dict(SEEN[noun](membership, some)) for noun, some in ids.items()}
        places = {row["initiative_id"] for row in rows} - {None}
        return cls(membership, seen, _inside(membership.user, places))

    def could_see(self, row: dict) -> bool:
        """Whether this one may have seen before what a row is about, and does not see now."""
        if row["reader_id"]:
            return True  # it was taken from this reader
        inside = row["initiative_id"] in self.inside and row["noun"] not in SEEN_WITH_ALL_WITHIN
        return (row["known"] or inside) and row["at"] >= self.membership.joined_at


def _told(rows: list[dict], membership: Membership) -> list[Told]:
    sight = _Sight.of(membership, rows)
    lines = (_line(row, sight) for row in rows)
    return [line for line in lines if line is not None]


def _line(row: dict, sight: _Sight) -> Told | None:
    own, refs = (row["seq"], row["noun"], row["noun_id"]), sight.seen[row["noun"]]
    if row["noun_id"] not in refs:
        return Told(*own, gone=True) if sight.could_see(row) else None
    if row["noun"] == Noun.WORKSPACE and row["happened_in"]:  # not for everybody, what it was
        return Told(*own, whole=row["whole"], ref=refs[row["noun_id"]])
    return Told(
        *own,
        whole=row["whole"],
        verb=row["verb"],
        ref=refs[row["noun_id"]],
        initiative=row["initiative_id"],
        argument=row["argument_id"],
        actor=_actor(row),
        at=row["at"],
    )


def _actor(row: dict) -> dict[str, Any] | None:
    """Nobody for the system, and whoever votes where the ballot is by organisation."""
    secret = row["verb"] in BALLOTS and row["ballot"] == Ballot.BY_ORGANISATION
    if secret or row["actor_id"] is None:
        return None
    return {"id": row["actor_id"], "name": row["actor_name"]}


def _inside(user: User, ids: Collection[UUID]) -> set[UUID]:
    own = Q(reader_role__in=STEERING_ROLES) | Q(author=user) | Q(named__isnull=False)
    rows = Initiative.objects.visible_to(user).filter(own, pk__in=ids) if ids else Initiative.objects.none()
    return set(rows.values_list("pk", flat=True))


def _visible(noun: type[Model]) -> Callable[[Membership, set[UUID]], Refs]:
    """What has no name that people call it by."""

    def seen(membership: Membership, ids: set[UUID]) -> Refs:
        rows = noun._default_manager.visible_to(membership.user).filter(pk__in=ids)
        return ((pk, None) for pk in rows.values_list("pk", flat=True))

    return seen


def _initiatives(membership: Membership, ids: set[UUID]) -> Refs:
    key, rows = membership.workspace.key, Initiative.objects.visible_to(membership.user)
    numbers = rows.filter(pk__in=ids).values_list("pk", "number")
    return ((pk, f"{key}-{number}") for pk, number in numbers)


def _arguments(membership: Membership, ids: set[UUID]) -> Refs:
    key, rows = membership.workspace.key, Argument.objects.visible_to(membership.user)
    numbers = rows.filter(pk__in=ids).values_list("pk", "initiative__number", "number")
    return ((pk, f"{key}-{initiative}#{number}") for pk, initiative, number in numbers)


def _decisions(membership: Membership, ids: set[UUID]) -> Refs:
    rows = Decision.objects.visible_to(membership.user).filter(initiative__in=ids)
    return ((pk, None) for pk in rows.values_list("initiative", flat=True))


def _workspace(membership: Membership, ids: set[UUID]) -> Refs:
    return [(membership.workspace_id, membership.workspace.key)]


def _organisations(membership: Membership, ids: set[UUID]) -> Refs:
    rows = Organisation.objects.filter(workspace=membership.workspace_id, pk__in=ids)
    return ((pk, None) for pk in rows.values_list("pk", flat=True))


def _members(membership: Membership, ids: set[UUID]) -> Refs:
    rows = members_of(membership.workspace).filter(pk__in=ids)
    return ((pk, None) for pk in rows.values_list("pk", flat=True))


SEEN: dict[str, Callable[[Membership, set[UUID]], Refs]] = {
    Noun.WORKSPACE: _workspace,
    Noun.ORGANISATION: _organisations,
    Noun.MEMBERSHIP: _members,
    Noun.SOURCE: _visible(Source),
    Noun.BRIEF: _visible(Brief),
    Noun.INITIATIVE: _initiatives,
    Noun.ARGUMENT: _arguments,
    Noun.SUGGESTION: _visible(Suggestion),
    Noun.DUPLICATE: _visible(Duplicate),
    Noun.EVIDENCE: _visible(Evidence),
    Noun.COMMENT: _visible(Comment),
    Noun.FACT: _visible(Fact),
    Noun.QUESTION: _visible(Question),
    Noun.POSITION: _visible(Position),
    Noun.DECISION: _decisions,
    Noun.ACTION: _visible(Action),
    Noun.INDICATOR: _visible(Indicator),
    Noun.STATUS_REPORT: _visible(StatusReport),
    Noun.AGREEMENT: _visible(Agreement),
    Noun.CLAUSE: _visible(Clause),
    Noun.COMMITMENT: _visible(Commitment),
    Noun.LINK: _visible(Link),
    Noun.EVENT: _visible(Event),
    Noun.DEADLINE: _visible(Deadline),
    Noun.PREPARATION: _visible(Preparation),
    Noun.PLEDGE: _visible(Pledge),
    Noun.OPTION: _visible(Option),
    Noun.CRITERION: _visible(Criterion),
    Noun.BODY: _visible(Body),
    Noun.MEETING: _visible(Meeting),
    Noun.AGENDA_ITEM: _visible(AgendaItem),
    Noun.MINUTE_LINE: _visible(MinuteLine),
    Noun.POLICY_RECORD: _visible(PolicyRecord),
    Noun.CASE: _visible(Case),
    Noun.WAIVER: _visible(Waiver),
}
