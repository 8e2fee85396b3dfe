from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace, new_id
from accounts.models.workspaces import Language

from .stages import POSSIBLE, Stage
from .visibility import VisibleQuerySet

BEFORE_RESULTS = (Stage.DRAFT, Stage.OPEN)

# Of objectives and of themes.
MOST_LINES = 50
LONGEST_LINE = 280


class Audience(models.TextChoices):
    WORKSPACE = "workspace", _("everybody in the workspace")
    NAMED = "named", _("named members only")
    PUBLIC = "public", _("the public, without an account")


class Ballot(models.TextChoices):
    NAMED = "named", _("named")
    BY_ORGANISATION = "by_organisation", _("by organisation")


class Results(models.TextChoices):
    OPEN = "open", _("shown while voting goes on")
    AT_CLOSE = "at_close", _("shown when voting ends")


class InitiativeQuerySet(VisibleQuerySet):
    initiative_path = ""

    def over_at(self, now) -> "InitiativeQuerySet":
        """Open ones whose time is over at ``now`` (an aware datetime)."""
        return self.filter(stage=Stage.OPEN, closes_at__lte=now)

    def ref(self, ref: str) -> "InitiativeQuerySet":
        """The one that people call ``AI-12``; none for anything else."""
        key, _dash, number = ref.rpartition("-")
        valid = key and number.isascii() and number.isdigit() and len(number) < 10
        return self.filter(workspace__key=key, number=int(number)) if valid else self.none()

    def saying(self, text: str) -> "InitiativeQuerySet":
        """Those whose title, proposal or summary holds every word."""
        rows = self
        for word in text.split():
            rows = rows.filter(
                Q(title__icontains=word) | Q(proposal__icontains=word) | Q(summary__icontains=word)
            )
        return rows

    def with_party(self, organisation_id: UUID) -> "InitiativeQuerySet":
        return self.filter(pk__in=Party.objects.filter(organisation=organisation_id).values("initiative"))


def sealed(path: str = "") -> Q:
    """Initiatives, at the end of a ``path`` with underscores, whose tallies and labels may be told to nobody yet."""
    return Q(**{f"{path}results": Results.AT_CLOSE, f"{path}stage__in": BEFORE_RESULTS})


class Initiative(models.Model):
    """What is deliberated: a proposal, its arguments, and what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="initiatives")
    number = models.PositiveIntegerField(editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="initiatives")
    title = models.CharField(_("title"), max_length=200)
    proposal = models.CharField(_("proposal"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), max_length=4000, blank=True)
    text = models.TextField(_("text"), max_length=100_000, blank=True)
    text_html = models.TextField(blank=True, editable=False)
    mandate = models.CharField(_("mandate"), max_length=280, blank=True)
    objectives = models.JSONField(_("objectives"), default=list, blank=True)
    themes = models.JSONField(_("themes"), default=list, blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.DRAFT, editable=False)
    stage_since = models.DateTimeField(editable=False)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    extended = models.BooleanField(default=False, editable=False)
    closing_told_for = models.DateTimeField(null=True, blank=True, editable=False)
    audience = models.CharField(_("audience"), max_length=10, choices=Audience, default=Audience.WORKSPACE)
    ballot = models.CharField(_("ballot"), max_length=16, choices=Ballot, default=Ballot.NAMED)
    results = models.CharField(_("results"), max_length=10, choices=Results, default=Results.OPEN)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    external_id = models.CharField(max_length=200, blank=True, editable=False)
    electorate = models.PositiveIntegerField(default=0, editable=False)
    last_argument_number = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "number"], name="initiative_number_once_in_a_workspace"
            ),
            models.UniqueConstraint(
                fields=["workspace", "external_id"],
                condition=~Q(external_id=""),
                name="initiative_external_id_once_in_a_workspace",
            ),
            models.CheckConstraint(
                name="initiative_past_draft_is_complete",
                condition=Q(stage__in=["draft", "withdrawn"])
                | (~Q(proposal="") & ~Q(summary="") & Q(closes_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "-created_at"], name="initiatives_of_a_workspace"),
            models.Index(fields=["closes_at"], name="initiatives_that_close", condition=Q(stage="open")),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"{self.workspace.key}-{self.number}"

    def stage_at(self, moment: datetime | None) -> str:
        """The stage at an aware ``moment``: from ``closes_at`` on it is no longer open, even before the calendar came
        to move it. None asks for the stage that is written.
        """
        over = moment is not None and self.stage == Stage.OPEN and self.closes_at <= moment
        return Stage.DECIDING if over else self.stage

    def allows(self, what: str, at: datetime | None = None) -> bool:
        """Whether the stage (at a moment) lets ``what``, a word of ``stages``, happen; who may is asked elsewhere."""
        return what in POSSIBLE[self.stage_at(at)]

    @property
    def results_are_out(self) -> bool:
        """Whether tallies, labels and the order by them may be told to anyone: what is not ``sealed``."""
        return self.results == Results.OPEN or self.stage not in BEFORE_RESULTS


class StageChange(models.Model):
    """A step of an initiative from one stage to another, or its extension (``before`` and ``after`` are *open*).

    ``by`` is empty where the calendar moved it; ``closes_at`` is what held from then on.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="stage_changes")
    before = models.CharField(max_length=12, choices=Stage)
    after = models.CharField(max_length=12, choices=Stage)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    closes_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.before} → {self.after}"


class Party(models.Model):
    """An organisation's part in an initiative."""

    class Part(models.TextChoices):
        LEAD = "lead", _("lead")
        SUPPORTING = "supporting", _("supporting")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.LEAD)

    class Meta:
        ordering = ["part", "id"]
        constraints = [models.UniqueConstraint(fields=["initiative", "organisation"], name="party_once")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.part})"


class NamedReader(models.Model):
    """A member whom an initiative for named members names, or who edits its draft with the author."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="named_readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    may_edit = models.BooleanField(_("edits the draft"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "user"], name="reader_named_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.initiative_id}"
