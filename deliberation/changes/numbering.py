"""Writes down which copies are out of date, in the transaction in which Activities get their numbers."""

import logging
from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from django.db import Error

from deliberation.models import Activity, Change, Ledger

from .around import Around
from .table import touched_by
from .touches import Touched

log = logging.getLogger(__name__)

# What tells that somebody voted, or how votes came out, by its mere being there.
TELLS_VOTES = frozenset({"vote.cast", "vote.withdrawn", "argument.label_changed"})


def number_changes(ledger: Ledger, activities: Sequence[Activity]) -> None:
    """Number what ``activities``, the next of the ledger, touched; the locked ``ledger`` counts on and is not saved.

    What tells votes that nobody may count yet gets none: when results come out, all of the initiative is read anew.
    """
    rows = [_row(ledger, *found) for found in _once(_touched(activities))]
    for row in rows:
        ledger.last_change += 1
        row.seq = ledger.last_change
    Change.objects.bulk_create(rows, batch_size=500)
    ledger.told_through += len(activities)


def untold_of(ledger: Ledger, most: int) -> list[Activity]:
    """What was given a number of the ledger, and none of changes, by a version before these; the oldest first."""
    if ledger.told_through == ledger.last_seq:
        return []
    after = Activity.objects.filter(entry__workspace=ledger.pk, entry__seq__gt=ledger.told_through)
    return list(after.order_by("entry__seq")[:most])


Found = tuple[Activity, Touched, Around]


def _touched(activities: Sequence[Activity]) -> list[Found]:
    """What each touched. One whose rows do not hold together lets everybody read anew, and holds up nobody."""
    try:
        around = Around.of(activities)
        return [(activity, one, around) for activity in activities for one in _told_of(activity, around)]
    except Error:  # nothing can be asked any more in this transaction
        raise
    except Exception:
        if half := len(activities) // 2:
            return _touched(activities[:half]) + _touched(activities[half:])
        log.exception("not to be said what it touched: %s", activities[0].pk)
        return list(_everything(activities[0]))


def _everything(activity: Activity) -> Iterator[Found]:
    """All of the workspace anew; but for what may have been a vote, of which nobody is to know."""
    if activity.verb not in TELLS_VOTES:
        yield activity, Touched(Change.Noun.WORKSPACE, activity.workspace_id, whole=True), Around()


def _told_of(activity: Activity, around: Around) -> Iterator[Touched]:
    if activity.verb not in TELLS_VOTES or not around.is_sealed(activity.initiative_id):
        yield from touched_by(activity, around)


def _once(found: Collection[Found]) -> Iterator[Found]:
    """What only counts otherwise stands once, at the last of them."""
    last: dict[tuple[str, UUID], int] = {}
    for place, (_activity, one, _around) in enumerate(found):
        if one.reader is None:
            last[one.noun, one.pk] = place
    for place, (activity, one, around) in enumerate(found):
        if not one.beside or last[one.noun, one.pk] == place:
            yield activity, one, around


def _row(ledger: Ledger, activity: Activity, one: Touched, around: Around) -> Change:
    return Change(
        workspace_id=ledger.pk,
        activity=activity,
        noun=one.noun,
        noun_id=one.pk,
        initiative_id=one.initiative,
        argument_id=one.argument,
        reader_id=one.reader,
        whole=one.whole,
        known=_is_known(one, activity, around),
    )


def _is_known(one: Touched, activity: Activity, around: Around) -> bool:
    """Whether all members could see it until then; what hangs from the workspace they all see."""
    if one.known is not None:
        return one.known
    if one.initiative is None:
        return True
    return one.initiative in around.initiatives and around.is_open_to_members(one.initiative, activity.at)
