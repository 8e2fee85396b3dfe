from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .people import User


class PausedFor(models.TextChoices):
    OPERATOR = "operator", _("an operator paused it")
    FAILURES = "failures", _("many mails in a row failed")


class MailService(models.Model):
    """How all mail of the site stands: one row, which whoever claims mails locks, so that a pause holds at once.

    After a restore what was due until ``held_until`` waits for an operator's word; what was due until
    ``dropped_until`` was given up by one. ``dropped_at`` is when one last gave up anything, ``resumed_at`` when one
    last let mail leave. The moments that something ran at are heartbeats.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    paused_at = models.DateTimeField(null=True, editable=False)
    paused_for = models.CharField(max_length=10, choices=PausedFor, blank=True, editable=False)
    paused_by = models.ForeignKey(User, null=True, editable=False, on_delete=models.PROTECT, related_name="+")
    resumed_at = models.DateTimeField(null=True, editable=False)
    held_until = models.DateTimeField(null=True, editable=False)
    dropped_at = models.DateTimeField(null=True, editable=False)
    dropped_until = models.DateTimeField(null=True, editable=False)
    planner_ran_at = models.DateTimeField(null=True, editable=False)
    sender_ran_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("mail service")
        constraints = [
            models.CheckConstraint(name="one_mail_service", condition=Q(id=1)),
            models.CheckConstraint(
                name="mail_is_paused_for_a_reason",
                condition=Q(paused_at=None, paused_for="") | (Q(paused_at__isnull=False) & ~Q(paused_for="")),
            ),
        ]

    def __str__(self) -> str:
        return f"paused for {self.paused_for}" if self.paused_at else "running"
