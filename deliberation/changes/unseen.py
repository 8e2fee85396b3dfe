"""How much is new in several initiatives at once, to somebody who looked at each at another moment."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from deliberation.models import Activity, Comment, Evidence

from .news import COMMENTS, EVIDENCE, GROUPS

FIRST_SIGHT = timedelta(days=7)  # how far back things are new to whoever never said what was seen


def since_when(seen_through: datetime | None, now: datetime) -> datetime:
    """From when on things are new to a reader of an initiative."""
    return seen_through or now - FIRST_SIGHT


def unseen(moments: Mapping[UUID, datetime], reader_id: UUID) -> dict[UUID, dict[str, int]]:
    """By initiative and group of ``news`` how much came after its moment: one query.

    What is hidden by now is no news to anybody, nor is to a reader what that reader did.
    """
    if not moments:
        return {}
    window = Q()
    for initiative_id, moment in moments.items():
        window |= Q(initiative=initiative_id, at__gt=moment)
    rows = Activity.objects.filter(window, _stands(), verb__in=GROUPS, quiet=False, argument__hidden_at=None)
    counts = rows.exclude(actor=reader_id).values_list("initiative_id", "verb").annotate(count=Count("pk"))
    found: dict[UUID, dict[str, int]] = {}
    for initiative_id, verb, count in counts.order_by():
        groups = found.setdefault(initiative_id, {})
        groups[GROUPS[verb]] = groups.get(GROUPS[verb], 0) + count
    return found


def _stands() -> Q:
    """The comment or evidence that it tells of is there to be read, and more than the brief an argument came from."""
    nouns = {COMMENTS: Comment.objects.shown(), EVIDENCE: Evidence.objects.shown().counted()}
    verbs = {verb: nouns[group] for verb, group in GROUPS.items() if group in nouns}
    stands = ~Q(verb__in=verbs)
    for verb, noun in verbs.items():
        stands |= Q(Exists(noun.filter(pk=OuterRef("subject_id"))), verb=verb)
    return stands
