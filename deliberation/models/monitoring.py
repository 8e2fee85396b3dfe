from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import new_id

from .decisions import DIGITS, PLACES, Indicator
from .visibility import MembersQuerySet


class MeasurementQuerySet(MembersQuerySet):
    initiative_path = "indicator__initiative__"


class Measurement(models.Model):
    """What an indicator read on a day; a day has one reading, which may be corrected."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    on = models.DateField(_("read on"))
    value = models.DecimalField(_("reading"), max_digits=DIGITS, decimal_places=PLACES)
    note = models.CharField(_("remark"), max_length=500, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        verbose_name = _("reading")
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="one_reading_a_day")]

    def __str__(self) -> str:
        return f"{self.on}: {self.value}"

    @property
    def initiative(self):
        return self.indicator.initiative

    @property
    def initiative_id(self):
        return self.indicator.initiative_id
