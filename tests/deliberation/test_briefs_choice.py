"""What of a brief comes over: what the reviewer kept, as it was reworded, with parties that are known here."""

import pytest

from deliberation.actions.briefs import accept_brief, hand_in_brief
from deliberation.errors import Invalid
from deliberation.models import (
    Argument,
    Fact,
    Initiative,
    Source,
)
from deliberation.permissions import Actor
from tests.deliberation.briefs_at_hand import accepted, faults, hand_in_article, hand_in_memo


@pytest.fixture
def brief(cast):
    return hand_in_article(cast.hana, cast.workspace)


@pytest.fixture
def memo(cast):
    return hand_in_memo(cast.hana, cast.workspace)


def test_only_what_was_kept_comes_over_and_reworded_as_told(brief):
    chosen = brief.proposal | {"title": "Mine", "facts": [], "people": [], "unplaced": []}
    chosen["arguments"] = [
        {**brief.proposal["arguments"][2], "kind": "challenge", "claim": "Be heard where norms are written"}
    ]
    initiative = accepted(brief, chosen=chosen)
    argument = initiative.arguments.get()
    assert (initiative.title, argument.kind, argument.claim) == (
        "Mine",
        "challenge",
        "Be heard where norms are written",
    )
    assert not Fact.objects.exists()
    assert "Cho Tae-yul" not in initiative.text
    brief.refresh_from_db()
    assert brief.accepted["arguments"][0]["claim"] == "Be heard where norms are written"
    assert len(brief.proposal["arguments"]) == 6


def test_every_fault_of_a_choice_is_told_with_its_place(brief):
    chosen = brief.proposal | {"jokes": [], "facts": "none", "language": "fr"}
    chosen["arguments"] = [{"kind": "advantage", "claim": "A", "votes": 9, "passage": "Never written."}]
    with pytest.raises(Invalid) as refusal:
        accepted(brief, chosen=chosen)
    assert faults(refusal) == {
        "jokes": "unknown",
        "facts": "not_a_list",
        "language": "invalid_choice",
        "arguments.0.votes": "unknown",
        "arguments.0.passage": "not_in_the_brief",
    }


def test_a_fault_in_one_argument_leaves_nothing_half_made(brief):
    chosen = brief.proposal | {"arguments": [*brief.proposal["arguments"], {"kind": "joke", "claim": "Ha"}]}
    with pytest.raises(Invalid) as refusal:
        accepted(brief, chosen=chosen)
    assert faults(refusal) == {"arguments.6.kind": "invalid_choice"}
    assert not Initiative.objects.exists()
    assert not Argument.objects.exists()
    assert not Source.objects.exists()


def test_an_unknown_party_stays_a_name_for_an_analyst(memo):
    initiative = accepted(memo)
    memo.refresh_from_db()
    assert memo.accepted["unmatched_parties"] == ["Ministry of Harbours"]
    assert "- Ministry of Harbours" in initiative.text
    assert initiative.parties.count() == 1


def test_an_unknown_party_is_added_for_an_owner(cast):
    owner = Actor(user=cast.jiwoo)
    memo = hand_in_memo(cast.jiwoo, cast.workspace)
    initiative = accept_brief(by=owner, brief=memo)
    names = set(initiative.parties.values_list("organisation__name_en", flat=True))
    assert names == {"Ministry of Foreign Affairs", "Ministry of Harbours"}


def test_parties_are_known_by_korean_and_short_names(cast, memo):
    chosen = memo.proposal | {"parties": [{"name": "외교부"}, {"name": "the Science and ICT (MSIT)"}]}
    initiative = accepted(memo, chosen=chosen)
    assert set(initiative.parties.values_list("organisation", flat=True)) == {cast.mofa.pk, cast.msit.pk}


def test_a_document_in_korean_makes_a_korean_initiative(cast):
    text = (
        "드론 배송 시범사업\n\n외교부와 과학기술정보통신부는 시범사업을 추진한다.\n\n"
        "장점\n- 배송이 빨라진다.\n\n결론\n확대할 만하다.\n"
    )
    by = Actor(user=cast.hana)
    initiative = accept_brief(by=by, brief=hand_in_brief(by=by, workspace=cast.workspace, text=text))
    assert initiative.language == "ko"
    assert initiative.parties.count() == 2


def test_markup_of_a_document_shows_as_it_stood(cast, memo):
    chosen = memo.proposal | {"conclusion": "<b>bold</b> *stars* [x](javascript:alert(1))"}
    initiative = accepted(memo, chosen=chosen)
    assert "<b>" not in initiative.text_html
    assert "<em>" not in initiative.text_html
    assert "<a" not in initiative.text_html


def test_an_address_that_the_library_cannot_hold_stays_in_the_title(memo):
    chosen = memo.proposal | {"links": [{"title": "", "url": "ftp://old.example"}]}
    accepted(memo, chosen=chosen)
    assert Source.objects.filter(title="ftp://old.example", url="").exists()
