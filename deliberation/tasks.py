"""What workers do: each task is one call, takes ids, and may run twice."""

from uuid import UUID

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from deliberation import dispatch, outbox
from deliberation.actions import housekeeping, initiatives, mail, reminders, replies


@shared_task
def dispatch_workspace(workspace_id: str) -> None:
    cache.delete(outbox.asked_for(workspace_id))  # before reading: what comes now is asked for anew
    dispatch.dispatch(UUID(workspace_id))


@shared_task
def sweep() -> None:
    """Find what a killed worker, or a queue that was away, left behind."""
    for workspace_id in dispatch.waiting_workspaces(timezone.now()):
        dispatch.dispatch(workspace_id)


@shared_task
def close_initiatives() -> None:
    initiatives.close_due(timezone.now())


@shared_task
def remind() -> None:
    """Tell of what ends soon or is due."""
    reminders.remind_due(timezone.now())


@shared_task
def due_digests() -> None:
    if any(planned.mails for planned in mail.plan_due(timezone.now())):
        send_mail.delay()


@shared_task
def send_mail() -> None:
    mail.send_due(timezone.now())


@shared_task
def fetch_replies() -> None:
    replies.fetch(timezone.now())


@shared_task
def tidy() -> None:
    """Let go what its retention is over for."""
    housekeeping.tidy(timezone.now())
