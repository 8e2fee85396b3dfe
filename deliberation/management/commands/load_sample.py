"""`manage.py load_sample`: the sample workspace, once."""

from django.core.management import BaseCommand
from django.utils import timezone

from deliberation import sample


class Command(BaseCommand):
    help = "Load the sample workspace; a second time changes nothing."

    def handle(self, verbosity: int = 1, **options) -> None:
        workspace = sample.load(timezone.now())
        if verbosity:
            done = "is loaded" if workspace else "is here already; nothing was changed"
            self.stdout.write(f"The sample workspace {sample.KEY} {done}.")
