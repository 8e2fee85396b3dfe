from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace, new_id
from accounts.models.workspaces import Language

from .arguments import Argument, ArgumentState
from .hiding import Hideable
from .initiatives import Initiative
from .visibility import HangingQuerySet, WorkspaceQuerySet


class SourceKind(models.TextChoices):
    LAW = "law", _("law or treaty")
    STATISTICS = "statistics", _("official statistics")
    STUDY = "study", _("study")
    STATEMENT = "statement", _("official statement")
    NEWS = "news", _("news")
    EXPERT = "expert", _("expert")
    COMPANY = "company", _("company")


class SourceQuerySet(WorkspaceQuerySet):
    def library(self) -> "SourceQuerySet":
        """What everybody in the workspace sees: documents that came as briefs are left out."""
        return self.filter(brief=None)

    def due(self, today) -> "SourceQuerySet":
        """Those that should have been looked at again by ``today``."""
        return self.filter(re_check_by__lte=today)

    def visible_to(self, user):
        """The library; a document that came as a brief only where one sees what became of it."""
        if not user.is_authenticated:
            return self.none()
        seen = Initiative.objects.visible_to(user).values("pk")
        own = Q(brief=None) | Q(brief__handed_in_by=user)
        return super().visible_to(user).filter(own | Q(brief__initiative__in=seen))


class Source(models.Model):
    """A document of the workspace's library that arguments can lean on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("title"), max_length=300, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_year = models.PositiveSmallIntegerField(
        _("year, if the day is not known"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2999)],
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)
    address_key = models.CharField(max_length=64, blank=True, editable=False)
    file = models.FileField(upload_to="sources/%Y/%m/", max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language, blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    re_check_by = models.DateField(_("check again by"), null=True, blank=True)
    refuted_on = models.DateField(null=True, blank=True, editable=False)
    refuted_why = models.CharField(_("why it does not hold"), max_length=500, blank=True)
    due_told_for = models.DateField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brief = models.OneToOneField(
        "deliberation.Brief",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="source",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        indexes = [models.Index(fields=["workspace", "-created_at"], name="sources_of_a_workspace")]
        constraints = [
            models.CheckConstraint(
                name="source_has_an_address_or_a_title", condition=~Q(url="") | ~Q(title="")
            ),
            models.CheckConstraint(
                name="source_published_on_a_day_or_in_a_year",
                condition=Q(published_on=None) | Q(published_year=None),
            ),
            models.UniqueConstraint(
                fields=["workspace", "address_key"],
                condition=~Q(address_key=""),
                name="address_once_in_a_library",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def year(self) -> int | None:
        return self.published_on.year if self.published_on else self.published_year


class EvidenceQuerySet(HangingQuerySet):
    initiative_path = "argument__initiative__"
    writer = "added_by"

    def shown(self) -> "EvidenceQuerySet":
        """Neither it nor its argument is hidden."""
        return self.filter(hidden_at=None, argument__hidden_at=None)

    def standing_in(self, initiative: Initiative) -> "EvidenceQuerySet":
        """What stands under the arguments of one initiative."""
        return self.standing().filter(argument__initiative=initiative)

    def standing(self) -> "EvidenceQuerySet":
        """What stands under arguments, but for those that are withdrawn or hidden, or show as one that is."""
        rows = self.shown().filter(argument__merged_into__hidden_at=None)
        for shown_as in ("argument", "argument__merged_into"):
            rows = rows.exclude(**{f"{shown_as}__state": ArgumentState.WITHDRAWN})
        return rows

    def counted(self) -> "EvidenceQuerySet":
        """What makes an argument *sourced*: not hidden, and not the brief that it came from."""
        return self.filter(hidden_at=None, source__brief=None)


class Evidence(Hideable):
    """What a source says to an argument."""

    class Bearing(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        CONTRADICTS = "contradicts", _("contradicts")
        CONTEXT = "context", _("gives context")

    class Grade(models.TextChoices):
        STRONG = "strong", _("strong")
        FAIR = "fair", _("fair")
        WEAK = "weak", _("weak")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="evidence")
    bearing = models.CharField(_("says"), max_length=12, choices=Bearing, default=Bearing.SUPPORTS)
    quote = models.TextField(_("quote"), max_length=4000, blank=True)
    locator = models.CharField(_("page or paragraph"), max_length=120, blank=True)
    grade = models.CharField(_("grade"), max_length=8, choices=Grade, blank=True)
    grade_reason = models.CharField(_("why this grade"), max_length=500, blank=True)
    graded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta(Hideable.Meta):
        verbose_name = _("evidence")
        indexes = [models.Index(fields=["argument", "created_at"], name="evidence_of_an_argument")]

    def __str__(self) -> str:
        return f"{self.source} {self.bearing}"
