"""`manage.py reindex`: what search finds, made again from the nouns."""

from django.core.management import BaseCommand

from deliberation import search
from deliberation.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Write search entries that are missing or were written by an older tokeniser, and drop those of what is gone. "
        "A run that was stopped goes on where it was."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--all", action="store_true", dest="everything", help="write every entry anew")

    def handle(self, *, everything: bool, verbosity: int = 1, **options) -> None:
        waiting = search.count_waiting(everything=everything)
        progress = Progress(self.stderr, waiting, "entries", verbosity=verbosity)
        written = search.reindex(everything=everything, told=progress.told)
        if verbosity:
            self.stdout.write(f"{written} entries written.")
