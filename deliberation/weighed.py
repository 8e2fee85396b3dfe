"""The options of an initiative held against its criteria: its rows, and what they come to. Three queries."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from uuid import UUID

from accounts.models import User
from deliberation.models import Criterion, Initiative, Option, Score
from deliberation.reckoning import weighing
from deliberation.reckoning.weighing import Scale, Sum, Sway


@dataclass(frozen=True)
class Weighed:
    """``scores`` by option and criterion. Whoever shows more of them has read their relations."""

    options: list[Option]
    criteria: list[Criterion]
    scores: dict[tuple[UUID, UUID], Score]

    @cached_property
    def compared(self) -> list[Option]:
        """Those that were not set aside."""
        return [option for option in self.options if not option.set_aside]

    @cached_property
    def weights(self) -> dict[UUID, int]:
        """Of the criteria that were weighed."""
        return {one.pk: one.weight for one in self.criteria if one.weight is not None}

    @property
    def unweighed(self) -> list[Criterion]:
        return [one for one in self.criteria if one.weight is None]

    @cached_property
    def shares(self) -> dict[UUID, Fraction]:
        return weighing.shares(self.weights)

    @cached_property
    def values(self) -> dict[UUID, dict[UUID, Fraction]]:
        """By option and criterion, where there is a score."""
        return {option.pk: self._values_of(option) for option in self.options}

    @cached_property
    def sums(self) -> dict[UUID, Sum]:
        return weighing.weigh(self.weights, {one.pk: self.values[one.pk] for one in self.compared})

    @property
    def is_weighed(self) -> bool:
        return any(self.weights.values())

    @cached_property
    def leading(self) -> list[UUID]:
        return weighing.leaders(self.sums) if self.is_weighed else []

    @cached_property
    def open(self) -> list[UUID]:
        """Options that lack a value and could lead with it."""
        return weighing.rivals(self.sums) if self.is_weighed else []

    @cached_property
    def sways(self) -> dict[UUID, Sway]:
        """How each single weight may change until another leads; nothing where none leads alone."""
        if len(self.leading) != 1:
            return {}
        values = {one.pk: self.values[one.pk] for one in self.compared}
        return weighing.sways(self.weights, values, self.leading[0])

    def _values_of(self, option: Option) -> dict[UUID, Fraction]:
        found = {one.pk: self._value(option, one) for one in self.criteria}
        return {pk: value for pk, value in found.items() if value is not None}

    def _value(self, option: Option, criterion: Criterion) -> Fraction | None:
        score = self.scores.get((option.pk, criterion.pk))
        if score is None:
            return None
        if score.value is not None:
            return Fraction(score.value)
        scale = Scale(criterion.worst, criterion.best, criterion.middle) if criterion.has_anchors else None
        return scale.value_of(score.reading) if scale else None


def weighed_in(initiative: Initiative, user: User) -> Weighed:
    """Rows carry the rights of ``user``, who sees the initiative."""
    scores = Score.objects.filter(option__initiative=initiative).select_related("source", "scored_by")
    criteria = Criterion.objects.visible_to(user).filter(initiative=initiative).select_related("source")
    return Weighed(
        options=list(Option.objects.visible_to(user).filter(initiative=initiative)),
        criteria=list(criteria),
        scores={(one.option_id, one.criterion_id): one for one in scores},
    )
