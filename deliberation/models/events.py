from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace, new_id
from accounts.models.workspaces import validate_zone
from deliberation.countries import validate_country
from deliberation.reckoning import countdown, readiness

from .visibility import PartQuerySet

LATEST = date(2999, 12, 31)
DAY_OF_AN_EVENT = [MinValueValidator(countdown.EARLIEST), MaxValueValidator(LATEST)]


class EventQuerySet(PartQuerySet):
    part = "keeps_events"

    def ahead(self) -> "EventQuerySet":
        """Those that are still being prepared."""
        return self.filter(state=Event.State.PREPARING)


class Event(models.Model):
    """Something that comes on a day and has to be prepared: a summit, a forum, a bid, a candidacy, a norm process."""

    class Kind(models.TextChoices):
        SUMMIT = "summit", _("summit")
        FORUM = "forum", _("forum")
        BID = "bid", _("bid to host")
        CANDIDACY = "candidacy", _("candidacy")
        NORM_PROCESS = "norm_process", _("norm process")
        CONSULTATION = "consultation", _("consultation")

    class State(models.TextChoices):
        PREPARING = "preparing", _("in preparation")
        HELD = "held", _("took place")
        WON = "won", _("won")
        LOST = "lost", _("lost")
        CALLED_OFF = "called_off", _("called off")

    VOTED_ON = (Kind.BID, Kind.CANDIDACY)
    BY_VOTE = (State.WON, State.LOST)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it is about"), max_length=4000, blank=True)
    host = models.CharField(_("host"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[validate_country])
    starts_on = models.DateField(_("begins on"), validators=DAY_OF_AN_EVENT)
    ends_on = models.DateField(_("ends on"), null=True, blank=True, validators=DAY_OF_AN_EVENT)
    time_zone = models.CharField(_("time zone there"), max_length=60, validators=[validate_zone])
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREPARING)
    votes_needed = models.PositiveSmallIntegerField(
        _("votes needed"), null=True, blank=True, validators=[MaxValueValidator(1000)]
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # the one that prepares it
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "id"]
        verbose_name = _("event")
        indexes = [models.Index(fields=["workspace", "starts_on", "id"], name="events_by_day")]
        constraints = [
            models.CheckConstraint(name="event_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="event_ends_when_it_began_or_later",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="votes_decide_bids_and_candidacies",
                condition=Q(kind__in=["bid", "candidacy"])
                | (Q(votes_needed=None) & ~Q(state__in=["won", "lost"])),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_voted_on(self) -> bool:
        """Whether countries are asked for their votes."""
        return self.kind in self.VOTED_ON

    @property
    def is_ahead(self) -> bool:
        return self.state == self.State.PREPARING

    def title_in(self, language: str) -> str:
        return self.title

    def path_in(self, key: str) -> str:
        return f"/w/{key}/events/{self.pk}/"


class OfEventQuerySet(PartQuerySet):
    """Rows that hang from an ``event``."""

    part = "keeps_events"
    workspace_path = "event__workspace"


class OfEvent(models.Model):
    """What hangs from an event and is seen with it."""

    event: Event

    class Meta:
        abstract = True

    @property
    def workspace_id(self) -> UUID:
        return self.event.workspace_id


class Deadline(OfEvent):
    """By when something of an event has to be done: so long before it begins, or on a day of its own."""

    class Unit(models.TextChoices):
        DAYS = countdown.DAYS, _("days before")
        WEEKS = countdown.WEEKS, _("weeks before")
        MONTHS = countdown.MONTHS, _("months before")
        WORKING_DAYS = countdown.WORKING_DAYS, _("working days before")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deadlines")
    name = models.CharField(_("what is due"), max_length=200)
    offset = models.PositiveSmallIntegerField(
        _("how long before"), null=True, blank=True, validators=[MaxValueValidator(countdown.FARTHEST)]
    )
    unit = models.CharField(_("counted in"), max_length=12, choices=Unit, blank=True)
    due = models.DateField(_("on a day of its own"), validators=[MaxValueValidator(LATEST)])
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_on = models.DateField(_("done on"), null=True, blank=True, validators=[MaxValueValidator(LATEST)])
    due_told_for = models.DateField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OfEventQuerySet.as_manager()

    class Meta:
        ordering = ["due", "id"]
        verbose_name = _("deadline")
        indexes = [models.Index(fields=["owner", "due"], name="deadlines_to_keep", condition=Q(done_on=None))]
        constraints = [
            models.CheckConstraint(name="deadline_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="deadline_has_a_whole_rule_or_none",
                condition=Q(offset=None, unit="") | (Q(offset__isnull=False) & ~Q(unit="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_counted(self) -> bool:
        """Whether it moves with its event."""
        return self.offset is not None

    def day_for(self, begins: date) -> date:
        """When it is due if the event begins then."""
        return countdown.due_on(begins, self.offset, self.unit) if self.is_counted else self.due


class Preparation(OfEvent):
    """One thing to do for an event, in an area of work: by a day, or by a deadline of the chain and then with it."""

    class Area(models.TextChoices):
        SUBSTANCE = "substance", _("substance and documents")
        PROGRAMME = "programme", _("programme")
        PARTICIPANTS = "participants", _("participants")
        OUTREACH = "outreach", _("outreach")
        PROTOCOL = "protocol", _("protocol")
        VENUE = "venue", _("venue")
        SECURITY = "security", _("security")
        PRESS = "press", _("press")
        BUDGET = "budget", _("budget")
        OTHER = "other", _("other")

    class State(models.TextChoices):
        TO_DO = readiness.TO_DO, _("to do")
        IN_HAND = readiness.IN_HAND, _("in hand")
        DONE = readiness.DONE, _("done")
        DROPPED = readiness.DROPPED, _("dropped")

    OPEN = (State.TO_DO, State.IN_HAND)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="preparations")
    area = models.CharField(_("area"), max_length=12, choices=Area)
    text = models.CharField(_("what has to be done"), max_length=500)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    deadline = models.ForeignKey(
        Deadline, null=True, blank=True, on_delete=models.PROTECT, related_name="preparations"
    )
    due = models.DateField(_("due"), null=True, blank=True, validators=[MaxValueValidator(LATEST)])
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.TO_DO)
    due_told_for = models.DateField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OfEventQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("preparation")
        indexes = [
            models.Index(
                fields=["owner", "due"],
                name="preparations_to_do",
                condition=Q(state__in=["to_do", "in_hand"]),
            )
        ]
        constraints = [models.CheckConstraint(name="preparation_has_a_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
