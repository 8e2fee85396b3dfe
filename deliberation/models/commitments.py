from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id
from deliberation.reckoning.colour import WHOLE, Course, Judged, Step, judged

from .agreements import Clause
from .sources import Source
from .visibility import PartQuerySet


class CommitmentQuerySet(PartQuerySet):
    part = "keeps_agreements"
    workspace_path = "clause__agreement__workspace"
    titles = ("deliverable",)

    def standing(self) -> "CommitmentQuerySet":
        return self.filter(withdrawn_at=None)

    def kept(self) -> "CommitmentQuerySet":
        """Those of workspaces that keep agreements now: for what nobody asks for by name."""
        return self.filter(**{f"{self.workspace_path}__{self.part}": True})

    def open(self) -> "CommitmentQuerySet":
        """Those on which something is still to be done."""
        return self.standing().filter(Q(progress__lt=WHOLE) | _has_step(reached_on=None))

    def due_by(self, day: date) -> "CommitmentQuerySet":
        """Open ones of which something is due by ``day``."""
        return self.open().filter(Q(due__lte=day) | _has_step(reached_on=None, due__lte=day))


def _has_step(**which: Any) -> Exists:
    return Exists(Milestone._base_manager.filter(commitment=OuterRef("pk"), **which))


class Commitment(models.Model):
    """What a clause obliges whom to deliver by when; what colour that has is computed and stands nowhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="commitments")
    deliverable = models.CharField(_("what is delivered"), max_length=300)
    lead = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("lead organisation")
    )
    supporting = models.ManyToManyField(
        Organisation, blank=True, related_name="+", through="CommitmentSupport"
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    progress = models.PositiveSmallIntegerField(
        _("progress in percent"), default=0, validators=[MaxValueValidator(WHOLE)]
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(_("reason"), max_length=500, blank=True)
    due_told_for = models.DateField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        indexes = [
            models.Index(
                fields=["responsible", "due"], name="commitments_to_keep", condition=Q(withdrawn_at=None)
            )
        ]
        constraints = [
            models.CheckConstraint(name="commitment_says_what", condition=~Q(deliverable="")),
            models.CheckConstraint(name="commitment_progress_in_percent", condition=Q(progress__lte=WHOLE)),
            models.CheckConstraint(
                name="commitment_starts_before_it_is_due",
                condition=Q(starts_on=None) | Q(due=None) | Q(due__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.deliverable

    def title_in(self, language: str) -> str:
        return self.deliverable

    def path_in(self, key: str) -> str:
        """The address of its page in the workspace of this key."""
        return f"/w/{key}/agreements/commitments/{self.pk}/"

    @property
    def workspace_id(self):
        return self.clause.agreement.workspace_id

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def course(self) -> Course:
        """What its colour is made of; ``milestones`` are read with the row where many are shown."""
        steps = tuple(Step(one.due, one.reached_on) for one in self.milestones.all())
        return Course(self.progress, self.starts_on, self.due, steps)

    def judged(self, now: datetime) -> Judged:
        """Its colour at a moment, on that moment's day where the workspace is."""
        return judged(self.course, self.today(now))

    def today(self, now: datetime) -> date:
        return today_at(self.clause.agreement.workspace, now)


def today_at(workspace, now: datetime) -> date:
    return now.astimezone(ZoneInfo(workspace.time_zone)).date()


class CommitmentSupport(models.Model):
    """An organisation that helps the lead one."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="supports")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "organisation"], name="organisation_supports_a_commitment_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)


class HangingOnCommitment(PartQuerySet):
    """What hangs from a commitment is seen with it."""

    part = "keeps_agreements"
    workspace_path = "commitment__clause__agreement__workspace"


class Milestone(models.Model):
    """A step on the way, with its day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(_("milestone"), max_length=200)
    due = models.DateField(_("due"))
    reached_on = models.DateField(_("reached on"), null=True, blank=True)

    objects = HangingOnCommitment.as_manager()

    class Meta:
        ordering = ["due", "id"]
        verbose_name = _("milestone")
        constraints = [models.CheckConstraint(name="milestone_has_a_title", condition=~Q(title=""))]

    def __str__(self) -> str:
        return self.title

    @property
    def workspace_id(self):
        return self.commitment.workspace_id


class ProgressNote(models.Model):
    """How far it was at a moment, and what is to be said of it. INSERT only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="notes")
    progress = models.PositiveSmallIntegerField(
        _("progress in percent"), validators=[MaxValueValidator(WHOLE)]
    )
    text = models.TextField(_("note"), max_length=4000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = HangingOnCommitment.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("progress note")

    def __str__(self) -> str:
        return f"{self.progress} %"


class Proof(models.Model):
    """A source that shows that something was delivered, and what."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="proofs")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("what it shows"), max_length=500, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = HangingOnCommitment.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("evidence of delivery")
        constraints = [
            models.UniqueConstraint(fields=["commitment", "source"], name="source_once_under_a_commitment")
        ]

    def __str__(self) -> str:
        return str(self.source)

    @property
    def workspace_id(self):
        return self.commitment.workspace_id
