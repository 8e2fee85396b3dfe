from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, Workspace, new_id

from .initiatives import Initiative
from .visibility import WorkspaceQuerySet

ATTEMPTS_AT_MOST = 3


class JobQuerySet(WorkspaceQuerySet):
    def visible_to(self, user):
        """One's own, as long as one is a member there and sees the initiative that it is about."""
        if not user.is_authenticated:
            return self.none()
        seen = Initiative.objects.visible_to(user).values("pk")
        here = Q(initiative=None) | Q(initiative__in=seen)
        return super().visible_to(user).filter(here, asked_by=user)

    def over(self) -> "JobQuerySet":
        """Those that nobody works on and nobody is asked about."""
        return self.filter(state__in=(Job.State.DONE, Job.State.FAILED, Job.State.CANCELLED))

    def resting(self) -> "JobQuerySet":
        """Those that wait for no worker: what one handed in stays until it is done."""
        return self.exclude(state__in=(Job.State.WAITING, Job.State.RUNNING))

    def with_files(self) -> "JobQuerySet":
        return self.exclude(upload="", result="")

    def ready(self, now: datetime) -> "JobQuerySet":
        """Those that a worker may take up: waiting ones, and those whose worker is gone."""
        lost = Q(state=Job.State.RUNNING, leased_until__lt=now)
        return self.filter(Q(state=Job.State.WAITING) | lost)


class Job(models.Model):
    """An export or an import that goes on by itself, as whoever asked for it and no more than that person may."""

    class Kind(models.TextChoices):
        EXPORT = "export", _("export")
        IMPORT = "import", _("import")

    class State(models.TextChoices):
        ASKING = "asking", _("waits for its columns to be chosen")
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    class Format(models.TextChoices):
        JSON = "json", "JSON"
        JSON_LINES = "jsonl", "JSON Lines"
        CSV = "csv", "CSV"
        POLIS = "polis", "Polis"
        ARGDOWN = "argdown", "Argdown"
        AIF = "aif", "AIF"
        GRAPHML = "graphml", "GraphML"
        KIALO = "kialo", "Kialo"
        MARKDOWN = "markdown", "Markdown"
        DOCX = "docx", "DOCX"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="jobs")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs")
    token_key = models.CharField(max_length=25, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    format = models.CharField(_("format"), max_length=12, choices=Format)
    options = models.JSONField(default=dict, blank=True)
    dry_run = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    owner = models.CharField(max_length=36, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    upload = models.FileField(upload_to="imports/%Y/%m/", max_length=200, blank=True)
    upload_name = models.CharField(max_length=200, blank=True)
    upload_hash = models.CharField(max_length=64, blank=True)
    result = models.FileField(upload_to="exports/%Y/%m/", max_length=200, blank=True)
    result_size = models.PositiveBigIntegerField(default=0)
    report = models.JSONField(default=dict, blank=True)
    code = models.CharField(max_length=40, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    faults = models.JSONField(default=list, blank=True)
    more_faults = models.PositiveIntegerField(default=0)
    as_role = models.CharField(max_length=12, choices=Role, blank=True)
    holds = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        indexes = [
            models.Index(fields=["asked_by", "-created_at"], name="jobs_of_a_person"),
            models.Index(
                fields=["leased_until"], name="jobs_to_do", condition=Q(state__in=("waiting", "running"))
            ),
            models.Index(fields=["expires_at"], name="jobs_by_expiry"),
        ]
        constraints = [
            models.CheckConstraint(
                name="job_with_a_file_expires", condition=Q(result="") | Q(expires_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.format} {self.id}"

    @property
    def is_over(self) -> bool:
        return self.state in (Job.State.DONE, Job.State.FAILED, Job.State.CANCELLED)

    @property
    def has_file(self) -> bool:
        """Whether there is something to take away, as long as it is kept."""
        return self.state == Job.State.DONE and bool(self.result)

    @property
    def has_files(self) -> bool:
        """Whether anything lies on the disk, of what was handed in and what was written."""
        return bool(self.upload or self.result)

    def is_kept_at(self, moment: datetime) -> bool:
        """Whether its files are there until after an aware ``moment``."""
        return self.expires_at is None or self.expires_at > moment

    @property
    def can_be_carried_out(self) -> bool:
        """Whether it was tried without writing anything, and may now be done."""
        tried = self.kind == Job.Kind.IMPORT and self.dry_run and self.state == Job.State.DONE
        return tried and bool(self.upload) and not self.faults
