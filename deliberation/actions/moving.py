"""Moving an argument: to another kind, under another argument, from a kind to a response and back."""

from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from deliberation.actions.arguments import require_fitting
from deliberation.actions.locks import (
    locked_initiative,
    locked_tallies,
    require_active,
    require_carries_none,
    require_stage,
)
from deliberation.actions.writing import require_version, save_version
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, Challenge, Kind, Relation, Tally, Vote
from deliberation.models.arguments import MAX_DEPTH
from deliberation.models.stages import ARGUE, RESPOND
from deliberation.outbox import record
from deliberation.permissions import Actor, can_move_argument, require
from deliberation.tallies import recount, shown_at


@transaction.atomic
def move_argument(
    *,
    by: Actor,
    argument: Argument,
    version: int | None,
    kind: str | None = None,
    parent: Argument | None = None,
    relation: str | None = None,
) -> Argument:
    """Make it one of another ``kind``, or a response to ``parent``; what responds to it moves along.

    The kind, and whether it is one at all, is frozen by the first vote. Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_move_argument(by, argument))
    _require_one_place(kind, parent, relation)
    initiative = locked_initiative(argument.initiative)
    argument, parent = _as_they_are(argument, parent)
    require_stage(initiative, ARGUE if kind or argument.kind else RESPOND)
    _require_movable(argument)
    require_version(argument, version)
    if (argument.kind, argument.parent, argument.relation) == (kind, parent, relation):
        return argument
    _require_free_kind(argument, kind)
    if parent is not None:
        _require_room(argument, parent, relation)
    before = _place(argument)
    _hang(argument, by, kind, parent, relation)
    record(
        "argument.moved", by=by, subject=argument, argument=argument, before=before, after=_place(argument)
    )
    return argument


def _require_one_place(kind: str | None, parent: Argument | None, relation: str | None) -> None:
    if kind and (parent or relation):
        raise Invalid.at("kind", "kind_or_parent", _("A response has no kind: say either a kind or a place."))
    if kind is None and parent is None:
        raise Invalid.at("parent", "required", _("Say which argument this responds to."))
    if kind is not None and kind not in Kind.values:
        raise Invalid.at("kind", "invalid_choice", _("It is an advantage, a disadvantage or a challenge."))


def _as_they_are(argument: Argument, parent: Argument | None) -> tuple[Argument, Argument | None]:
    """Both, read after the lock of their tallies and of the present parent's.

    The lock of the initiative, which every move holds, keeps the tree as it is.
    """
    ids = {argument.pk, parent.pk if parent else None}
    ids.add(Argument.objects.values_list("parent_id", flat=True).get(pk=argument.pk))
    locked_tallies(ids - {None})
    rows = Argument.objects.select_related("initiative__workspace", "parent").in_bulk(ids - {None})
    return rows[argument.pk], rows[parent.pk] if parent else None


def _require_movable(argument: Argument) -> None:
    require_active(argument)
    require_carries_none(argument)
    if argument.is_hidden:
        raise NotNow(_("This argument is hidden; it can be moved when it is shown again."), code="hidden")


def _require_free_kind(argument: Argument, kind: str | None) -> None:
    """Whether it may become one of ``kind``, or with None a response."""
    if argument.kind == kind:
        return
    if Vote.objects.filter(argument=argument).exists():
        raise NotNow(_("Somebody has voted, so it stays what it is."), code="kind_frozen")
    if argument.kind != Kind.CHALLENGE:
        return
    if argument.responses.filter(relation=Relation.ANSWERS).exists():
        raise NotNow(_("A challenge that has been answered stays one."), code="has_answers")
    if argument.challenge.version > 1:
        raise NotNow(_("A challenge that somebody handles stays one."), code="challenge_handled")


def _require_room(argument: Argument, parent: Argument, relation: str | None) -> None:
    """Whether the argument, with all that responds to it, fits under ``parent``."""
    if parent.initiative_id != argument.initiative_id:
        raise Invalid.at("parent", "other_initiative", _("A response stays in its initiative."))
    below = Argument.objects.below(argument.pk)
    if parent == argument or below.filter(pk=parent.pk).exists():
        raise Invalid.at(
            "parent", "cycle", _("An argument cannot respond to itself or to its own responses.")
        )
    require_active(parent)
    require_fitting(parent, relation or "")
    deepest = below.aggregate(depth=Max("depth"))["depth"] or argument.depth
    if parent.depth + 1 + deepest - argument.depth > MAX_DEPTH:
        raise NotNow(_("With its responses it would reach deeper than a thread may be."), code="too_deep")


def _hang(
    argument: Argument, by: Actor, kind: str | None, parent: Argument | None, relation: str | None
) -> None:
    answered = shown_at(argument.parent) if argument.parent else []
    _keep_challenge(argument, kind)
    depth = parent.depth + 1 if parent else 0
    Argument.objects.below(argument.pk).update(depth=F("depth") + depth - argument.depth)
    argument.kind, argument.parent, argument.relation, argument.depth = kind, parent, relation, depth
    save_version(argument, ["kind", "parent", "relation", "depth"], at=by.moment)
    Tally.objects.filter(argument=argument).update(kind=kind)
    recount(argument.initiative, [*answered, *([parent.pk] if parent else [])])


def _keep_challenge(argument: Argument, kind: str | None) -> None:
    """A challenge is something to handle, nothing else is; the row that goes holds nobody's word yet."""
    if kind == Kind.CHALLENGE:
        Challenge.objects.create(argument=argument)
    elif argument.kind == Kind.CHALLENGE:
        argument.challenge.delete()


def _place(argument: Argument) -> dict[str, Any]:
    parent = str(argument.parent_id) if argument.parent_id else None
    return {"kind": argument.kind, "parent": parent, "relation": argument.relation}
