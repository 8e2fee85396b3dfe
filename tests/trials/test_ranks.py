"""The test that the timing trial leans on, against values that were worked out elsewhere."""

import random

import pytest

from trials.ranks import mann_whitney

# Two-sided asymptotic p values with continuity, as statistics packages give them.
MALES, FEMALES = [19, 22, 16, 29, 24], [20, 11, 17, 12]


def test_a_worked_example():
    assert mann_whitney(MALES, FEMALES) == pytest.approx(0.11134688653314041)


def test_what_is_alike_is_told_alike():
    draw = random.Random(7)
    first, second = ([draw.gauss(10, 1) for _ in range(200)] for _ in range(2))
    assert mann_whitney(first, second) > 0.05


def test_a_tenth_of_a_spread_apart_is_seen_in_many_and_half_of_one_in_two_hundred():
    draw = random.Random(7)
    first = [draw.gauss(10, 1) for _ in range(200)]
    second = [draw.gauss(10.5, 1) for _ in range(200)]
    assert mann_whitney(first, second) < 0.001


def test_values_that_are_all_one_say_nothing():
    assert mann_whitney([1.0] * 5, [1.0] * 5) == 1.0
