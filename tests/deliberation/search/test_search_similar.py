import math
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation import dispatch
from deliberation.actions import arguments
from deliberation.models import Argument
from deliberation.search import similar
from deliberation.search.similar import alike_pairs, nearest
from deliberation.search.tokens import tokens_of
from tests.cast import MONDAY, argue

CLAIMS = (
    "Small companies cannot pay for such audits",
    "Two budgets make one summit dearer",
    "Norms are written by those who are present",
    "Summits in winter are hard to reach",
    "탄소세를 도입하면 기업 부담이 커진다",
)


@pytest.fixture
def initiative(cast, initiative):
    for claim in CLAIMS:
        argue(cast, initiative, claim)
    dispatch.dispatch(cast.workspace.pk)
    return initiative


def alike(user, initiative, claim: str) -> list[str]:
    return [argument.claim for argument, _likeness in similar(user, initiative, claim)]


def test_the_nearest_comes_first_and_what_has_nothing_in_common_not_at_all(cast, initiative):
    found = alike(cast.hana, initiative, "A second audit costs small companies too much")
    assert found[0] == CLAIMS[0]
    assert CLAIMS[3] not in found


def test_korean_is_alike_whatever_its_endings(cast, initiative):
    assert alike(cast.hana, initiative, "탄소세 도입은 기업에 부담을 준다") == [CLAIMS[4]]


def test_three_at_the_most_are_shown(cast, initiative):
    for number in range(5):
        argue(cast, initiative, f"Audits number {number}")
    dispatch.dispatch(cast.workspace.pk)
    assert len(alike(cast.hana, initiative, "Audits")) == 3


@pytest.mark.parametrize("claim", ["", "?!", "Nothing whatsoever", "There are those who can be in it"])
def test_without_a_word_in_common_nothing_is_alike(cast, initiative, claim):
    assert alike(cast.hana, initiative, claim) == []


def test_hidden_and_withdrawn_ones_are_not_shown(cast, initiative):
    first = Argument.objects.get(claim=CLAIMS[0])
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=first)
    Argument.objects.filter(claim=CLAIMS[1]).update(
        hidden_at=MONDAY, hidden_by=cast.minji, hidden_reason="Off the point"
    )
    assert alike(cast.hana, initiative, CLAIMS[0]) == alike(cast.hana, initiative, CLAIMS[1]) == []


def test_strangers_are_shown_nothing(cast, initiative):
    assert alike(cast.ben, initiative, CLAIMS[0]) == []


def test_its_own_claim_is_left_out(cast, initiative):
    first = Argument.objects.get(claim=CLAIMS[0])
    assert similar(cast.hana, initiative, first.claim, but=first.pk) == []


def test_two_queries_do_however_many_arguments_there_are(cast, initiative, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert alike(cast.hana, initiative, CLAIMS[0])


def test_likeness_is_one_for_the_same_words_and_falls_with_what_is_not_shared():
    texts = [(number, tokens_of(claim)) for number, claim in enumerate(CLAIMS)]
    assert nearest(tokens_of(CLAIMS[0]), texts)[0] == 1.0
    part = nearest(tokens_of("Small companies cannot pay"), texts)[0]
    less = nearest(tokens_of("Small companies and their lawyers object"), texts)[0]
    assert 1 > part > less > 0


WORDS = st.lists(
    st.sampled_from(["visa", "quota", "treaty", "data", "levy", "port", "grain", "cable"]), max_size=9
)


@given(
    texts=st.dictionaries(st.integers(0, 99), WORDS, max_size=12), at_least=st.sampled_from((0.2, 0.6, 1.0))
)
def test_pairs_are_those_that_holding_each_against_each_finds(texts, at_least):
    counts = {key: Counter(words) for key, words in texts.items()}
    rare = {
        word: math.log(1 + len(texts) / sum(word in held for held in counts.values()))
        for held in counts.values()
        for word in held
    }

    def cosine(one: Counter, other: Counter) -> float:
        a, b = ({word: (1 + math.log(n)) * rare[word] for word, n in held.items()} for held in (one, other))
        length = math.hypot(*a.values()) * math.hypot(*b.values())
        return sum(a[word] * b.get(word, 0) for word in a) / length if length else 0.0

    found = {frozenset(pair) for pair in alike_pairs(texts, at_least)}
    for one, other in combinations(texts, 2):
        likeness = cosine(counts[one], counts[other])
        if abs(likeness - at_least) > 1e-6:
            assert (frozenset((one, other)) in found) == (likeness > at_least)
