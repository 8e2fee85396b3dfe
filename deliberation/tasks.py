"""What workers do: each task is one call, takes ids, and may run twice."""

from uuid import UUID

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from deliberation import dispatch, outbox, webhooks
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
def wake_webhooks() -> None:
    """Ask for a run of each webhook that has something to send; switch off those that stand no longer."""
    webhooks.switch_off_fallen(timezone.now())
    for webhook_id in webhooks.waiting_webhooks(timezone.now()):
        webhooks.wake(webhook_id)


@shared_task
def send_to_webhook(webhook_id: str) -> None:
    cache.delete(webhooks.asked_for(webhook_id))  # before reading: what comes now is asked for anew
    webhooks.send_due(UUID(webhook_id), timezone.now())


@shared_task
def tidy() -> None:
    """Let go what its retention is over for."""
    housekeeping.tidy(timezone.now())
