"""`manage.py send_digests`: what beat and worker do by themselves, once, in this process and without a queue."""

from datetime import datetime

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.models import OutgoingMail
from deliberation import dispatch
from deliberation.actions import mail, reminders
from deliberation.calendars import period_title
from deliberation.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Tell of what ends soon or is due, plan the digests that are due, and send every mail that waits. "
        "A second run sends nothing."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--now", metavar="INSTANT", help="as if it were then: 2026-05-11T08:00+09:00")
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would be planned; change nothing"
        )
        parser.add_argument("--only", metavar="EMAIL", default="", help="for this person alone")

    def handle(self, *, now: str | None, dry_run: bool, only: str, verbosity: int = 1, **options) -> None:
        moment = _instant(now)
        if dry_run:
            with transaction.atomic():
                self._plan(moment, only)
                self._tell_waiting(moment, only)
                transaction.set_rollback(True)
            return
        self._plan(moment, only)
        progress = Progress(self.stderr, _waiting(moment, only).count(), "mails", verbosity=verbosity)
        counts = mail.send_due(moment, only=only, told=progress.told)
        progress.make_room()
        said = ", ".join(f"{state} {number}" for state, number in sorted(counts.items()))
        self.stdout.write(f"Mails: {said}." if said else "No mail was waiting.")

    def _plan(self, moment: datetime, only: str) -> None:
        reminded = reminders.remind_due(moment)
        if reminded.total():
            said = ", ".join(f"{verb} {number}" for verb, number in sorted(reminded.items()))
            self.stdout.write(f"Reminders: {said}.")
            for workspace_id in dispatch.waiting_workspaces(moment):
                dispatch.dispatch(workspace_id)
        planned = mail.plan_due(moment, only=only)
        for edition, number in ((one, number) for some in planned for one, number in some.editions.items()):
            place = edition.workspace
            period = period_title(edition.starts_at, edition.ends_at, place.time_zone, "en")
            self.stdout.write(f"{place.key}: {number} {edition.cadence} digests planned for {period}.")
        if not any(some.mails for some in planned):
            self.stdout.write("No digest is due.")

    def _tell_waiting(self, moment: datetime, only: str) -> None:
        waiting = _waiting(moment, only).count()
        self.stdout.write(f"{waiting} mails would be looked at; nothing was changed or sent.")


def _waiting(moment: datetime, only: str) -> QuerySet[OutgoingMail]:
    waiting = OutgoingMail.objects.filter(state__in=["planned", "retry"], not_before__lte=moment)
    return waiting.filter(person__email__iexact=only) if only else waiting


def _instant(text: str | None) -> datetime:
    if not text:
        return timezone.now()
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise CommandError(f"{text!r} is no instant; write it like 2026-05-11T08:00+09:00.")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
