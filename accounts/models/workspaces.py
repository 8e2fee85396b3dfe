import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .ids import new_id


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    KOREAN = "ko", "한국어"


class Cadence(models.TextChoices):
    OFF = "off", _("off")
    DAILY = "daily", _("daily")
    WEEKLY = "weekly", _("weekly")


def validate_zone(name: str) -> None:
    """Raise ValidationError unless ``name`` is a zone of the IANA time zone database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("%(name)s is not a time zone."), code="time_zone", params={"name": name})


FOLLOW_UP = ("keeps_agreements", "keeps_register", "keeps_meetings", "keeps_events", "keeps_cases")
"""The follow-up parts that a workspace can switch on, by their columns."""


class Workspace(models.Model):
    """Where several organisations deliberate together; everything hangs from one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(
        _("key"),
        max_length=10,
        unique=True,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]{1,9}\Z", _("Two to ten capital letters and digits."))],
    )
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="Asia/Seoul", validators=[validate_zone]
    )
    digest_cadence = models.CharField(_("digest"), max_length=10, choices=Cadence, default=Cadence.WEEKLY)
    demands_second_factor = models.BooleanField(_("members need a second factor"), default=False)
    demands_provider = models.CharField(_("members sign in only by"), max_length=40, blank=True)
    contributions_are_records = models.BooleanField(
        _("what was said stays when its author is erased"), default=True
    )
    keeps_agreements = models.BooleanField(_("agreements and commitments"), default=False, db_default=False)
    keeps_register = models.BooleanField(_("policy register"), default=False, db_default=False)
    keeps_meetings = models.BooleanField(
        _("consultation bodies and meetings"), default=False, db_default=False
    )
    keeps_events = models.BooleanField(_("events and candidacies"), default=False, db_default=False)
    keeps_cases = models.BooleanField(_("cases of companies"), default=False, db_default=False)
    last_initiative_number = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        ordering = ["key"]
        verbose_name = _("workspace")
        constraints = [
            models.CheckConstraint(name="workspace_key_is_written", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def demands_anything(self) -> bool:
        """Whether its members have to show more than their own way of signing in."""
        return self.demands_second_factor or bool(self.demands_provider)

    @property
    def follows_up(self) -> bool:
        """Whether any follow-up part is switched on."""
        return any(getattr(self, part) for part in FOLLOW_UP)


class OrganisationKind(models.TextChoices):
    MINISTRY = "ministry", _("ministry")
    AGENCY = "agency", _("agency")
    COMPANY = "company", _("company")
    INSTITUTE = "institute", _("institute")
    OTHER = "other", _("other")


class Organisation(models.Model):
    """What members speak for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="organisations")
    name_en = models.CharField(_("name in English"), max_length=120)
    name_ko = models.CharField(_("name in Korean"), max_length=120, blank=True)
    short_name_en = models.CharField(_("short name in English"), max_length=40)
    short_name_ko = models.CharField(_("short name in Korean"), max_length=40, blank=True)
    kind = models.CharField(
        _("kind"), max_length=12, choices=OrganisationKind, default=OrganisationKind.MINISTRY
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("organisation")
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name_en"], name="organisation_once_in_a_workspace"),
        ]

    def __str__(self) -> str:
        return self.name_en

    def name_in(self, language: str) -> str:
        """The full name in the language, or the English one where the other is missing."""
        return (self.name_ko or self.name_en) if language == "ko" else self.name_en

    def short_name_in(self, language: str) -> str:
        return (self.short_name_ko or self.short_name_en) if language == "ko" else self.short_name_en
