"""Claims: as short as they must be, standing by themselves, with nothing lost."""

import re

from deliberation.briefs import read_brief
from deliberation.briefs.claims import cut_at_clause, make_claim


def arguments_in(text: str) -> list[tuple[str, str]]:
    return [(argument["kind"], argument["claim"]) for argument in read_brief(text).as_dict()["arguments"]]


def words_of(*texts: str) -> list[str]:
    return re.findall(r"\w+", " ".join(texts))


def test_a_long_claim_is_cut_at_a_clause_and_the_rest_goes_into_the_reasons():
    sentence = "Ferries run every hour" + ", and each of them carries forty cars over the sound" * 8 + "."
    made = make_claim(sentence)
    assert len(made.claim) <= 280
    assert made.claim.endswith("sound")
    assert words_of(made.claim, made.reasons) == words_of(sentence)


def test_words_without_any_clause_are_cut_between_words():
    assert cut_at_clause("word " * 100, 280)[0].endswith("word")
    assert len(cut_at_clause("x" * 1000, 280)[0]) == 280


def test_a_connective_at_the_beginning_is_dropped():
    assert make_claim("Additionally, it costs less.").claim == "It costs less"
    assert make_claim("또한 비용이 줄어든다.").claim == "비용이 줄어든다"


def test_a_pronoun_is_replaced_by_what_the_answer_speaks_of():
    text = "Trams\n\nWhat are the benefits?\n\nThe new line will save time. It can also carry bicycles."
    assert arguments_in(text)[1] == ("advantage", "The new line can carry bicycles")


def test_a_listing_sentence_is_split_only_where_things_are_listed():
    text = "Parks\n\nAdvantages include the protection of rivers and lakes, shade and places to meet."
    assert [claim for _, claim in arguments_in(text)] == [
        "The protection of rivers and lakes",
        "Shade",
        "Places to meet",
    ]


def test_one_thing_with_two_nouns_stays_one():
    text = "Parks\n\nThe main challenge is the conflict between cyclists and walkers in the park."
    assert arguments_in(text) == [("challenge", "The conflict between cyclists and walkers in the park")]


def test_a_sentence_that_denies_drawbacks_is_no_drawback():
    assert arguments_in("Trams\n\nThere are no disadvantages. No risks are known to us.") == []


def test_the_same_claim_twice_is_one_argument():
    text = "# Trams\n\n## Benefits\n\n- Less noise\n- Less noise.\n\n## Risks\n\n- Less noise"
    assert arguments_in(text) == [("advantage", "Less noise"), ("disadvantage", "Less noise")]


def test_risks_beside_drawbacks_are_challenges_and_alone_beside_benefits_drawbacks():
    beside = "# T\n\n## Benefits\n\n- a\n\n## Drawbacks\n\n- b\n\n## Risks\n\n- c"
    alone = "# T\n\n## Benefits\n\n- a\n\n## Risks\n\n- c"
    assert [kind for kind, _ in arguments_in(beside)] == ["advantage", "disadvantage", "challenge"]
    assert [kind for kind, _ in arguments_in(alone)] == ["advantage", "disadvantage"]
