"""Writes down which copies are out of date, in the transaction in which Activities get their numbers."""

from collections.abc import Collection, Iterator
from uuid import UUID

from deliberation.models import Activity, Change, Ledger

from .around import Around
from .touches import Touched, touched_by

# What tells that somebody voted, or how votes came out, by its mere being there.
TELLS_VOTES = frozenset({"vote.cast", "vote.withdrawn", "argument.label_changed"})


def number_changes(ledger: Ledger, activities: Collection[Activity]) -> None:
    """Number what ``activities``, committed before, touched; the locked ``ledger`` counts on and is not saved.

    What tells votes that nobody may count yet gets none: when results come out, all of the initiative is read anew.
    """
    around = Around.of(activities)
    told = [
        one for one in activities if one.verb not in TELLS_VOTES or not around.is_sealed(one.initiative_id)
    ]
    rows = [_row(ledger, *pair, around) for pair in _once(_touched(told, around))]
    for row in rows:
        ledger.last_change += 1
        row.seq = ledger.last_change
    Change.objects.bulk_create(rows, batch_size=500)


def _touched(activities: Collection[Activity], around: Around) -> list[tuple[Activity, Touched]]:
    return [(activity, one) for activity in activities for one in touched_by(activity, around)]


def _once(pairs: list[tuple[Activity, Touched]]) -> Iterator[tuple[Activity, Touched]]:
    """Each with its Activity; what only counts otherwise stands once, at the last of them."""
    last: dict[tuple[str, UUID], int] = {}
    for place, (_activity, one) in enumerate(pairs):
        if one.reader is None:
            last[one.noun, one.pk] = place
    for place, (activity, one) in enumerate(pairs):
        if not one.beside or last[one.noun, one.pk] == place:
            yield activity, one


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
