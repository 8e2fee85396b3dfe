from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken

from .ids import new_id
from .people import User

SCOPES = ("read", "write", "vote", "admin")


class Token(AbstractAuthToken):
    """A credential for the API: its prefix is shown, its digest kept, its text told once."""

    name = models.CharField(_("name"), max_length=80)
    scopes = models.JSONField(_("scopes"), default=list)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaced_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("token")

    def __str__(self) -> str:
        return self.name

    def has_ended(self, now: datetime) -> bool:
        return self.expiry is not None and self.expiry <= now


class SecurityEvent(models.Model):
    """A sign-in, a token or a second factor that came or went. INSERT only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="security_events"
    )
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now, editable=False)
    address = models.GenericIPAddressField(null=True, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-at"], name="security_events_of_a_user")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
