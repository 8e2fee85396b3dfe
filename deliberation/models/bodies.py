from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace, new_id
from deliberation.reckoning import quorum

from .visibility import PartQuerySet


class BodyQuerySet(PartQuerySet):
    part = "keeps_meetings"


class Body(models.Model):
    """A consultation body: organisations that meet at one level, each through those who have a seat for it."""

    class Level(models.TextChoices):
        DEPUTY = "deputy", _("deputy level")
        WORKING = "working", _("working level")

    class Rule(models.TextChoices):
        HALF = quorum.HALF, _("more than half of the organisations")
        TWO_THIRDS = quorum.TWO_THIRDS, _("two thirds of the organisations")
        ALL = quorum.ALL, _("all organisations")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="bodies")
    name_en = models.CharField(_("name in English"), max_length=160)
    name_ko = models.CharField(_("name in Korean"), max_length=160, blank=True)
    level = models.CharField(_("level"), max_length=8, choices=Level, default=Level.WORKING)
    purpose = models.TextField(_("purpose"), max_length=2000, blank=True)
    quorum_rule = models.CharField(_("quorum"), max_length=12, choices=Rule, default=Rule.HALF)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")
    is_ended = models.BooleanField(_("it meets no more"), default=False)
    last_meeting_number = models.PositiveIntegerField(default=0, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["level", "name_en"]
        verbose_name = _("consultation body")
        constraints = [
            models.CheckConstraint(name="body_has_a_name", condition=~Q(name_en="")),
            models.CheckConstraint(name="body_is_not_below_itself", condition=~Q(parent=models.F("id"))),
        ]

    def __str__(self) -> str:
        return self.name_en

    def name_in(self, language: str) -> str:
        return (self.name_ko or self.name_en) if language == "ko" else self.name_en

    @property
    def organisations(self) -> dict[UUID, Organisation]:
        """Who is a member of it: each organisation that somebody has a seat for. Read with ``seats``."""
        return {seat.organisation_id: seat.organisation for seat in self.seats.all()}

    def is_run_by(self, user_id: UUID) -> bool:
        """Whether this one prepares its meetings. Read with ``seats``."""
        return any(seat.user_id == user_id and seat.part in Seat.RUNS for seat in self.seats.all())


class Seat(models.Model):
    """One person's place on a body, for the organisation that sent them."""

    class Part(models.TextChoices):
        CHAIR = "chair", _("chair")
        SECRETARY = "secretary", _("secretary")
        MEMBER = "member", _("member")

    RUNS = (Part.CHAIR, Part.SECRETARY)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats")
    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.MEMBER)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "user"], name="one_seat_of_a_person_on_a_body")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.part}"
