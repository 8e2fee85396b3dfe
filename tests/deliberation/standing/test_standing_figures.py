"""Figures of the reference: every tail probability (even prior) and 80 % score interval in its stats.json.

They were computed there with SciPy, not by this code; tests/data/standing.json holds all of its counts.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.standing import label, strength
from deliberation.standing.posterior import chance_above

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "standing.json").read_text())
counts = st.integers(min_value=0, max_value=2000)
shares = st.sampled_from([0.25, 0.5, 0.75])


@pytest.mark.parametrize("row", REFERENCE, ids=lambda row: f"{row['agree']} of {row['votes']}")
def test_chances_match_the_reference(row):
    agree, disagree = row["agree"], row["votes"] - row["agree"]
    assert chance_above(agree, disagree, 0.5) == pytest.approx(row["above_half"], rel=1e-11)
    assert chance_above(agree, disagree, 0.75) == pytest.approx(
        row["above_three_quarters"], rel=1e-11, abs=1e-200
    )


@pytest.mark.parametrize("row", REFERENCE, ids=lambda row: f"{row['agree']} of {row['votes']}")
def test_strength_matches_the_reference(row):
    found = strength(agree=row["agree"], disagree=row["votes"] - row["agree"])
    assert found == (None if row["wilson80_low"] is None else pytest.approx(row["wilson80_low"], abs=1e-14))


@pytest.mark.parametrize("row", REFERENCE, ids=lambda row: f"{row['agree']} of {row['votes']}")
def test_the_upper_end_of_the_interval_is_the_strength_of_those_against(row):
    against = strength(agree=row["votes"] - row["agree"], disagree=row["agree"])
    high = row["wilson80_high"]
    assert against == (None if high is None else pytest.approx(1 - high, abs=1e-14))


@pytest.mark.parametrize("row", REFERENCE, ids=lambda row: f"{row['agree']} of {row['votes']}")
def test_the_chances_of_the_reference_give_the_label(row):
    agree, disagree = row["agree"], row["votes"] - row["agree"]
    if row["votes"] < 5:
        expected = "too_few_votes"
    elif row["above_three_quarters"] >= 0.8:
        expected = "broad_agreement"
    elif row["above_half"] >= 0.85:
        expected = "leaning_agree"
    else:  # the reference has no chance below a quarter: whoever leans the other way is known from the half alone
        expected = "divided" if row["above_half"] > 0.15 else "disagree"
    assert expected in label(agree=agree, disagree=disagree, unsure=0, eligible=row["votes"])


@given(counts, counts, shares)
def test_both_sides_of_a_share_add_up_to_one(successes, failures, share):
    above = chance_above(successes, failures, share)
    assert 0.0 <= above <= 1.0
    assert above + chance_above(failures, successes, 1 - share) == pytest.approx(1.0, abs=1e-10)


@given(counts, counts, shares)
def test_one_more_success_makes_a_high_share_more_likely(successes, failures, share):
    assert chance_above(successes + 1, failures, share) >= chance_above(successes, failures, share) - 1e-12


@given(counts.filter(bool), counts)
def test_strength_stays_below_the_share_and_never_below_zero(agree, disagree):
    assert 0.0 <= strength(agree=agree, disagree=disagree) < agree / (agree + disagree)


@given(counts, counts.filter(bool))
def test_one_more_agreement_strengthens_and_one_more_disagreement_weakens(agree, disagree):
    now = strength(agree=agree, disagree=disagree)
    assert strength(agree=agree + 1, disagree=disagree) > now
    assert strength(agree=agree, disagree=disagree + 1) <= now


def test_the_same_share_of_more_votes_is_stronger():
    assert strength(agree=40, disagree=10) > strength(agree=4, disagree=1)


def test_an_argument_without_agree_or_disagree_votes_is_unrated():
    assert strength(agree=0, disagree=0) is None
