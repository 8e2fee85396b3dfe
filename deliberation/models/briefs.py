from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace, new_id

from .initiatives import Initiative
from .visibility import WorkspaceQuerySet


class BriefQuerySet(WorkspaceQuerySet):
    def visible_to(self, user):
        """One's own briefs, and those whose initiative one sees; nobody else learns of a draft by its brief."""
        if not user.is_authenticated:
            return self.none()
        seen = Initiative.objects.visible_to(user).values("pk")
        return super().visible_to(user).filter(models.Q(handed_in_by=user) | models.Q(initiative__in=seen))


class Brief(models.Model):
    """A document handed in, its text, what was read out of it, and who accepted what."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="briefs")
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(_("file"), max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    content_hash = models.CharField(max_length=64, editable=False)
    text = models.TextField()
    proposal = models.JSONField(default=dict)
    accepted = models.JSONField(default=dict, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    initiative = models.OneToOneField(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="brief"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BriefQuerySet.as_manager()

    class Meta:
        verbose_name = _("brief")

    def __str__(self) -> str:
        return self.filename or str(self.id)
