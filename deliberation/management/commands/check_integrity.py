import json

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Workspace
from deliberation.integrity import CHECKS, Scope, faults
from deliberation.management.progress import Progress


class Command(BaseCommand):
    help = "Count again what verbs keep (tallies, trees, ledger, uniqueness …) and say by row what is wrong."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--workspace", metavar="KEY", help="only this one")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, for machines")

    def handle(self, *args, workspace, **options) -> None:
        """Ends with 1 when something is wrong. Reads only, and row by row, so that it may run beside the site."""
        wrong = 0
        progress = Progress(self.stderr, len(CHECKS), "checks", verbosity=options["verbosity"])
        for fault in faults(_scope(workspace), told=progress.told):
            wrong += 1
            progress.make_room()
            self.stdout.write(json.dumps(fault.as_json(), default=str) if options["json"] else str(fault))
        if wrong:
            raise CommandError(f"{wrong} things are wrong", returncode=1)
        if not options["json"]:
            self.stdout.write(f"Nothing is wrong: {', '.join(CHECKS)}.")


def _scope(key: str | None) -> Scope:
    if key is None:
        return Scope()
    found = Workspace.objects.filter(key=key).values_list("pk", flat=True).first()
    if found is None:
        raise CommandError(f"There is no workspace {key}.", returncode=2)
    return Scope(found)
