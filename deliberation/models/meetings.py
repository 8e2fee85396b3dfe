from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id
from deliberation.reckoning.quorum import Quorum, quorum

from .bodies import Body, Seat
from .speaking import AwaitsWords, organisations_asked, spoken_for
from .visibility import PartQuerySet


def speaking() -> models.QuerySet[Seat]:
    """Seats of organisations that somebody speaks for."""
    return Seat.objects.filter(spoken_for()).select_related("organisation")


class MeetingQuerySet(PartQuerySet):
    part = "keeps_meetings"
    workspace_path = "body__workspace"

    def coming(self, now) -> "MeetingQuerySet":
        """Those that are still to be held."""
        return self.filter(state__in=Meeting.COMING, ends_at__gte=now)

    def with_asked(self) -> "MeetingQuerySet":
        """Each with the organisations whose word is asked for."""
        return self.prefetch_related(Prefetch("body__seats", speaking(), to_attr="speaking"))


class Meeting(AwaitsWords, models.Model):
    """One sitting of a body: from a planned day to minutes that every organisation has approved that can."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        AGENDA_LOCKED = "agenda_locked", _("agenda sent")
        HELD = "held", _("held")
        MINUTES_PROPOSED = "minutes_proposed", _("minutes to be approved")
        APPROVED = "approved", _("minutes approved")
        CANCELLED = "cancelled", _("cancelled")

    COMING = (State.PLANNED, State.AGENDA_LOCKED)
    AWAITING = State.MINUTES_PROPOSED
    MINUTED = (State.HELD, State.MINUTES_PROPOSED, State.APPROVED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(max_length=16, choices=State, default=State.PLANNED, editable=False)
    locked_at = models.DateTimeField(null=True, blank=True, editable=False)
    minutes_round = models.PositiveIntegerField(default=0, editable=False)  # how often minutes were proposed
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("meeting")
        indexes = [models.Index(fields=["starts_at", "id"], name="meetings_by_time")]
        constraints = [
            models.CheckConstraint(name="meeting_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="meeting_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.UniqueConstraint(fields=["body", "number"], name="meeting_number_once_in_a_body"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def workspace_id(self) -> UUID:
        return self.body.workspace_id

    def title_in(self, language: str) -> str:
        """Its title as a link's words; it is kept in one language."""
        return self.title

    def path_in(self, key: str) -> str:
        return f"/w/{key}/meetings/{self.pk}/"

    @property
    def is_coming(self) -> bool:
        return self.state in self.COMING

    @property
    def is_minuted(self) -> bool:
        return self.state in self.MINUTED

    @property
    def organisations(self) -> dict[UUID, Organisation]:
        """Whose attendance can be noted: those of its body, and guests. Read as ``quorum``."""
        noted = {row.organisation_id: row.organisation for row in self.attendances.all()}
        return self.body.organisations | noted

    @property
    def quorum(self) -> Quorum:
        """Read with ``attendances`` and the seats of its body."""
        there = {row.organisation_id for row in self.attendances.all() if row.counts}
        return quorum(self.body.quorum_rule, set(self.body.organisations), there)

    @property
    def said(self) -> "dict[UUID | None, Approval]":
        """What was said to the minutes as they are proposed now, by organisation; under None a facilitator's word.

        Read with ``approvals``.
        """
        return {row.organisation_id: row for row in self.approvals.all() if row.round == self.minutes_round}

    @property
    def asked(self) -> dict[UUID, Organisation]:
        """Members of its body that somebody speaks for; one query more where it was not read ``with_asked``."""
        return organisations_asked(self.body, speaking().filter(body=self.body_id))


class Attendance(models.Model):
    """Whether an organisation was at a meeting."""

    class State(models.TextChoices):
        PRESENT = "present", _("present")
        ONLINE = "online", _("online")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")

    THERE = (State.PRESENT, State.ONLINE)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation"], name="one_attendance_of_an_organisation"
            )
        ]

    def __str__(self) -> str:
        return self.state

    @property
    def counts(self) -> bool:
        return self.state in self.THERE


class Approval(models.Model):
    """The word of an organisation on minutes as they were proposed once, or a facilitator's where none can give it.

    A refusal has a reason. It is kept for ever.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="approvals")
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
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "round", "organisation"], name="one_word_of_an_organisation_on_minutes"
            ),
            models.CheckConstraint(
                name="refusal_of_minutes_has_a_reason", condition=Q(agreed=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.agreed}"
