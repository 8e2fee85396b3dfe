from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import new_id
from deliberation.countries import validate_country
from deliberation.reckoning import pledges

from .events import Event, OfEvent, OfEventQuerySet


class Pledge(OfEvent):
    """What a country said of its vote for a bid or a candidacy; what it said before is kept."""

    class State(models.TextChoices):
        ASKED = pledges.ASKED, _("asked")
        VERBAL = pledges.VERBAL, _("promised by word of mouth")
        WRITTEN = pledges.WRITTEN, _("promised in writing")
        RECIPROCAL = pledges.RECIPROCAL, _("in exchange for our vote")
        DECLINED = pledges.DECLINED, _("declined")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pledges")
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    state = models.CharField(_("pledge"), max_length=10, choices=State)
    note = models.CharField(_("note"), max_length=500, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OfEventQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("pledge")
        constraints = [
            models.UniqueConstraint(fields=["event", "country"], name="one_pledge_of_a_country"),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.state}"


class PledgeChange(models.Model):
    """What a pledge was before, or that it was none, and what it became. INSERT only."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="changes")
    before = models.CharField(max_length=10, choices=Pledge.State, blank=True)
    after = models.CharField(max_length=10, choices=Pledge.State)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
