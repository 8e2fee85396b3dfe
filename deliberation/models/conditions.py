"""What an adoption with conditions asks for, and dissent that was signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id

from .decisions import Decision
from .visibility import MembersQuerySet


class DecidedQuerySet(MembersQuerySet):
    initiative_path = "decision__initiative__"


class Condition(models.Model):
    """What has to be met for an adoption to hold, and by which organisation; its words are the decision's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="conditions")
    place = models.PositiveSmallIntegerField(editable=False)
    text = models.CharField(_("condition"), max_length=500)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("due"), null=True, blank=True)
    met_on = models.DateField(_("met on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DecidedQuerySet.as_manager()

    class Meta:
        ordering = ["place"]
        verbose_name = _("condition")
        constraints = [
            models.UniqueConstraint(fields=["decision", "place"], name="condition_in_one_place"),
            models.CheckConstraint(name="condition_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def initiative(self):
        return self.decision.initiative

    @property
    def initiative_id(self):
        return self.decision.initiative_id


class Dissent(models.Model):
    """Who disagrees with a decision, word for word: an organisation by a member who speaks for it, or one person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="dissents")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("dissent"), max_length=4000)
    signed_at = models.DateTimeField()

    objects = DecidedQuerySet.as_manager()

    class Meta:
        ordering = ["signed_at", "id"]
        verbose_name = _("dissent")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "organisation"],
                condition=Q(organisation__isnull=False),
                name="one_dissent_of_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["decision", "signed_by"],
                condition=Q(organisation=None),
                name="one_dissent_of_a_person",
            ),
            models.CheckConstraint(name="dissent_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def initiative(self):
        return self.decision.initiative

    @property
    def initiative_id(self):
        return self.decision.initiative_id
