"""The queries of the board, and those of them that are prepared once a process."""

from functools import partial
from uuid import UUID

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from accounts.models import User
from accounts.models.prepared import Prepared
from deliberation.models import Argument, Kind, Tally
from deliberation.standing import DIVIDED

from .cards import card_rows

FIRST = 6  # cards of each kind on the first screen


def standing(initiative_id, kind: str):
    """The tallies of the arguments of a kind that count."""
    return Tally.objects.filter(
        initiative=initiative_id, kind=kind, argument__state="active", argument__hidden_at=None
    )


def cards_of(initiative_id, user_id, pages: list):
    """The rows for cards of the arguments that the sub-queries ``pages`` name."""
    wanted = Q()
    for ids in pages:
        wanted |= Q(pk__in=ids)
    return card_rows(Argument.objects.filter(wanted, initiative=initiative_id), user_id)


def first_screen(initiative_id, user_id):
    pages = [
        standing(initiative_id, kind).order_by("-order_value", "-argument").values("argument")
        for kind in Kind
    ]
    return cards_of(initiative_id, user_id, [ids[: FIRST + 1] for ids in pages])


def counts_of(initiative_id, user_id):
    mine = Q(my_vote__value__isnull=False)
    arguments = Argument.objects.filter(initiative=initiative_id).counted().with_vote_of(User(pk=user_id))
    return arguments.values("kind").annotate(
        count=Count("pk"),
        sourced=Count("pk", filter=Q(tally__sources__gt=0)),
        divided=Count("pk", filter=Q(tally__label=DIVIDED)),
        unvoted=Count("pk", filter=~mine),
        reworded=Count("pk", filter=mine & Q(my_vote__revision__lt=F("meaning_since"))),
    )


def responses_of(*parents, tells: bool):
    order = ["-tally__order_value", "-id"] if tells else ["-number"]
    place = Window(RowNumber(), partition_by="parent", order_by=order)
    rows = Argument.objects.filter(parent__in=parents, hidden_at=None).active().annotate(place=place)
    counts = ("tally__agree", "tally__disagree", "tally__unsure", "tally__earlier")
    return rows.filter(place=1).values("parent_id", "number", "claim", "relation", *counts)


MOST = 3 * FIRST
FIRST_SCREEN = Prepared(first_screen, UUID, UUID)
COUNTS = Prepared(counts_of, UUID, UUID)
BY_STRENGTH = Prepared(partial(responses_of, tells=True), *[UUID] * MOST)
BY_AGE = Prepared(partial(responses_of, tells=False), *[UUID] * MOST)
