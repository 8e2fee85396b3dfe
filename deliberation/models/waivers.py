from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import new_id

from .initiatives import Initiative
from .visibility import MembersQuerySet


class Waiver(models.Model):
    """That what a rule of health found in an initiative is as it should be, and why.

    ``state`` is what it was given for: when that changes, the finding stands again.
    """

    class Rule(models.TextChoices):
        ONE_SIDED = "one_sided", _("one-sided")
        ONE_AUTHOR_ABOVE_HALF = "one_author_above_half", _("more than half by one author")
        THREE_ARGUMENTS_ON_ONE_SOURCE = "three_arguments_on_one_source", _("several arguments on one source")
        CHALLENGE_UNHANDLED = "challenge_unhandled", _("challenge long unhandled")
        DIVIDED_WITHOUT_RESPONSE = "divided_without_response", _("divided and without a response")
        ORGANISATION_NOT_HEARD = "organisation_not_heard", _("organisation not heard")
        STALE_SOURCE = "stale_source", _("source to check again")
        LIKELY_DUPLICATES = "likely_duplicates", _("likely duplicates")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="waivers")
    rule = models.CharField(max_length=32, choices=Rule, editable=False)
    subject = models.CharField(max_length=40, blank=True, editable=False)
    state = models.CharField(max_length=200, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=500)
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MembersQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("waiver")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "rule", "subject"], name="finding_waived_once"),
            models.CheckConstraint(name="waiver_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject}"
