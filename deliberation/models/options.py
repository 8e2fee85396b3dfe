from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import new_id

from .arguments import Argument
from .initiatives import Initiative
from .sources import Source
from .visibility import MembersQuerySet

DIGITS, PLACES = 18, 4  # of a reading
HIGHEST = 100  # of weights and values


class Option(models.Model):
    """One of the ways that an initiative could take; number 0 is that all stays as it is now."""

    AS_IT_IS = 0

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("option"), max_length=200)
    text = models.TextField(_("what it means"), max_length=10_000, blank=True)
    set_aside = models.CharField(_("why it is set aside"), max_length=500, blank=True)
    arguments = models.ManyToManyField(Argument, blank=True, related_name="options")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MembersQuerySet.as_manager()

    class Meta:
        ordering = ["number", "id"]
        verbose_name = _("option")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "number"], name="option_number_once"),
            models.CheckConstraint(name="option_has_a_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_as_it_is(self) -> bool:
        return self.number == self.AS_IT_IS


class Criterion(models.Model):
    """What options are held against. Its weight is that of the swing from its worst to its best reading."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(_("criterion"), max_length=200)
    text = models.TextField(_("what it means"), max_length=2000, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"), null=True, blank=True, validators=[MaxValueValidator(HIGHEST)]
    )
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    worst = models.DecimalField(
        _("worst reading"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    middle = models.DecimalField(
        _("reading that is worth half"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    best = models.DecimalField(
        _("best reading"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MembersQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("criterion")
        constraints = [
            models.CheckConstraint(name="criterion_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="weight_of_a_criterion_at_most_100", condition=Q(weight=None) | Q(weight__lte=HIGHEST)
            ),
            models.CheckConstraint(
                name="criterion_has_both_anchors_or_none",
                condition=Q(worst=None, best=None, middle=None)
                | (Q(worst__isnull=False, best__isnull=False) & ~Q(worst=F("best"))),
            ),
            models.CheckConstraint(
                name="middle_of_a_criterion_between_its_anchors",
                condition=Q(middle=None)
                | Q(middle__gt=F("worst"), middle__lt=F("best"))
                | Q(middle__lt=F("worst"), middle__gt=F("best")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_anchors(self) -> bool:
        return self.worst is not None and self.best is not None


class ScoreQuerySet(MembersQuerySet):
    initiative_path = "option__initiative__"


class Score(models.Model):
    """How an option does by a criterion: a reading, which the anchors make a value of, or a value from 0 to 100."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    reading = models.DecimalField(
        _("reading"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    value = models.DecimalField(
        _("value from 0 to 100"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(HIGHEST))],
    )
    note = models.CharField(_("why"), max_length=500, blank=True)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    scored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("score")
        constraints = [
            models.UniqueConstraint(fields=["option", "criterion"], name="one_score_by_a_criterion"),
            models.CheckConstraint(
                name="score_is_a_reading_or_a_value",
                condition=Q(reading=None, value__isnull=False) | Q(reading__isnull=False, value=None),
            ),
            models.CheckConstraint(
                name="value_of_a_score_from_0_to_100",
                condition=Q(value=None) | Q(value__gte=0, value__lte=HIGHEST),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option_id} {self.criterion_id}"
