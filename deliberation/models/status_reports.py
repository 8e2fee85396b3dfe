from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id

from .decisions import Indicator
from .initiatives import Initiative, Party
from .speaking import AwaitsWords, organisations_asked, spoken_for
from .visibility import MembersQuerySet


def speaking() -> models.QuerySet[Party]:
    """Lead parties that somebody speaks for."""
    return Party.objects.filter(spoken_for(), part=Party.Part.LEAD).select_related("organisation")


class StatusReportQuerySet(MembersQuerySet):
    def with_words(self) -> "StatusReportQuerySet":
        """Each with what organisations said to it, and with those that are asked."""
        words = Prefetch("words", ReportWord.objects.select_related("organisation", "by"))
        return self.prefetch_related(words, Prefetch("initiative__parties", speaking(), to_attr="speaking"))

    def with_indicators(self) -> "StatusReportQuerySet":
        """Each with what its initiative watches, for ``deliberation.figures``, where a report there is in writing."""
        writing = StatusReport.objects.in_writing().filter(initiative=OuterRef("initiative"))
        watched = Indicator.objects.filter(Exists(writing)).prefetch_related("readings")
        return self.prefetch_related(Prefetch("initiative__indicators", watched, to_attr="watched"))

    def in_writing(self) -> "StatusReportQuerySet":
        return self.filter(state__in=StatusReport.EDITABLE)


class StatusReport(AwaitsWords, models.Model):
    """How far it is after a decision, for a period: with its submission the figures of the indicators are frozen.

    ``figures`` are those of ``deliberation.figures``, as they stood; ``round`` counts how often it was submitted.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("in writing")
        SUBMITTED = "submitted", _("waits for approval")
        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("returned")

    AWAITING = State.SUBMITTED
    EDITABLE = (State.DRAFT, State.RETURNED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="status_reports")
    title = models.CharField(_("title"), max_length=200)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    text = models.TextField(_("report"), max_length=20_000, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT, editable=False)
    round = models.PositiveIntegerField(default=0, editable=False)
    figures: Any = models.JSONField(default=list, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StatusReportQuerySet.as_manager()

    class Meta:
        ordering = ["-ends_on", "-id"]
        verbose_name = _("status report")
        indexes = [models.Index(fields=["initiative", "ends_on"], name="reports_by_period")]
        constraints = [
            models.CheckConstraint(name="status_report_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="status_report_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_editable(self) -> bool:
        return self.state in self.EDITABLE

    @property
    def said(self) -> "dict[UUID | None, ReportWord]":
        """What was said to it as it is submitted now, by organisation; under None a facilitator's word."""
        return {row.organisation_id: row for row in self.words.all() if row.round == self.round}

    @property
    def asked(self) -> dict[UUID, Organisation]:
        """Lead parties that somebody speaks for; one query more where it was not read ``with_words``."""
        return organisations_asked(self.initiative, speaking().filter(initiative=self.initiative_id))


class ReportWord(models.Model):
    """The word of a lead party on a report as it was submitted once, or a facilitator's where none can give it.

    A return has a reason. It is kept for ever.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(StatusReport, on_delete=models.CASCADE, related_name="words")
    round = models.PositiveIntegerField()
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField()
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("word on a report")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "round", "organisation"], name="one_word_of_a_party_on_a_report"
            ),
            models.CheckConstraint(
                name="return_of_a_report_has_a_reason", condition=Q(agreed=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.agreed}"
