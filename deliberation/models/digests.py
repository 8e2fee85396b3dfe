from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import OutgoingMail, Workspace, new_id
from accounts.models.workspaces import Cadence, Language, validate_zone


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Suspension(models.TextChoices):
    BOUNCED = "bounced", _("three mails to you in a row came back")
    COMPLAINED = "complained", _("your mail program reported a mail of ours as spam")


class Subscription(models.Model):
    """When a person hears of a workspace: one row per user and workspace, apart from the profile.

    ``through_at`` and ``through_seq`` say how far the last planned digest went; ``due_at`` is the next
    scheduled instant after it, in UTC. Empty zone and language mean the workspace's and the person's. While it is
    ``suspended_for`` something, no mail leaves; ``resumed_at`` is when its member last ended that.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="subscriptions")
    cadence = models.CharField(_("how often"), max_length=10, choices=Cadence, default=Cadence.WEEKLY)
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday, default=Weekday.MONDAY)
    hour = models.PositiveSmallIntegerField(_("hour"), default=8)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True, validators=[validate_zone])
    language = models.CharField(_("language"), max_length=5, choices=Language, blank=True)
    text_only = models.BooleanField(_("text only"), default=False)
    even_if_empty = models.BooleanField(_("also when nothing happened"), default=False)
    at_once = models.BooleanField(
        _("mail at once what cannot wait for the digest"), default=True, db_default=True
    )
    through_at = models.DateTimeField(editable=False)
    through_seq = models.PositiveBigIntegerField(default=0, editable=False)
    due_at = models.DateTimeField(null=True, editable=False)
    suspended_for = models.CharField(max_length=120, choices=Suspension, blank=True, editable=False)
    suspended_at = models.DateTimeField(null=True, editable=False)
    resumed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("subscription")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "workspace"], name="one_subscription_per_user_and_workspace"
            ),
            models.CheckConstraint(name="subscription_hour_of_a_day", condition=Q(hour__range=(0, 23))),
            models.CheckConstraint(name="subscription_day_of_a_week", condition=Q(weekday__range=(0, 6))),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="subscriptions_due", condition=Q(due_at__isnull=False))
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.workspace}"


class Edition(models.Model):
    """What happened in a workspace between two instants, ranked, as data; built once and never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="editions")
    cadence = models.CharField(max_length=10, choices=Cadence)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    from_seq = models.PositiveBigIntegerField()
    to_seq = models.PositiveBigIntegerField()
    items = models.JSONField(default=list)
    note = models.CharField(max_length=280, blank=True)
    note_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    built_at = models.DateTimeField()

    class Meta:
        verbose_name = _("digest edition")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "cadence", "starts_at", "ends_at"], name="edition_of_a_period_once"
            ),
            models.CheckConstraint(
                name="edition_period_runs_forward", condition=Q(starts_at__lt=models.F("ends_at"))
            ),
        ]
        indexes = [models.Index(fields=["ends_at", "id"], name="editions_in_time")]

    def __str__(self) -> str:
        return f"{self.workspace} {self.starts_at:%Y-%m-%d}–{self.ends_at:%Y-%m-%d}"


class Delivery(models.Model):
    """An edition for one person: what was chosen for them, and the mail that carries it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="deliveries")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deliveries")
    mail = models.OneToOneField(OutgoingMail, null=True, on_delete=models.PROTECT, related_name="delivery")
    chosen = models.JSONField(null=True)
    covers_gap = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("delivery")
        constraints = [models.UniqueConstraint(fields=["edition", "user"], name="edition_to_a_person_once")]

    def __str__(self) -> str:
        return f"{self.edition_id} → {self.user_id}"


class FacilitatorNote(models.Model):
    """What a facilitator wants said on top of a workspace's next digest, until its edition is built."""

    workspace = models.OneToOneField(
        Workspace, primary_key=True, on_delete=models.CASCADE, related_name="digest_note"
    )
    text = models.CharField(_("note"), max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text
