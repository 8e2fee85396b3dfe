"""Options weighed against criteria: the additive value model with swing weights, and when another option would lead.

Von Winterfeldt & Edwards, *Decision Analysis and Behavioral Research* (1986), chapters 7 and 8: a weight says how much
the swing from the worst to the best reading of its criterion is worth beside the other swings. Belton & Stewart,
*Multiple Criteria Decision Analysis* (2002), chapter 5: value functions between two anchors, bent at the reading that
is worth half, and the sensitivity of the sum to one weight at a time.

Everything is exact: fractions, so that two equal sums are equal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

LEAST, HALF, MOST = Fraction(0), Fraction(50), Fraction(100)

Option = Any  # whatever names it
Criterion = Any
Values = Mapping[Criterion, Fraction]


@dataclass(frozen=True, slots=True)
class Scale:
    """The readings of a criterion that are worth 0 and 100; ``middle``, between them, is worth 50."""

    worst: Decimal
    best: Decimal
    middle: Decimal | None = None

    def value_of(self, reading: Decimal) -> Fraction:
        """What a reading is worth: linear between the anchors; beyond one of them as much as the anchor."""
        worst, best, at = Fraction(self.worst), Fraction(self.best), Fraction(reading)
        if self.middle is None:
            return _between(at, worst, best, LEAST, MOST)
        middle = Fraction(self.middle)
        if (at - middle) * (best - worst) < 0:
            return _between(at, worst, middle, LEAST, HALF)
        return _between(at, middle, best, HALF, MOST)


@dataclass(frozen=True, slots=True)
class Sum:
    """What an option comes to. With values ``missing`` it has no total: it lies from ``least`` to ``most``."""

    least: Fraction
    most: Fraction
    missing: tuple[Criterion, ...]

    @property
    def total(self) -> Fraction | None:
        return None if self.missing else self.least


@dataclass(frozen=True, slots=True)
class Flip:
    """The weight of one criterion at which ``option`` draws level with the leader, and beyond which it leads.

    ``share`` is what that weight is of all weights, the others unchanged.
    """

    weight: Fraction
    share: Fraction
    option: Option


@dataclass(frozen=True, slots=True)
class Sway:
    """How far one weight may fall and rise until another option leads; None where it may go all the way."""

    falling: Flip | None = None
    rising: Flip | None = None


def shares(weights: Mapping[Criterion, int]) -> dict[Criterion, Fraction]:
    """Each weight as its part of all; of nothing, where all are nothing."""
    whole = sum(weights.values())
    return {one: Fraction(weight, whole) if whole else Fraction(0) for one, weight in weights.items()}


def weigh(weights: Mapping[Criterion, int], values: Mapping[Option, Values]) -> dict[Option, Sum]:
    """The weighted sum of each option. What was not valued counts neither as nothing nor as anything."""
    parts = shares(weights)
    return {option: _sum(parts, given) for option, given in values.items()}


def leaders(sums: Mapping[Option, Sum]) -> list[Option]:
    """The options of the highest total: none where no sum is whole, several where they are level."""
    totals = {option: one.total for option, one in sums.items() if one.total is not None}
    return [option for option, total in totals.items() if total == max(totals.values())]


def rivals(sums: Mapping[Option, Sum]) -> list[Option]:
    """The options whose sums are not whole and could, once they are, reach the highest total there is."""
    totals = [one.total for one in sums.values() if one.total is not None]
    highest = max(totals, default=LEAST)
    return [option for option, one in sums.items() if one.missing and one.most >= highest]


def sways(
    weights: Mapping[Criterion, int], values: Mapping[Option, Values], leader: Option
) -> dict[Criterion, Sway]:
    """For each weight alone: where, falling or rising with all others as they are, it makes another option lead.

    The lead over another option is a straight line in each single weight, so where it ends is one division. Options
    that lack a value take no part, nor do two of which one lacks it by a criterion that is yet without weight.
    """
    whole = [option for option, one in weigh(weights, values).items() if not one.missing]
    others = [option for option in whole if option != leader]
    return {
        one: _sway(one, weights, values, leader, [other for other in others if one in values[other]])
        if one in values[leader]
        else Sway()
        for one in weights
    }


def _sway(
    criterion: Criterion,
    weights: Mapping[Criterion, int],
    values: Mapping[Option, Values],
    leader: Option,
    others: Iterable[Option],
) -> Sway:
    present = weights[criterion]
    rest = sum(weights.values()) - present
    falling, rising = [], []
    for other in others:
        ahead = {one: _value(values[leader], one) - _value(values[other], one) for one in weights}
        gain = ahead[criterion]
        lead = sum((weights[one] * ahead[one] for one in weights if one != criterion), Fraction(0))
        if not gain:
            continue
        at = -lead / gain
        flip = Flip(at, at / (at + rest) if at + rest else Fraction(0), other)
        if gain > 0 and 0 < at <= present:
            falling.append((flip, gain))
        if gain < 0 and at >= present:
            rising.append((flip, -gain))
    return Sway(_first(falling, -1), _first(rising, 1))


def _first(flips: list[tuple[Flip, Fraction]], way: int) -> Flip | None:
    """The one that is met first on the way; of those that are met together, the one that then leads."""
    return min(flips, key=lambda one: (way * one[0].weight, -one[1]))[0] if flips else None


def _value(given: Values, criterion: Criterion) -> Fraction:
    return given.get(
        criterion, LEAST
    )  # one without weight may lack a value: it counts for nothing either way


def _sum(parts: Mapping[Criterion, Fraction], given: Values) -> Sum:
    missing = tuple(one for one, part in parts.items() if part and one not in given)
    least = sum((part * given[one] for one, part in parts.items() if one in given), Fraction(0))
    return Sum(least, least + MOST * sum((parts[one] for one in missing), Fraction(0)), missing)


def _between(
    at: Fraction, low: Fraction, high: Fraction, from_value: Fraction, to_value: Fraction
) -> Fraction:
    part = min(max((at - low) / (high - low), Fraction(0)), Fraction(1))
    return from_value + part * (to_value - from_value)
