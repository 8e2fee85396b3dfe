"""Vote through: the argument that a reader looks at next, with its best source and strongest rebuttal."""

from django.db.models import Case, Value, When
from django.utils.translation import ngettext

from deliberation.models import Argument, Evidence, Initiative, Relation
from deliberation.permissions import require
from frontend.places import find_argument

from .argument import head
from .cards import card, row_of
from .frame import stage_and_place
from .keyset import number_in
from .sight import Sight
from .words import words

GRADES = [Evidence.Grade.STRONG, Evidence.Grade.FAIR, Evidence.Grade.WEAK]


def vote_through_page(request, initiative: Initiative, *, again: int = 0, vote=None) -> dict:
    """One argument, or none when all are ``voted`` on, or when there is nothing that this reader may vote on.

    ``?skip=`` and ``?done=`` show the next without a vote after that number, ``?at=`` that very one; ``done`` has just
    been voted on, so that its tally is told. ``again`` is one on which a ``vote`` was refused.
    """
    sight = Sight.of(request, initiative)
    require(sight.inside)
    numbers = _numbers(request, initiative) if sight.votable else {}
    waiting = [number for number, value in numbers.items() if value is None]
    number = again or _asked(request, "at", numbers) or _next(request, waiting)
    context = {**stage_and_place(initiative, sight), **_just_voted(request, initiative, numbers, sight)}
    if not number:
        return {**context, "next_argument": None, "voted": bool(numbers)}
    argument = find_argument(request, initiative.ref, number)
    return {**context, **_screen(request, argument, sight, vote, numbers), "left": _left(len(waiting))}


def _screen(request, argument: Argument, sight: Sight, vote, numbers: dict) -> dict:
    through, back = f"{sight.base}vote/", _before(request, argument, numbers)
    return {
        **head(request, argument, sight, vote=vote),
        "next_argument": argument,
        "through": True,
        "veiled": argument.my_value is None,
        "here": f"{through}?done={argument.number}",
        "skip": f"{through}?skip={argument.number}",
        "back": f"{through}?at={back}" if back else "",
        "source": _best_source(argument),
        "rebuttal": _rebuttal(argument, sight),
    }


def _before(request, argument: Argument, numbers: dict) -> int:
    """The argument that the reader comes from, else the one before this in order; 0 for none."""
    came_from = _asked(request, "done", numbers) or _asked(request, "skip", numbers)
    return came_from or max((one for one in numbers if one < argument.number), default=0)


def _numbers(request, initiative: Initiative) -> dict[int, int | None]:
    """The reader's vote by the number of each argument that counts, in order."""
    rows = initiative.arguments.counted().with_vote_of(request.user).order_by("number")
    return dict(rows.values_list("number", "my_value"))


def _asked(request, name: str, numbers: dict) -> int:
    number = number_in(request.GET.get(name, ""))
    return number if number in numbers else 0


def _next(request, waiting: list[int]) -> int:
    """After the one that was skipped or voted on, and round again from the first; 0 for none."""
    after = number_in(request.GET.get("skip") or request.GET.get("done") or "")
    return next((number for number in waiting if number > after), waiting[0] if waiting else 0)


def _just_voted(request, initiative: Initiative, numbers: dict, sight: Sight) -> dict:
    """The argument voted on a moment ago, with its tally as far as it may be told."""
    number = _asked(request, "done", numbers)
    if not number or numbers[number] is None:
        return {"done": None}
    argument = find_argument(request, initiative.ref, number)
    made = card(row_of(argument), sight)
    return {"done": {**made, "said": words()[made["mine"]], "change": f"{sight.base}vote/?at={number}"}}


def _best_source(argument: Argument) -> Evidence | None:
    """The supporting evidence of the highest grade; the brief itself is none."""
    rows = argument.evidence.counted().filter(bearing=Evidence.Bearing.SUPPORTS).select_related("source")
    steps = [When(grade=grade, then=Value(step)) for step, grade in enumerate(GRADES)]
    return rows.order_by(Case(*steps, default=Value(len(GRADES))), "created_at").first()


def _rebuttal(argument: Argument, sight: Sight) -> Argument | None:
    """The strongest; where no order by votes may be told, the newest."""
    responses = argument.responses.active().filter(relation=Relation.REBUTS, hidden_at=None)
    return (responses.strongest_first() if sight.tells else responses.newest_first()).first()


def _left(count: int) -> str:
    return ngettext("Next of %d argument to vote on", "Next of %d arguments to vote on", count) % count
