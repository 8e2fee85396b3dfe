"""Snapshots without gaps, a chain of hashes that holds, and the words that each of them holds."""

from collections.abc import Callable, Iterator
from functools import partial

from deliberation.models import Snapshot, SnapshotCount
from deliberation.snapshots import faults_of

from .faults import Fault, Scope, found, table

wrong = partial(Fault, "snapshots")


def faults(scope: Scope, *, told: Callable[[], None] = lambda: None) -> Iterator[Fault]:
    """``told`` hears of each snapshot that was looked at. One is held at a time: they are long."""
    counts = SnapshotCount.objects.select_related("workspace").order_by("workspace__key")
    for count in scope.of(counts, "workspace"):
        yield from _chain(count, told)
    uncounted = scope.of(Snapshot.objects.filter(workspace__snapshot_count=None), "workspace")
    yield from found("snapshots", uncounted, "is counted nowhere", named="initiative")


def _chain(count: SnapshotCount, told: Callable[[], None]) -> Iterator[Fault]:
    """Those that are taken while this reads are past the last number that it knows."""
    number, last, key = 0, "", count.workspace.key
    rows = Snapshot.objects.filter(workspace=count.pk, number__lte=count.last_number).order_by("number")
    for snapshot in rows.iterator(chunk_size=1):
        told()
        for what in faults_of(snapshot, number + 1, last):
            yield wrong(table(Snapshot), str(snapshot.pk), f"{key} {snapshot.number}", what)
        number, last = snapshot.number, snapshot.hash
    if (number, last) != (count.last_number, count.last_hash):
        stored = f"{count.last_number} {count.last_hash}"
        yield wrong(table(SnapshotCount), str(count.pk), key, "last snapshot", stored, f"{number} {last}")
