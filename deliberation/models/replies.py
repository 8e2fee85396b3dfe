from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import new_id

from .activity import Notification
from .discussion import Comment


class ArrivedMail(models.Model):
    """A mail that came to one of our signed addresses, once by ``digest``, and what became of it.

    ``text`` is kept while it is held, for its writer alone. ``person`` is whom the address means, not whom the mail
    says it is from.
    """

    class State(models.TextChoices):
        POSTED = "posted"  # it is a comment now
        HELD = "held"  # until its person has looked at it
        REFUSED = "refused"
        OBEYED = "obeyed"  # it asked for an end of a subscription

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="arrived_mails"
    )
    notification = models.ForeignKey(
        Notification, null=True, db_index=False, on_delete=models.SET_NULL, related_name="+"
    )
    comment = models.ForeignKey(
        Comment, null=True, db_index=False, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State)
    reason = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True, max_length=200_000)  # what is looked at of a mail
    attachments = models.PositiveSmallIntegerField(default=0)
    arrived_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["arrived_at"], name="arrived_mails_by_age")]
        constraints = [
            models.CheckConstraint(name="text_of_held_mail_only", condition=Q(state="held") | Q(text=""))
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.reason}".strip()

    @property
    def is_held(self) -> bool:
        return self.state == self.State.HELD
