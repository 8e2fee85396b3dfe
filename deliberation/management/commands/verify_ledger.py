"""`manage.py verify_ledger`: whether anything was taken out of the record of what happened, or said otherwise."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Workspace
from deliberation.integrity import Scope, ledger
from deliberation.integrity.faults import Fault
from deliberation.management.asked import workspace_named
from deliberation.management.progress import Progress
from deliberation.models import Ledger, LedgerEntry

SAYS = {
    "seq": "the numbers before it are missing",
    "previous_hash": "is not chained to the number before it",
    "hash": "what it says was changed, or it was put in by hand",
    "act is gone": "what it says is gone",
    "last_seq": "the last number given is not the last that is there",
    "last_hash": "the counter's hash is not that of the last number",
}


class Command(BaseCommand):
    help = (
        "Recount the ledger's chain: each number, each hash, each act. Prints the last number and hash of each "
        "workspace; kept elsewhere, they prove later by --anchor that nothing before them was made anew."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--workspace", metavar="KEY", help="only this one")
        parser.add_argument("--anchor", metavar="KEY:SEQ:HASH", action="append", default=[])

    def handle(self, *args, workspace, anchor, **options) -> None:
        """Ends with 1 when something is wrong. Reads only, and in pieces, so that it may run beside the site."""
        scope = Scope(workspace_named(workspace).pk) if workspace else Scope()
        ledgers = scope.of(Ledger.objects.select_related("workspace"), "workspace").order_by("workspace__key")
        numbers = sum(ledgers.values_list("last_seq", flat=True))
        progress = Progress(self.stderr, numbers, "numbers", verbosity=options["verbosity"])
        faults = ledger.faults(scope, told=progress.told)
        wrong = [*map(_sentence, faults), *filter(None, map(_moved, anchor))]
        for sentence in wrong:
            self.stdout.write(sentence)
        for last in ledgers.all():
            self.stdout.write(f"{last.workspace.key}:{last.last_seq}:{last.last_hash}")
        if wrong:
            raise CommandError(f"{len(wrong)} things are wrong", returncode=1)


def _sentence(fault: Fault) -> str:
    return f"{fault.ref or fault.id}: {SAYS.get(fault.what, fault.what)} ({fault.table} {fault.id})"


def _moved(anchor: str) -> str:
    """What is wrong with a number and hash that were noted earlier; empty when they still stand."""
    key, seq, noted = anchor.split(":") if anchor.count(":") == 2 else ("", "", "")
    if not (seq.isascii() and seq.isdigit() and Workspace.objects.filter(key=key).exists()):
        raise CommandError(f"{anchor} is not KEY:SEQ:HASH of a workspace.", returncode=2)
    entry = LedgerEntry.objects.filter(workspace__key=key, seq=int(seq)).first()
    stands = entry is not None and entry.hash == noted
    return "" if stands else f"{key} {seq}: is not what was noted; the ledger was made anew"
