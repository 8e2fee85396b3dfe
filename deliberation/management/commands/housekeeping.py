"""`manage.py housekeeping`: let go what nobody needs any more, as beat does every night."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from deliberation.actions.housekeeping import RETENTIONS, count_waiting, tidy
from deliberation.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Delete what its retention is over for: sessions, tokens, mails, read notices … (docs/operations.md)."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *args, dry_run: bool, **options) -> None:
        now = timezone.now()
        progress = Progress(self.stderr, len(RETENTIONS), "sorts", verbosity=options["verbosity"])
        counts = count_waiting(now) if dry_run else tidy(now, told=progress.told)
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count} {_span(name)}")
        if failed := RETENTIONS.keys() - counts.keys():
            raise CommandError(f"Failed, as the log says: {', '.join(sorted(failed))}.")


def _span(name: str) -> str:
    kept = RETENTIONS[name].lasts().days
    return "when they end" if not kept else f"after {kept} day{'' if kept == 1 else 's'}"
