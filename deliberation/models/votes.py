from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id
from deliberation import standing

from .arguments import Argument, Kind
from .initiatives import Ballot, Initiative, sealed
from .visibility import STEERING_ROLES, MembersQuerySet

UNRATED = -1.0


class VoteValue(models.IntegerChoices):
    AGREE = 1, _("agree")
    UNSURE = 0, _("not sure")
    DISAGREE = -1, _("disagree")


class VoteQuerySet(MembersQuerySet):
    initiative_path = "argument__initiative__"

    def standing_now(self) -> "VoteQuerySet":
        """Votes that were not taken back."""
        return self.filter(value__isnull=False)

    def told_to(self, user) -> "VoteQuerySet":
        """Single votes that this member is told: of named ballots whose results are out, on what is not hidden."""
        shown = Q(argument__hidden_at=None) | Q(argument__author=user) | Q(reader_role__in=STEERING_ROLES)
        out = ~sealed("argument__initiative__")
        return (
            self.visible_to(user).standing_now().filter(out, shown, argument__initiative__ballot=Ballot.NAMED)
        )

    def carried(self) -> "VoteQuerySet":
        """Votes on merged arguments that count where those show: of each voter the latest, unless there is one
        on the other argument itself."""
        there = OuterRef("argument__merged_into")
        of_the_voter = Vote.objects.standing_now().filter(voter=OuterRef("voter"))
        later = Q(cast_at__gt=OuterRef("cast_at")) | Q(cast_at=OuterRef("cast_at"), pk__gt=OuterRef("pk"))
        rivals = of_the_voter.filter(later, argument__merged_into=there, argument__hidden_at=None)
        merged = self.standing_now().filter(argument__merged_into__isnull=False, argument__hidden_at=None)
        return merged.exclude(Exists(of_the_voter.filter(argument=there))).exclude(Exists(rivals))

    def reasons_first(self) -> "VoteQuerySet":
        """Votes whose voters said why, then the others; each in the order in which they were cast."""
        silent = models.Case(models.When(reason="", then=1), default=0)
        return self.order_by(silent, "cast_at", "id")

    def counted_on(self, tally: "Tally") -> "VoteQuerySet":
        """The votes that a tally counts, each with its voter once."""
        own = self.standing_now().filter(argument=tally.pk)
        if not tally.merged:
            return own
        carried = Vote.objects.carried().filter(argument__merged_into=tally.pk)
        return self.standing_now().filter(Q(argument=tally.pk) | Q(pk__in=carried.values("pk")))


class Vote(models.Model):
    """A member's answer to *Does this hold?*, on the wording that was shown.

    ``value`` is empty once the vote was taken back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    argument = models.ForeignKey(Argument, db_index=False, on_delete=models.CASCADE, related_name="votes")
    voter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="votes")
    organisation = models.ForeignKey(Organisation, db_index=False, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(_("wording"))
    value = models.SmallIntegerField(_("vote"), choices=VoteValue, null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    cast_at = models.DateTimeField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        constraints = [
            models.UniqueConstraint(fields=["argument", "voter"], name="one_vote_per_argument_and_voter"),
            models.CheckConstraint(
                name="vote_is_one_of_three", condition=Q(value=None) | Q(value__range=(-1, 1))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.argument_id} {self.value}"


class VoteChange(models.Model):
    """What a vote was before it changed, kept for ever."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="changes")
    organisation = models.ForeignKey(Organisation, db_index=False, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(_("wording"))
    value = models.SmallIntegerField(choices=VoteValue, null=True)
    reason = models.CharField(max_length=500, blank=True)
    cast_at = models.DateTimeField()

    class Meta:
        ordering = ["cast_at", "id"]

    def __str__(self) -> str:
        return f"{self.vote_id} was {self.value}"


class Tally(models.Model):
    """The counts beside an argument, written in the transaction of what they count."""

    argument = models.OneToOneField(
        Argument, primary_key=True, on_delete=models.CASCADE, related_name="tally"
    )
    initiative = models.ForeignKey(
        Initiative, db_index=False, on_delete=models.CASCADE, related_name="tallies"
    )
    kind = models.CharField(max_length=12, choices=Kind, null=True)
    agree = models.PositiveIntegerField(default=0)
    disagree = models.PositiveIntegerField(default=0)
    unsure = models.PositiveIntegerField(default=0)
    earlier = models.PositiveIntegerField(default=0)
    merged = models.PositiveIntegerField(default=0)  # arguments that show as this one
    electorate = models.PositiveIntegerField(default=0)  # who may vote, and anyone whose vote counts
    label = models.CharField(max_length=20, choices=standing.LABELS, default="too_few_votes")
    order_value = models.FloatField(default=UNRATED)
    sources = models.PositiveIntegerField(default=0)
    contradicting = models.PositiveIntegerField(default=0)
    responses = models.PositiveIntegerField(default=0)
    comments = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["initiative", "kind", "-order_value", "-argument"], name="strongest_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agree}/{self.disagree}/{self.unsure}"

    @property
    def votes(self) -> int:
        return self.agree + self.disagree + self.unsure

    def move(self, before: int | None, after: int | None) -> None:
        """Count one voter's change from ``before`` to ``after`` (1, 0, −1 or None), and judge anew."""
        for value, by in ((before, -1), (after, 1)):
            if value is not None:
                name = {1: "agree", 0: "unsure", -1: "disagree"}[value]
                setattr(self, name, getattr(self, name) + by)
        self.judge()

    def judge(self) -> None:
        """Set label and order value from the counts."""
        self.label = standing.label(
            agree=self.agree, disagree=self.disagree, unsure=self.unsure, eligible=self.electorate
        )
        strength = standing.strength(agree=self.agree, disagree=self.disagree)
        self.order_value = UNRATED if strength is None else strength


class View(models.Model):
    """A member's present view of the proposal, apart from the votes on its arguments."""

    class Value(models.TextChoices):
        FOR = "for", _("for")
        FOR_WITH_CHANGES = "for_with_changes", _("for, with changes")
        NOT_YET = "not_yet", _("not yet")
        AGAINST = "against", _("against")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="views")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="views")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    value = models.CharField(_("my view"), max_length=16, choices=Value)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    stated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("view")
        constraints = [models.UniqueConstraint(fields=["initiative", "user"], name="one_view_per_member")]

    def __str__(self) -> str:
        return self.value


class Position(models.Model):
    """An organisation's stand, stated by a member who may speak for it; the latest stands."""

    class Stand(models.TextChoices):
        SUPPORT = "support", _("support")
        SUPPORT_WITH_CONDITIONS = "support_with_conditions", _("support with conditions")
        NO_OBJECTION = "no_objection", _("no objection")
        OPPOSE = "oppose", _("oppose")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="positions")
    argument = models.ForeignKey(
        Argument, null=True, blank=True, on_delete=models.CASCADE, related_name="positions"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="positions")
    stand = models.CharField(_("position"), max_length=24, choices=Stand)
    conditions = models.TextField(_("conditions"), max_length=4000, blank=True)
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    stated_at = models.DateTimeField()

    objects = MembersQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        constraints = [
            models.CheckConstraint(
                name="conditional_position_states_conditions",
                condition=~Q(stand="support_with_conditions") | ~Q(conditions=""),
            ),
            models.CheckConstraint(
                name="position_cleared_by_someone_at_some_time",
                condition=Q(cleared_by=None, cleared_at=None)
                | Q(cleared_by__isnull=False, cleared_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.stand}"
