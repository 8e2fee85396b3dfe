"""Whether two wordings seem to say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.wordings import likeness, suggests_other_meaning

CLAIM = "One voice carries further when norms are written"
KOREAN = "국제 규범을 정할 때 한목소리를 내면 더 멀리 간다"


def suggests(claim: str, before: str = CLAIM, *, reasons: str = "", reasons_before: str = "") -> bool:
    return suggests_other_meaning(
        claim=claim, claim_before=before, reasons=reasons, reasons_before=reasons_before
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CLAIM, CLAIM + "."),
        (CLAIM, "One voice carries further when the norms are being written"),
        (CLAIM, "one voice carrys further, when norms are written"),
        (KOREAN, "국제 규범을 정할 때에는 한목소리를 내야 더 멀리 간다"),
        (KOREAN, "국제규범을 정할 때 한 목소리를 내면 더 멀리 간다."),
    ],
)
def test_spelling_and_style_leave_the_meaning(before, after):
    assert not suggests(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CLAIM, "Two ministries should merge their budgets"),
        (CLAIM, "One voice does not carry further when norms are written"),
        (CLAIM, "One voice never carries further when norms are written"),
        ("It saves 30 % of the cost", "It saves 50 % of the cost"),
        (KOREAN, "두 부처의 예산을 합쳐야 한다"),
        (KOREAN, "국제 규범을 정할 때 한목소리를 내면 더 멀리 가지 않는다"),
        (KOREAN, "국제 규범을 정할 때 한목소리를 내면 더 멀리 못 간다"),
    ],
)
def test_other_words_numbers_and_negations_suggest_another_meaning(before, after):
    assert suggests(after, before)


def test_added_reasons_leave_the_meaning_and_lost_ones_do_not():
    reasons = "Norms last for decades, and whoever writes them sets the price of entry."
    assert not suggests(CLAIM, reasons=reasons)
    assert not suggests(CLAIM, reasons_before=reasons, reasons=f"{reasons} As in May.")
    assert suggests(CLAIM, reasons_before=reasons, reasons="Because of the budget.")
    assert suggests(CLAIM, reasons_before=reasons, reasons="")


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_lies_between_nothing_and_all_and_does_not_care_who_comes_first(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1
