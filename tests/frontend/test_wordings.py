"""The history of wordings, the change that voters are asked to confirm, and the editor's question."""

import re

import pytest
from django.utils import timezone

from deliberation.actions import votes
from deliberation.actions.arguments import revise_argument
from deliberation.models import Argument, Revision, Tally, Vote
from frontend.pages.wordings import PAGE

from .pages import buttons_of, text_of

EDIT, HISTORY, ARGUMENT = "/i/AI-1/1/edit/", "/i/AI-1/1/wordings/", "/i/AI-1/1/"
OTHER = "The ministries should share one budget"


def revise(cast, argument, claim, **fields):
    return revise_argument(by=cast.actor(cast.hana), argument=argument, version=None, claim=claim, **fields)


def vote(cast, argument, who):
    votes.cast_vote(by=cast.actor(who), argument=argument, value=1)


def marked(answer, tag: str) -> list[str]:
    """What was added (ins) or removed (del), with the word for who listens."""
    return [
        re.sub(r"<[^>]+>", "", found).strip()
        for found in re.findall(rf"<{tag}>(.*?)</{tag}>", answer.content.decode())
    ]


@pytest.fixture
def reworded(cast, argument):
    vote(cast, argument, cast.dohyun)
    return revise(cast, argument, "One voice divides us when norms are written", meaning_changed=True)


def test_the_history_tells_what_each_wording_changed_in_words_and_marks(cast, reworded, browser):
    page = browser(cast.taeho).get(HISTORY)
    assert marked(page, "del") == ["removed: carries further"]
    assert marked(page, "ins") == ["added: divides us"]
    assert "changed the meaning" in text_of(page)
    assert page.content.decode().index('id="w2"') < page.content.decode().index('id="w1"')


def test_a_long_history_comes_page_by_page_and_compares_across_pages(cast, argument, browser):
    for number in range(2, PAGE + 4):
        Revision.objects.create(
            argument=argument,
            number=number,
            claim=f"Wording {number}",
            editor=cast.hana,
            created_at=timezone.now(),
        )
    first = browser(cast.hana).get(HISTORY)
    assert f'href="?before={PAGE - 16}"' in first.content.decode()
    assert marked(first, "del")[-1] == "removed: 3"
    second = browser(cast.hana).get(f"{HISTORY}?before=4")
    assert re.findall(r'id="w(\d+)"', second.content.decode()) == ["3", "2", "1"]


def test_the_public_reads_wordings_without_names(cast, reworded, client):
    reworded.initiative.audience = "public"
    reworded.initiative.save()
    page = client.get(HISTORY)
    assert marked(page, "ins") == ["added: divides us"]
    assert "Hana Kim" not in text_of(page)


def test_the_wordings_of_a_hidden_argument_are_for_its_author_and_facilitators(cast, reworded, browser):
    Argument.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="Off topic")
    assert "divides" not in text_of(browser(cast.dohyun).get(HISTORY))
    assert "divides" in text_of(browser(cast.hana).get(HISTORY))


def test_who_voted_before_sees_the_change_and_confirms_it_in_one_click(cast, reworded, browser):
    dohyun = browser(cast.dohyun)
    page = dohyun.get(ARGUMENT)
    assert marked(page, "ins") == ["added: divides us"]
    assert "I still agree" in text_of(page)
    dohyun.post(f"{ARGUMENT}vote/", {"value": "agree", "wording": 2, "version": 2})
    assert Vote.objects.get(voter=cast.dohyun).revision == 2
    assert Tally.objects.get().earlier == 0
    assert "I still agree" not in text_of(dohyun.get(ARGUMENT))


def test_on_the_board_one_click_confirms_too(cast, reworded, browser):
    page = browser(cast.dohyun).get("/i/AI-1/")
    assert "I still agree" in text_of(page)
    assert f"{ARGUMENT}#wordings" in page.content.decode()


def test_who_did_not_vote_is_asked_to_confirm_nothing(cast, reworded, browser):
    assert "I still agree" not in text_of(browser(cast.minji).get(ARGUMENT))


def test_the_editor_is_asked_where_the_wordings_differ_and_yes_is_proposed(cast, argument, browser):
    vote(cast, argument, cast.dohyun)
    texts = {"claim": OTHER, "reasons": "", "version": 1}
    answer = browser(cast.hana).post(EDIT, texts)
    assert answer.status_code == 422
    assert "Does the meaning change?" in text_of(answer)
    assert re.search(r'value="yes"[^>]* checked', answer.content.decode())
    assert OTHER in text_of(answer)
    browser(cast.hana).post(EDIT, {**texts, "meaning_changed": "yes"})
    assert (Argument.objects.get().claim, Tally.objects.get().earlier) == (OTHER, 1)


def test_the_editor_may_say_no(cast, argument, browser):
    vote(cast, argument, cast.dohyun)
    answer = browser(cast.hana).post(
        EDIT, {"claim": OTHER, "reasons": "", "version": 1, "meaning_changed": "no"}
    )
    assert (answer.status_code, Tally.objects.get().earlier) == (303, 0)


@pytest.mark.parametrize(
    ("claim", "chosen", "proposed"),
    [
        (OTHER, "", True),
        (OTHER, "no", False),
        ("One voice carries farther when norms are written", "", False),
    ],
)
def test_while_one_types_yes_is_proposed_and_a_choice_is_kept(
    cast, argument, browser, claim, chosen, proposed
):
    vote(cast, argument, cast.dohyun)
    texts = {"claim": claim, "reasons": "", "version": 1, "meaning_changed": chosen}
    answer = browser(cast.hana).post(f"{EDIT}meaning/", texts, headers={"HX-Request": "true"})
    assert ("“yes” is proposed" in text_of(answer)) is proposed
    assert bool(re.search(r'value="yes"[^>]* checked', answer.content.decode())) is proposed
    assert Argument.objects.get().claim == argument.claim


def test_others_are_told_nothing_about_an_edit(cast, argument, browser):
    texts = {"claim": OTHER, "reasons": ""}
    assert browser(cast.dohyun).post(f"{EDIT}meaning/", texts).status_code == 403


def test_a_vote_from_a_page_that_shows_older_words_of_the_same_wording_is_asked_again(
    cast, argument, browser
):
    revise_argument(
        by=cast.actor(cast.hana, argument.created_at), argument=argument, version=1, claim="One voice carries"
    )
    answer = browser(cast.dohyun).post(f"{ARGUMENT}vote/", {"value": "agree", "wording": 1, "version": 1})
    assert answer.status_code == 409
    assert "The wording was mended while you read it." in text_of(answer)
    assert buttons_of(answer, 1)["a"] == "false"
    assert 'name="version" value="2"' in answer.content.decode()


@pytest.mark.parametrize("where", ["page", "board"])
def test_where_the_reasons_changed_the_meaning_who_votes_sees_what_changed_in_them(
    cast, argument, browser, where
):
    revise(cast, argument, argument.claim, reasons="Because of the budget.", meaning_changed=True)
    texts = {"value": "agree", "wording": 1, "version": 1, "in": where}
    answer = browser(cast.dohyun).post(f"{ARGUMENT}vote/", texts, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert marked(answer, "ins") == ["added: Because of the budget."]
