from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace, new_id

from .visibility import PartQuerySet

DEEPEST = 4  # levels of clauses


class AgreementQuerySet(PartQuerySet):
    part = "keeps_agreements"


class Agreement(models.Model):
    """What organisations have agreed in writing: a memorandum, a treaty, a plan of work."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="agreements")
    title = models.CharField(_("title"), max_length=200)
    purpose = models.TextField(_("purpose"), max_length=4000, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        constraints = [
            models.CheckConstraint(name="agreement_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="agreement_ends_after_it_is_signed",
                condition=Q(signed_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("signed_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def title_in(self, language: str) -> str:
        return self.title

    def path_in(self, key: str) -> str:
        """The address of its page in the workspace of this key."""
        return f"/w/{key}/agreements/{self.pk}/"


class AgreementParty(models.Model):
    """One who agreed: an organisation of the workspace, or somebody outside it by name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("name"), max_length=200, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="party_is_an_organisation_or_a_name",
                condition=Q(organisation__isnull=False) | ~Q(name=""),
            ),
            models.UniqueConstraint(fields=["agreement", "position"], name="one_party_at_a_place"),
            models.UniqueConstraint(
                fields=["agreement", "organisation"], name="organisation_once_in_an_agreement"
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.organisation)


class Signatory(models.Model):
    """Who signed for a party."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(AgreementParty, on_delete=models.CASCADE, related_name="signatories")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class ClauseQuerySet(PartQuerySet):
    part = "keeps_agreements"
    workspace_path = "agreement__workspace"


class Clause(models.Model):
    """One article of an agreement, or a part of one; its number is where it stands."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")
    position = models.PositiveIntegerField(default=1, editable=False)
    heading = models.CharField(_("heading"), max_length=200)
    text = models.TextField(_("text"), max_length=20_000, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("clause")
        indexes = [models.Index(fields=["agreement", "parent", "position"], name="clauses_in_order")]
        constraints = [models.CheckConstraint(name="clause_has_a_heading", condition=~Q(heading=""))]

    def __str__(self) -> str:
        return self.heading

    @property
    def workspace_id(self):
        return self.agreement.workspace_id
