from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Role


class Hideable(models.Model):
    """Something a facilitator may hide, with a reason: others see a tombstone, the author and facilitators
    the text."""

    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    hidden_reason = models.CharField(max_length=280, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_hidden_by_whom_and_why",
                condition=Q(hidden_at=None) | (Q(hidden_by__isnull=False) & ~Q(hidden_reason="")),
            )
        ]

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    def is_readable_by(self, user_id, role: str | None) -> bool:
        """Whether the text, not only its tombstone, is for this reader."""
        return not self.is_hidden or user_id == self.writer_id or role in (Role.FACILITATOR, Role.OWNER)

    @property
    def writer_id(self):
        return getattr(self, "author_id", None) or getattr(self, "added_by_id", None)
