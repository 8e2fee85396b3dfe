from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation

from .arguments import Argument, ArgumentState
from .visibility import HangingQuerySet


class ChallengeStatus(models.TextChoices):
    UNHANDLED = "unhandled", _("unhandled")
    IN_HAND = "in_hand", _("in hand")
    MITIGATED = "mitigated", _("mitigated")
    ACCEPTED = "accepted", _("accepted")
    DISMISSED = "dismissed", _("dismissed")


UNSETTLED = (ChallengeStatus.UNHANDLED, ChallengeStatus.IN_HAND)
ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


HANDED_ON = "challenge.handed_on"
HANDLED = ("challenge.updated", HANDED_ON)  # the verbs whose Activities are a challenge's history


def is_overdue(due: date | None, status: str | None, today: date) -> bool:
    """Whether it should have been settled before ``today`` and is not."""
    return due is not None and due < today and status in UNSETTLED


class ChallengeQuerySet(HangingQuerySet):
    initiative_path = "argument__initiative__"
    writer = "argument__author"

    def standing(self) -> "ChallengeQuerySet":
        """Those of arguments that count among the kinds."""
        return self.filter(argument__state=ArgumentState.ACTIVE, argument__hidden_at=None)

    def unsettled(self) -> "ChallengeQuerySet":
        return self.filter(status__in=UNSETTLED)


class Challenge(models.Model):
    """What makes an argument of that kind something to handle."""

    argument = models.OneToOneField(
        Argument, primary_key=True, on_delete=models.CASCADE, related_name="challenge"
    )
    likelihood = models.PositiveSmallIntegerField(
        _("likelihood"), null=True, blank=True, validators=ONE_TO_FIVE
    )
    impact = models.PositiveSmallIntegerField(_("impact"), null=True, blank=True, validators=ONE_TO_FIVE)
    owner = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="challenges"
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="challenges"
    )
    mitigation = models.TextField(_("mitigation"), max_length=4000, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=ChallengeStatus, default=ChallengeStatus.UNHANDLED
    )
    due_told_for = models.DateField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        verbose_name = _("challenge")
        constraints = [
            models.CheckConstraint(
                name="challenge_rated_from_one_to_five",
                condition=(Q(likelihood=None) | Q(likelihood__range=(1, 5)))
                & (Q(impact=None) | Q(impact__range=(1, 5))),
            ),
        ]

    def __str__(self) -> str:
        return str(self.argument_id)
