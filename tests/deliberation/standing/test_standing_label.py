from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.standing import LABELS, is_news, label

counts = st.integers(min_value=0, max_value=400)
TOWARDS_AGREEMENT = [
    "broad_disagreement",
    "leaning_disagree",
    "divided",
    "leaning_agree",
    "broad_agreement",
]
MIRROR = {
    "broad_agreement": "broad_disagreement",
    "broad_disagreement": "broad_agreement",
    "leaning_agree": "leaning_disagree",
    "leaning_disagree": "leaning_agree",
}


@pytest.mark.parametrize(
    ("agree", "disagree", "unsure", "eligible", "expected"),
    [
        (0, 0, 0, 0, "too_few_votes"),
        (0, 0, 0, 10, "too_few_votes"),
        (9, 0, 0, 20, "too_few_votes"),
        (10, 0, 0, 20, "broad_agreement"),
        (30, 0, 0, 1000, "broad_agreement"),
        (29, 0, 0, 1000, "too_few_votes"),
        (4, 0, 0, 4, "too_few_votes"),
        (4, 0, 2, 6, "too_few_votes"),
        (3, 0, 2, 5, "many_unsure"),
        (0, 0, 1, 1, "many_unsure"),
        (6, 0, 4, 10, "many_unsure"),
        (7, 0, 4, 11, "broad_agreement"),
        (5, 0, 0, 5, "broad_agreement"),
        (0, 5, 0, 5, "broad_disagreement"),
        (4, 1, 0, 5, "leaning_agree"),
        (1, 4, 0, 5, "leaning_disagree"),
        (3, 2, 0, 5, "divided"),
        (15, 2, 3, 20, "broad_agreement"),
        (45, 50, 5, 100, "divided"),
        (500, 500, 0, 1000, "divided"),
    ],
)
def test_the_votes_give_the_label_of_the_table(agree, disagree, unsure, eligible, expected):
    assert label(agree=agree, disagree=disagree, unsure=unsure, eligible=eligible) == expected


def test_thresholds_agree_with_exact_arithmetic_for_every_count_below_sixty():
    for agree in range(60):
        for disagree in range(60):
            if agree + disagree >= 5:
                assert label(agree=agree, disagree=disagree, unsure=0, eligible=0) == exact_direction(
                    agree, disagree
                )


def exact_direction(agree, disagree):
    if exactly_above(agree, disagree, quarters=3) * 5 >= 4 * 4 ** (agree + disagree + 1):
        return "broad_agreement"
    if exactly_above(disagree, agree, quarters=3) * 5 >= 4 * 4 ** (agree + disagree + 1):
        return "broad_disagreement"
    if exactly_above(agree, disagree, quarters=2) * 20 >= 17 * 4 ** (agree + disagree + 1):
        return "leaning_agree"
    if exactly_above(disagree, agree, quarters=2) * 20 >= 17 * 4 ** (agree + disagree + 1):
        return "leaning_disagree"
    return "divided"


def exactly_above(successes, failures, *, quarters):
    """4 to the power of the trials times P(p > quarters/4), a whole number."""
    trials = successes + failures + 1
    return sum(comb(trials, k) * quarters**k * (4 - quarters) ** (trials - k) for k in range(successes + 1))


@given(counts, counts, counts, st.integers(0, 2000))
def test_swapping_agree_and_disagree_mirrors_the_label(agree, disagree, unsure, eligible):
    one = label(agree=agree, disagree=disagree, unsure=unsure, eligible=eligible)
    other = label(agree=disagree, disagree=agree, unsure=unsure, eligible=eligible)
    assert other == MIRROR.get(one, one)


@given(st.integers(5, 400), counts, st.integers(1, 50))
def test_more_agreement_never_moves_a_label_towards_disagreement(agree, disagree, more):
    before = label(agree=agree, disagree=disagree, unsure=0, eligible=0)
    after = label(agree=agree + more, disagree=disagree, unsure=0, eligible=0)
    assert TOWARDS_AGREEMENT.index(after) >= TOWARDS_AGREEMENT.index(before)


@given(counts, counts, counts, st.integers(0, 2000), st.integers(0, 2000))
def test_more_people_who_may_vote_can_only_make_votes_too_few(agree, disagree, unsure, eligible, joining):
    before = label(agree=agree, disagree=disagree, unsure=unsure, eligible=eligible)
    after = label(agree=agree, disagree=disagree, unsure=unsure, eligible=eligible + joining)
    assert after in {before, "too_few_votes"}


@given(counts, counts, counts, st.integers(0, 2000))
def test_every_label_is_a_known_word_and_never_a_percentage(agree, disagree, unsure, eligible):
    code = label(agree=agree, disagree=disagree, unsure=unsure, eligible=eligible)
    assert code in LABELS
    assert "%" not in str(LABELS[code])
    assert not any(letter.isdigit() for letter in str(LABELS[code]))


def test_counts_of_a_million_still_have_a_label():
    assert label(agree=10**6, disagree=10**6 - 2000, unsure=0, eligible=0) == "leaning_agree"
    assert label(agree=10**6, disagree=10, unsure=0, eligible=0) == "broad_agreement"


def test_a_count_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        label(agree=-1, disagree=0, unsure=0, eligible=5)


def test_labels_stand_in_the_order_of_the_table_with_their_english_names():
    assert [(code, str(name)) for code, name in LABELS.items()] == [
        ("too_few_votes", "too few votes yet"),
        ("many_unsure", "many unsure"),
        ("broad_agreement", "broad agreement"),
        ("broad_disagreement", "broad disagreement"),
        ("leaning_agree", "leaning agree"),
        ("leaning_disagree", "leaning disagree"),
        ("divided", "divided"),
    ]


def test_a_label_that_comes_back_within_the_window_is_no_news():
    assert not is_news("divided", "divided")
    assert is_news("too_few_votes", "divided")
