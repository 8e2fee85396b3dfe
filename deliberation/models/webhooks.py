from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace, new_id

from .activity import Activity
from .visibility import WorkspaceQuerySet


class WebhookState(models.TextChoices):
    ACTIVE = "active", _("active")
    DISABLED = "disabled", _("switched off")


class WhyDisabled(models.TextChoices):
    BY_HAND = "by_hand", _("somebody switched it off")
    GONE = "gone", _("its address answered that it is gone (410)")
    FAILING = "failing", _("deliveries failed again and again")
    NO_ACCESS = "no_access", _("its owner may keep no webhook here any more")
    TOKEN_ENDED = "token_ended", _("the token that it was made or last changed with has ended")
    SECRET_LOST = "secret_lost", _("its secret cannot be read any more; make a new one")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    DELIVERED = "delivered", _("delivered")
    FAILED = "failed", _("failed")
    SKIPPED = "skipped", _("not sent")


class WebhookQuerySet(WorkspaceQuerySet):
    def active(self) -> "WebhookQuerySet":
        return self.filter(state=WebhookState.ACTIVE)

    def free(self, moment: datetime, now: datetime) -> "WebhookQuerySet":
        """Those that nobody holds at ``moment`` by the clock and that have rested at ``now``, a run's own time."""
        unheld = Q(leased_until=None) | Q(leased_until__lt=moment)
        return self.filter(unheld, Q(rests_until=None) | Q(rests_until__lte=now))


class Webhook(models.Model):
    """An address of another system that is told what happens in a workspace, as far as its owner may see it.

    ``types`` are the ones wanted, none is all. ``token_key`` is the line of the token that it was made or last changed
    with, and ends with; empty for somebody who was signed in. One run at a time holds it (``lease``); after a miss it
    rests. ``misses`` are tries in a row that failed, ``failures`` deliveries in a row that were given up.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="webhooks")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="webhooks")
    token_key = models.CharField(max_length=25, blank=True, editable=False)
    address = models.CharField(_("address"), max_length=500)
    types = models.JSONField(_("types"), default=list, blank=True)
    description = models.CharField(_("description"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=WebhookState, default=WebhookState.ACTIVE)
    reason = models.CharField(max_length=12, choices=WhyDisabled, blank=True, editable=False)
    disabled_at = models.DateTimeField(null=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    misses = models.PositiveIntegerField(default=0, editable=False)
    rests_until = models.DateTimeField(null=True, editable=False)
    lease = models.CharField(max_length=36, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        constraints = [
            models.CheckConstraint(
                name="webhook_disabled_when_and_why",
                condition=Q(state=WebhookState.ACTIVE, reason="", disabled_at=None)
                | (Q(state=WebhookState.DISABLED, disabled_at__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.description or self.address

    @property
    def is_active(self) -> bool:
        return self.state == WebhookState.ACTIVE

    def rests(self, now: datetime) -> bool:
        return self.rests_until is not None and self.rests_until > now

    def wants(self, kind: str) -> bool:
        return not self.types or kind in self.types


class WebhookSecret(models.Model):
    """What a webhook's deliveries are signed with, sealed; the one before the latest is valid until ``ends_at``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="secrets")
    sealed = models.CharField(max_length=300, editable=False)
    created_at = models.DateTimeField(editable=False)
    ends_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["webhook"], condition=Q(ends_at=None), name="one_lasting_secret_of_a_webhook"
            ),
        ]


class WebhookDelivery(models.Model):
    """One message to one webhook: its id is the ``webhook-id``, the same on every try.

    It holds what became of the last try: status or fault, how long it took, and how the answer began.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    webhook = models.ForeignKey(Webhook, db_index=False, on_delete=models.CASCADE, related_name="deliveries")
    activity = models.ForeignKey(
        Activity, null=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    type = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    lease = models.CharField(max_length=36, blank=True)
    tried_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    fault = models.CharField(max_length=20, blank=True)
    duration_ms = models.PositiveIntegerField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("delivery to a webhook")
        verbose_name_plural = _("deliveries to webhooks")
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "activity", "type"], name="activity_to_a_webhook_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["webhook", "not_before"],
                name="waiting_for_a_webhook",
                condition=Q(state__in=("waiting", "sending")),
            ),
            models.Index(fields=["webhook", "-created_at", "-id"], name="deliveries_of_a_webhook"),
        ]

    def __str__(self) -> str:
        return f"{self.type} → {self.webhook_id}"
