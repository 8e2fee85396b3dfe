"""Vote through: the argument that a reader looks at next, with its best source and strongest rebuttal."""

from django.utils.translation import ngettext

from deliberation.models import Evidence, Initiative, Relation
from frontend.places import find_argument

from .argument import head
from .frame import stage_and_place
from .sight import Sight


def vote_through_page(request, initiative: Initiative) -> dict:
    """The next unvoted argument after ``?skip=`` (its number), or none; no tally before one has voted."""
    sight = Sight.of(request, initiative)
    waiting = _waiting(request, initiative)
    count = waiting.count() if sight.votable else 0
    number = _next(request, waiting) if count else None
    argument = find_argument(request, initiative.ref, number) if number else None
    context = {**stage_and_place(initiative, sight), "left": _left(count), "next_argument": argument}
    if argument is None:
        return context
    return {
        **context,
        **head(request, argument, sight),
        "tells": False,
        "through": True,
        "here": f"{sight.base}vote/?skip={argument.number}",
        "skip": f"{sight.base}vote/?skip={argument.number}",
        "source": Evidence.objects.filter(argument=argument, hidden_at=None).select_related("source").first(),
        "rebuttal": _rebuttal(argument),
    }


def _waiting(request, initiative: Initiative):
    mine = initiative.arguments.counted().with_vote_of(request.user).filter(my_value=None)
    return mine.order_by("number").values_list("number", flat=True)


def _next(request, waiting):
    """After the skipped one, and round again from the first."""
    skipped = request.GET.get("skip", "")
    after = int(skipped) if skipped.isascii() and skipped.isdigit() and len(skipped) < 10 else 0
    return waiting.filter(number__gt=after).first() or waiting.first()


def _rebuttal(argument):
    responses = argument.responses.active().filter(relation=Relation.REBUTS, hidden_at=None)
    return responses.strongest_first().first()


def _left(count: int) -> str:
    return ngettext("%d argument to vote on", "%d arguments to vote on", count) % count
