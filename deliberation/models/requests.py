from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import new_id


class IdempotentRequest(models.Model):
    """A POST that carried an ``Idempotency-Key``: a leased claim first, then its stored answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    credential = models.CharField(max_length=64)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    leased_until = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    headers = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["credential", "key"], name="idempotency_key_once_per_credential")
        ]
        indexes = [models.Index(fields=["created_at"], name="idempotent_requests_by_age")]

    def __str__(self) -> str:
        return self.key
