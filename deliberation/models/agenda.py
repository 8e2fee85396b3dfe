from uuid import UUID

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id

from .arguments import Argument
from .commitments import Commitment
from .decisions import Action
from .discussion import Comment
from .initiatives import Initiative
from .meetings import Meeting
from .sources import Source
from .visibility import ToldQuerySet


class AgendaQuerySet(ToldQuerySet):
    """What is about an initiative is for its readers alone, though others are at the table: they see a gap."""

    workspace_path = "meeting__body__workspace"

    def visible_to(self, user):
        return super().visible_to(user).filter(meeting__body__workspace__keeps_meetings=True)

    def standing(self) -> "AgendaQuerySet":
        return self.exclude(state=AgendaItem.State.DROPPED)


class AgendaItem(models.Model):
    """Something a meeting is to talk about: in words of its own, or an argument or source that asks for it."""

    class Origin(models.TextChoices):
        OWN = "own", _("put on by a member")
        DIVIDED = "divided", _("divided argument")
        CHALLENGE = "challenge", _("unhandled challenge")
        COMMITMENT = "commitment", _("late commitment")
        SOURCE = "source", _("source to check again")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("on the agenda")
        DROPPED = "dropped", _("dropped")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveIntegerField(_("place"), default=0)
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.OWN, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PROPOSED)
    text = models.CharField(_("item"), max_length=300, blank=True)
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    argument = models.ForeignKey(
        Argument, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    presenter = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes for it"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(480)],
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        ordering = ["place", "created_at", "id"]
        verbose_name = _("agenda item")
        constraints = [
            models.CheckConstraint(
                name="agenda_item_says_what_it_is",
                condition=~Q(text="")
                | Q(argument__isnull=False)
                | Q(source__isnull=False)
                | Q(commitment__isnull=False),
            ),
            models.UniqueConstraint(fields=["meeting", "argument"], name="argument_once_on_an_agenda"),
            models.UniqueConstraint(fields=["meeting", "source"], name="source_once_on_an_agenda"),
            models.UniqueConstraint(fields=["meeting", "commitment"], name="commitment_once_on_an_agenda"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def workspace_id(self) -> UUID:
        return self.meeting.workspace_id

    @property
    def said(self) -> str:
        """Its own words; else those of what it is about, as they are now, unless they are withheld."""
        if self.text:
            return self.text
        if self.argument is not None:
            return "" if self.argument.is_hidden else self.argument.claim
        if self.commitment is not None:
            return self.commitment.deliverable if self.meeting.body.workspace.keeps_agreements else ""
        return str(self.source)


class MinuteLineQuerySet(ToldQuerySet):
    initiative_path = "item__initiative__"
    workspace_path = "item__meeting__body__workspace"

    def visible_to(self, user):
        return super().visible_to(user).filter(item__meeting__body__workspace__keeps_meetings=True)


class MinuteLine(models.Model):
    """One line of what was said or settled under an item; what became of it elsewhere is linked both ways."""

    class Kind(models.TextChoices):
        NOTE = "note", _("note")
        DECISION = "decision", _("decision")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.NOTE)
    text = models.TextField(_("line"), max_length=2000)
    action = models.OneToOneField(
        Action, null=True, blank=True, on_delete=models.PROTECT, related_name="minute_line"
    )
    argument = models.OneToOneField(
        Argument, null=True, blank=True, on_delete=models.PROTECT, related_name="minute_line"
    )
    comment = models.OneToOneField(
        Comment, null=True, blank=True, on_delete=models.PROTECT, related_name="minute_line"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MinuteLineQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("line of the minutes")
        constraints = [
            models.CheckConstraint(name="minute_line_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def workspace_id(self) -> UUID:
        return self.item.workspace_id

    @property
    def became(self) -> Action | Argument | Comment | None:
        return self.action or self.argument or self.comment
