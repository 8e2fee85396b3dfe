"""The arguments that say about the same as what somebody writes: a link each, never in the way."""

from deliberation.models import Argument, Initiative
from deliberation.permissions import can_mark_duplicate
from deliberation.search import similar
from frontend.responses import actor_of


def similar_lines(request, initiative: Initiative, claim: str, *, but: str | None = None) -> list[dict]:
    """While it is being written. ``but`` is the number of one that is left out: what a response responds to."""
    found = similar(request.user, initiative, claim)
    return [_line(initiative, argument) for argument, _likeness in found if str(argument.number) != but]


def similar_to(request, argument: Argument) -> list[dict]:
    """Once it stands: each with the way to say that both say the same, for who may and where both could be one."""
    initiative = argument.initiative
    found = similar(request.user, initiative, argument.claim, but=argument.pk)
    may_mark = can_mark_duplicate(actor_of(request), argument)
    return [
        _line(initiative, other)
        | {"mark": _mark(argument, other) if may_mark and other.place == argument.place else ""}
        for other, _likeness in found
    ]


def similar_choices(request, argument: Argument) -> list[tuple[int, str]]:
    """Where one is chosen: number and words of those that it can be merged with, the most alike first."""
    found = similar(request.user, argument.initiative, argument.claim, but=argument.pk)
    return [
        (other.number, f"#{other.number} {other.claim}")
        for other, _likeness in found
        if other.place == argument.place
    ]


def _line(initiative: Initiative, argument: Argument) -> dict:
    return {
        "href": f"/i/{initiative.ref}/{argument.number}/",
        "ref": f"#{argument.number}",
        "claim": argument.claim,
    }


def _mark(argument: Argument, other: Argument) -> str:
    return f"/i/{argument.initiative.ref}/{argument.number}/duplicate/?of={other.number}"
