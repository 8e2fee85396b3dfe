"""Rows that a night lets go of, or not, made as of a moment."""

from django.utils import timezone

from deliberation.actions import attachments, discussion
from deliberation.markup import markdown_of
from deliberation.models import Initiative, Webhook, WebhookDelivery, WebhookSecret
from tests.cast import MONDAY


def message(cast, at, key):
    webhook = Webhook.objects.create(workspace=cast.workspace, owner=cast.jiwoo, address="https://a.example/")
    WebhookDelivery.objects.create(webhook=webhook, type="ping", state="failed", created_at=at, settled_at=at)
    WebhookDelivery.objects.create(  # an old one that was sent again lately
        webhook=webhook, type="ping", created_at=MONDAY, settled_at=timezone.now()
    )


def secret(cast, at, key):
    webhook = Webhook.objects.create(workspace=cast.workspace, owner=cast.jiwoo, address="https://a.example/")
    WebhookSecret.objects.create(webhook=webhook, sealed=key, created_at=MONDAY, ends_at=at)
    WebhookSecret.objects.create(webhook=webhook, sealed=key, created_at=MONDAY)


def attachment(cast, at, key):
    """One that no text shows, and one as old that a comment does."""
    initiative = Initiative.objects.get()
    for word in ("shown", "left"):
        by, name = cast.actor(cast.hana, at), f"{word}.txt"
        content = f"{key} {word}".encode()
        kept, _new = attachments.attach(by=by, initiative=initiative, content=content, filename=name)
        if word == "shown":
            discussion.add_comment(by=by, initiative=initiative, text=markdown_of(kept.pk, name))
