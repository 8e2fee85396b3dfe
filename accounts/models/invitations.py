from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .ids import new_id
from .people import Role, User
from .workspaces import Organisation, Workspace


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> "InvitationQuerySet":
        """Neither used nor revoked, whether or not the time is over."""
        return self.filter(used_at=None, revoked_at=None)

    def open_at(self, moment: datetime) -> "InvitationQuerySet":
        return self.waiting().filter(expires_at__gt=moment)


class Invitation(models.Model):
    """A single-use way into a workspace, never to more than its maker may give.

    With an ``email`` it is for that address alone and goes there by mail; without one its maker hands on the link.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(_("e-mail"), blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.ANALYST)
    secret_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    mails = models.PositiveSmallIntegerField(default=0, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        constraints = [
            models.CheckConstraint(
                name="invitation_used_by_someone_at_some_time",
                condition=Q(used_at=None, used_by=None) | Q(used_at__isnull=False, used_by__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_is_used_or_revoked", condition=Q(used_at=None) | Q(revoked_at=None)
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "-created_at"],
                name="invitations_that_wait",
                condition=Q(used_at=None, revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email or self.pk} · {self.workspace}"

    @property
    def mail_key(self) -> str:
        """The key of the last mail that took it to its address."""
        return f"invitation:{self.pk}:{self.mails}"

    @property
    def proof_key(self) -> str:
        """How the keys begin of the mails that its present link caused."""
        return f"invitation:{self.pk}:{self.secret_digest[:16]}:"

    @property
    def is_waiting(self) -> bool:
        return self.used_at is None and self.revoked_at is None

    def is_over(self, moment: datetime) -> bool:
        return self.expires_at <= moment
