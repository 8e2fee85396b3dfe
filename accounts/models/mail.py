from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .ids import new_id
from .people import User


class MailState(models.TextChoices):
    PLANNED = "planned", _("planned")
    CLAIMED = "claimed", _("claimed")
    SENDING = "sending", _("sending")
    ACCEPTED = "accepted", _("accepted")
    RETRY = "retry", _("to be tried again")
    BOUNCED = "bounced", _("bounced")
    SKIPPED = "skipped", _("skipped")
    UNKNOWN = "unknown", _("outcome unknown")
    FAILED = "failed", _("failed")


class OutgoingMail(models.Model):
    """One mail to one person. ``key`` says what it tells (``digest:<edition>:<user>``), so it is told once.

    A worker owns a claimed row until ``leased_until``; ``sending`` is committed before the socket is used, so
    a row that stays there may have been sent. ``address`` is set only where the reader has no account yet.
    ``failed_at`` is when a try last failed, whatever came of it later.
    ``sealed`` is what one says that holds a secret; it goes as soon as the mail is settled.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="mails")
    address = models.EmailField(blank=True)
    sealed = models.TextField(blank=True, editable=False)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.PLANNED)
    reason = models.CharField(max_length=40, blank=True)
    owner = models.CharField(max_length=80, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=200, blank=True)
    provider_id = models.CharField(max_length=200, blank=True, db_default="")
    answer = models.CharField(max_length=300, blank=True)
    possible_duplicate = models.BooleanField(default=False)
    not_before = models.DateTimeField()
    failed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("outgoing mail")
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="mails_that_wait",
                condition=Q(state__in=["planned", "claimed", "sending", "retry", "unknown"]),
            ),
            models.Index(fields=["provider_id"], name="mails_by_provider", condition=~Q(provider_id="")),
            models.Index(fields=["owner"], name="mails_in_hand", condition=~Q(owner="")),
            models.Index(
                fields=["settled_at", "id"], name="mails_settled", condition=Q(settled_at__isnull=False)
            ),
            models.Index(
                fields=["failed_at", "id"], name="mails_that_failed", condition=Q(failed_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="mail_goes_to_a_person_or_an_address",
                condition=Q(person__isnull=False, address="") | (Q(person=None) & ~Q(address="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"


class KeptMail(models.Model):
    """A mail that the embedded run keeps instead of sending; read at ``/dev/mail/``."""

    id = models.BigAutoField(primary_key=True)
    to = models.EmailField()
    subject = models.CharField(max_length=500)
    headers = models.JSONField(default=dict)
    text = models.TextField()
    html = models.TextField(blank=True)
    kept_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.subject
