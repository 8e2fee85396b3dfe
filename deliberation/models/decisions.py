from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id
from deliberation.reckoning.breach import DOWN, UP, Aim

from .arguments import Argument
from .discussion import Comment
from .initiatives import Initiative
from .visibility import MembersQuerySet

DIGITS, PLACES = 20, 6  # of a number that is watched


class Decision(models.Model):
    """What came of an initiative; *proposed* until every lead party has confirmed it."""

    class Outcome(models.TextChoices):
        ADOPT = "adopt", _("adopt")
        ADOPT_WITH_CONDITIONS = "adopt_with_conditions", _("adopt with conditions")
        DEFER = "defer", _("defer")
        REJECT = "reject", _("reject")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")
        SUPERSEDED = "superseded", _("superseded")  # the initiative was opened again

    STANDING = (State.PROPOSED, State.CONFIRMED)  # one at most in an initiative

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(_("outcome"), max_length=24, choices=Outcome)
    rationale = models.TextField(_("rationale"), max_length=20_000)
    dissent = models.TextField(_("dissent"), max_length=20_000, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED, editable=False)
    relied_on = models.ManyToManyField(Argument, blank=True, related_name="decisions")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MembersQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at"]
        verbose_name = _("decision")
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(state__in=["proposed", "confirmed"]),
                name="one_standing_decision_per_initiative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.outcome}"


class Confirmation(models.Model):
    """A lead party's word on a proposed decision; a refusal has a reason and is kept."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="confirmations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField()
    reason = models.TextField(max_length=4000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "organisation"], name="one_word_of_a_party_on_a_decision"
            ),
            models.CheckConstraint(name="refusal_has_a_reason", condition=Q(agreed=True) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.agreed}"


class Disposition(models.Model):
    """What a decision does about a challenge that is still unhandled."""

    class Value(models.TextChoices):
        ACCEPT = "accept", _("accept")
        MITIGATE = "mitigate", _("mitigate")
        REJECT = "reject", _("reject")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="dispositions")
    challenge = models.ForeignKey(Argument, on_delete=models.PROTECT, related_name="+")
    value = models.CharField(max_length=10, choices=Value)
    note = models.TextField(max_length=4000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "challenge"], name="one_disposition_per_challenge")
        ]

    def __str__(self) -> str:
        return self.value


class Action(models.Model):
    """Something that somebody has to do by a date; nobody, when whoever had it left."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(_("action"), max_length=500)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    due = models.DateField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    comment = models.OneToOneField(
        Comment, null=True, blank=True, on_delete=models.PROTECT, related_name="became_action"
    )
    challenge = models.ForeignKey(
        Argument, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_told_for = models.DateField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MembersQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        indexes = [models.Index(fields=["owner", "due"], name="actions_to_do", condition=Q(done_at=None))]

    def __str__(self) -> str:
        return self.text


class Indicator(models.Model):
    """What is watched after a decision, and the value that it is meant to reach.

    ``breached_at`` is set while its latest reading breaches the rule of ``reckoning.breach``.
    """

    class Direction(models.TextChoices):
        UP = UP, _("higher")
        DOWN = DOWN, _("lower")

    class Frequency(models.TextChoices):
        WEEKLY = "weekly", _("weekly")
        MONTHLY = "monthly", _("monthly")
        QUARTERLY = "quarterly", _("quarterly")
        HALF_YEARLY = "half_yearly", _("half-yearly")
        YEARLY = "yearly", _("yearly")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(_("indicator"), max_length=200)
    target = models.CharField(_("target"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    direction = models.CharField(_("better when"), max_length=4, choices=Direction, default=Direction.UP)
    baseline = models.DecimalField(
        _("baseline"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    target_value = models.DecimalField(
        _("target as a number"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    target_by = models.DateField(_("to be reached by"), null=True, blank=True)
    frequency = models.CharField(_("read"), max_length=12, choices=Frequency, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="indicators",
        verbose_name=_("who watches it"),
    )
    breached_at = models.DateTimeField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MembersQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("indicator")
        constraints = [models.CheckConstraint(name="indicator_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name

    @property
    def aim(self) -> Aim:
        return Aim(self.direction, self.target_value, self.baseline, self.target_by)

    @property
    def watcher_id(self):
        """Who is asked for readings: whoever watches it, else whoever named it."""
        return self.owner_id or self.added_by_id
