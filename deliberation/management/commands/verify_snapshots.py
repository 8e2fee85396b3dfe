"""`manage.py verify_snapshots`: whether what decisions stood on is still what was frozen."""

from django.core.management.base import BaseCommand, CommandError

from deliberation.integrity import Scope, snapshots
from deliberation.integrity.faults import Fault
from deliberation.management.asked import workspace_named
from deliberation.management.progress import Progress
from deliberation.models import FrozenWords, Snapshot, SnapshotCount

SAYS = {
    "number": "the snapshots before it are missing",
    "previous_hash": "is not chained to the one before it",
    "hash": "what it says was changed, or it was put in by hand",
    "last snapshot": "the last one counted is not the last that is there",
}


class Command(BaseCommand):
    help = (
        "Recount the chain of decisions' snapshots: each number, each hash, each word. Prints the last number and "
        "hash of each workspace; kept elsewhere, they prove later by --anchor that nothing before was made anew."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--workspace", metavar="KEY", help="only this one")
        parser.add_argument("--anchor", metavar="KEY:NUMBER:HASH", action="append", default=[])

    def handle(self, *args, workspace, anchor, **options) -> None:
        """Ends with 1 when something is wrong. Reads only, one at a time, so that it may run beside the site."""
        scope = Scope(workspace_named(workspace).pk) if workspace else Scope()
        rows = scope.of(Snapshot.objects.all(), "workspace")
        progress, seen = Progress(self.stderr, rows.count(), "snapshots", verbosity=options["verbosity"]), [0]

        def look() -> None:
            seen[0] += 1
            progress.told(seen[0])

        wrong = [*map(_sentence, snapshots.faults(scope, told=look)), *filter(None, map(_moved, anchor))]
        for sentence in wrong:
            self.stdout.write(sentence)
        gone = scope.of(FrozenWords.objects.exclude(taken_back_at=None), "snapshot__workspace").count()
        if gone:
            self.stdout.write(
                f"{gone} words were taken back with the people who wrote them; their digests stand"
            )
        counts = SnapshotCount.objects.select_related("workspace").order_by("workspace__key")
        for last in scope.of(counts, "workspace"):
            self.stdout.write(f"{last.workspace.key}:{last.last_number}:{last.last_hash}")
        if wrong:
            raise CommandError(f"{len(wrong)} things are wrong", returncode=1)


def _sentence(fault: Fault) -> str:
    return f"{fault.ref or fault.id}: {SAYS.get(fault.what, fault.what)} ({fault.table} {fault.id})"


def _moved(anchor: str) -> str:
    """What is wrong with a number and hash that were noted earlier; empty when they still stand."""
    key, number, noted = anchor.split(":") if anchor.count(":") == 2 else ("", "", "")
    if not (key and number.isascii() and number.isdigit()):
        raise CommandError(f"{anchor} is not KEY:NUMBER:HASH of a workspace.", returncode=2)
    stands = Snapshot.objects.filter(workspace__key=key, number=int(number), hash=noted).exists()
    return "" if stands else f"{key} {number}: is not what was noted; the chain was made anew"
