"""Numbers without gaps, a chain of hashes that holds, no act without its number, and no text that anybody wrote."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

from deliberation.chain import chained_hash
from deliberation.models import Activity, Ledger, LedgerEntry

from .faults import AT_ONCE, Fault, Scope, found, table

CODE = re.compile(r"[A-Za-z0-9_.:+-]{0,64}")  # ids, codes, moments
wrong = partial(Fault, "ledger")


def faults(scope: Scope, *, told: Callable[[int], None] = lambda done: None) -> Iterator[Fault]:
    """``told`` hears how many numbers were looked at."""
    acts = scope.of(Activity.objects.filter(entry=None, dispatch=None), "workspace")
    yield from found("ledger", acts, "has no number and waits for none")
    seen = count(1)
    for ledger in scope.of(Ledger.objects.select_related("workspace"), "workspace").order_by("pk"):
        yield from _chain(ledger, lambda: told(next(seen)))


def _chain(ledger: Ledger, look: Callable[[], None]) -> Iterator[Fault]:
    """Entries that come while this reads are past the last number that it knows."""
    seq, last, key = 0, "", ledger.workspace.key
    for entry, activity in _entries(ledger):
        seq += 1
        look()
        yield from _entry(entry, activity, seq, last, f"{key} {entry.seq}")
        seq, last = entry.seq, entry.hash
    if seq != ledger.last_seq:
        yield wrong(table(Ledger), str(ledger.pk), key, "last_seq", ledger.last_seq, seq)
    elif last != ledger.last_hash:
        yield wrong(table(Ledger), str(ledger.pk), key, "last_hash", ledger.last_hash, last)


def _entries(ledger: Ledger) -> Iterator[tuple[LedgerEntry, Activity | None]]:
    """Each with its act, or None where that is gone although the database should not let it go."""
    rows, seq = LedgerEntry.objects.filter(workspace=ledger.pk, seq__lte=ledger.last_seq), -1
    while batch := list(rows.filter(seq__gt=seq).order_by("seq")[:AT_ONCE]):
        acts = Activity.objects.in_bulk([entry.pk for entry in batch])
        yield from ((entry, acts.get(entry.pk)) for entry in batch)
        seq = batch[-1].seq


def _entry(entry: LedgerEntry, activity: Activity | None, seq: int, last: str, ref: str) -> Iterator[Fault]:
    fault = partial(wrong, table(LedgerEntry), str(entry.pk), ref)
    if entry.seq != seq:
        yield fault("seq", entry.seq, seq)
    if entry.previous_hash != last:
        yield fault("previous_hash", entry.previous_hash, last)
    if activity is None:
        yield fault("act is gone")
        return
    ought = chained_hash(entry.previous_hash, activity, entry.seq, entry.chain)
    if entry.hash != ought:
        yield fault("hash", entry.hash, ought)
    if not _is_without_text(activity.details):
        yield wrong(table(Activity), str(entry.pk), ref, "holds a text")


def _is_without_text(value: object) -> bool:
    if isinstance(value, dict):
        return all(_is_without_text(one) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return all(map(_is_without_text, value))
    return not isinstance(value, str) or CODE.fullmatch(value) is not None
