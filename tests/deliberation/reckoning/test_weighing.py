from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.reckoning.weighing import Flip, Scale, Sum, Sway, leaders, rivals, shares, sways, weigh

readings = st.integers(-1000, 1000).map(Decimal)
points = st.integers(0, 100).map(Fraction)


@st.composite
def tables(draw, *, values=points):
    """Weights of up to four criteria, and up to four options with a value by each."""
    names = "pqrs"[: draw(st.integers(1, 4))]
    weights = {name: draw(st.integers(0, 100)) for name in names}
    options = "ABCD"[: draw(st.integers(2, 4))]
    return weights, {option: {name: draw(values) for name in names} for option in options}


def total(weights, values, option) -> Fraction:
    """By hand: not normalised, for who leads does not hang on that."""
    return sum((weight * values[option][name] for name, weight in weights.items()), Fraction(0))


def lead(weights, values) -> set[str]:
    totals = {option: total(weights, values, option) for option in values}
    return {option for option, one in totals.items() if one == max(totals.values())}


def test_a_reading_half_way_is_worth_half():
    assert Scale(Decimal(10), Decimal(20)).value_of(Decimal(15)) == 50


def test_less_may_be_better():
    cost = Scale(worst=Decimal(900), best=Decimal(100))
    assert [cost.value_of(Decimal(at)) for at in (900, 300, 100)] == [0, 75, 100]


def test_beyond_an_anchor_a_reading_is_worth_as_much_as_the_anchor():
    scale = Scale(Decimal(0), Decimal(10))
    assert (scale.value_of(Decimal(-5)), scale.value_of(Decimal(50))) == (0, 100)


def test_the_middle_bends_the_line():
    scale = Scale(worst=Decimal(0), best=Decimal(100), middle=Decimal(20))
    assert [scale.value_of(Decimal(at)) for at in (0, 10, 20, 60, 100)] == [0, 25, 50, 75, 100]


def test_the_middle_bends_the_line_where_less_is_better():
    scale = Scale(worst=Decimal(100), best=Decimal(0), middle=Decimal(20))
    assert [scale.value_of(Decimal(at)) for at in (100, 60, 20, 10, 0)] == [0, 25, 50, 75, 100]


@given(worst=readings, best=readings, bend=st.integers(1, 99), at=readings, other=readings)
def test_better_readings_are_never_worth_less(worst, best, bend, at, other):
    if worst == best:
        return
    middle = worst + (best - worst) * bend / 100
    for scale in (Scale(worst, best), Scale(worst, best, middle)):
        nearer = (at - other) * (best - worst) >= 0
        better, worse = (at, other) if nearer else (other, at)
        assert 0 <= scale.value_of(worse) <= scale.value_of(better) <= 100


def test_weights_are_shares_of_their_sum():
    assert shares({"cost": 100, "reach": 60, "speed": 40}) == {
        "cost": Fraction(1, 2),
        "reach": Fraction(3, 10),
        "speed": Fraction(1, 5),
    }


def test_without_any_weight_there_are_no_shares():
    assert shares({"cost": 0, "reach": 0}) == {"cost": 0, "reach": 0}


def test_a_sum_adds_each_share_of_a_value():
    sums = weigh({"cost": 75, "reach": 25}, {"A": {"cost": Fraction(40), "reach": Fraction(80)}})
    assert sums == {"A": Sum(Fraction(50), Fraction(50), ())}
    assert sums["A"].total == 50


def test_what_is_missing_is_never_nothing():
    [one] = weigh({"cost": 75, "reach": 25}, {"A": {"cost": Fraction(40)}}).values()
    assert (one.least, one.most, one.missing, one.total) == (30, 55, ("reach",), None)


def test_what_weighs_nothing_may_be_missing():
    [one] = weigh({"cost": 75, "reach": 0}, {"A": {"cost": Fraction(40)}}).values()
    assert one.total == 40


def test_an_option_that_lacks_a_value_neither_leads_nor_is_out():
    sums = {
        "A": Sum(Fraction(50), Fraction(50), ()),
        "B": Sum(Fraction(20), Fraction(60), ("reach",)),
        "C": Sum(Fraction(10), Fraction(30), ("cost",)),
    }
    assert (leaders(sums), rivals(sums)) == (["A"], ["B"])


def test_where_a_weight_flips_the_leader_is_one_division():
    weights = {"cost": 60, "reach": 40}
    values = {
        "A": {"cost": Fraction(80), "reach": Fraction(20)},
        "B": {"cost": Fraction(40), "reach": Fraction(70)},
    }
    found = sways(weights, values, "A")
    assert found == {
        "cost": Sway(falling=Flip(Fraction(50), Fraction(5, 9), "B")),
        "reach": Sway(rising=Flip(Fraction(48), Fraction(4, 9), "B")),
    }


def test_an_option_that_is_better_by_everything_is_never_overtaken():
    values = {"A": {"p": Fraction(80), "q": Fraction(60)}, "B": {"p": Fraction(70), "q": Fraction(50)}}
    assert set(sways({"p": 10, "q": 90}, values, "A").values()) == {Sway()}


@settings(max_examples=150, deadline=None)
@given(tables())
def test_flips_are_where_brute_force_finds_them(table):
    """Every weight walked in small steps, and right beside each flip: who leads changes there and nowhere else."""
    weights, values = table
    leading = lead(weights, values)
    if len(leading) != 1:
        return
    [leader] = leading
    beside = Fraction(1, 10**9)
    for name, sway in sways(weights, values, leader).items():
        low = sway.falling.weight if sway.falling else Fraction(0)
        high = sway.rising.weight if sway.rising else Fraction(10**6)
        for at in (*map(Fraction, range(0, 101, 5)), Fraction(10**5)):
            if low < at < high:
                assert lead(weights | {name: at}, values) == {leader}, (name, at)
        for flip, way in ((sway.falling, -1), (sway.rising, 1)):
            if flip:
                assert {leader, flip.option} <= lead(weights | {name: flip.weight}, values)
                after = lead(weights | {name: flip.weight + way * beside}, values)
                assert leader not in after
                assert flip.option in after
                assert flip.share == shares(weights | {name: flip.weight})[name]


@settings(max_examples=100, deadline=None)
@given(tables(values=st.one_of(points, st.none())))
def test_every_way_to_fill_what_is_missing_lies_between_least_and_most(table):
    weights, holed = table
    values = {
        option: {name: value for name, value in given.items() if value is not None}
        for option, given in holed.items()
    }
    for option, one in weigh(weights, values).items():
        for filling in (0, 37, 100):
            filled = {name: values[option].get(name, Fraction(filling)) for name in weights}
            full = weigh(weights, {option: filled})[option].total
            assert one.least <= full <= one.most
            assert (one.total is None) == bool(one.missing)


@pytest.mark.parametrize("leader", ["A", "B"])
def test_whoever_lacks_a_value_flips_nothing(leader):
    values = {"A": {"p": Fraction(60)}, "B": {"p": Fraction(60)}, "C": {}}
    assert sways({"p": 50}, values, leader) == {"p": Sway()}


@pytest.mark.parametrize("scored", ["A", "B"])
def test_a_weight_that_is_nothing_yet_flips_nothing_by_a_value_that_is_missing(scored):
    values = {"A": {"p": Fraction(60)}, "B": {"p": Fraction(50)}}
    values[scored]["q"] = Fraction(0 if scored == "A" else 90)
    assert sways({"p": 50, "q": 0}, values, "A")["q"] == Sway()
