"""The page of suggested wordings."""

import re

import pytest

from deliberation.actions.arguments import revise_argument
from deliberation.actions.suggestions import suggest_wording
from deliberation.models import Argument, Initiative, Suggestion

from .pages import text_of

PAGE, ARGUMENT = "/i/AI-1/1/suggestions/", "/i/AI-1/1/"
BETTER = "One voice carries farther when norms are written"


def suggest(cast, argument):
    return suggest_wording(by=cast.actor(cast.dohyun), argument=argument, claim=BETTER)


def test_others_suggest_from_the_words_that_stand_there(cast, argument, browser):
    dohyun = browser(cast.dohyun)
    assert PAGE in dohyun.get(ARGUMENT).content.decode()
    assert argument.claim in dohyun.get(PAGE).content.decode()
    answer = dohyun.post(PAGE, {"claim": BETTER, "reasons": "", "seen": 1})
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    assert Suggestion.objects.get().claim == BETTER


def test_the_author_sees_what_would_change_and_accepts_in_one_click(cast, argument, browser):
    suggestion = suggest(cast, argument)
    hana = browser(cast.hana)
    assert "1 suggested wording" in text_of(hana.get(ARGUMENT))
    page = hana.get(PAGE)
    assert re.search(r'<ins><span class="heard">added: </span>farther </ins>', page.content.decode())
    answer = hana.post(f"{PAGE}{suggestion.pk}/", {"decision": "accept", "version": 1})
    assert (answer.status_code, answer.headers["Location"]) == (303, ARGUMENT)
    assert BETTER in text_of(hana.get(ARGUMENT))
    assert "suggested by Dohyun Park" in text_of(hana.get(f"{ARGUMENT}wordings/"))


def test_the_author_keeps_the_own_words_and_the_suggestion_is_listed_as_answered(cast, argument, browser):
    suggestion = suggest(cast, argument)
    hana = browser(cast.hana)
    hana.post(f"{PAGE}{suggestion.pk}/", {"decision": "decline", "version": 1})
    assert Argument.objects.get().claim == argument.claim
    assert "declined" in text_of(hana.get(PAGE))


def test_an_outdated_page_shows_the_difference_to_the_present_words(cast, argument, browser):
    suggestion = suggest(cast, argument)
    revise_argument(by=cast.actor(cast.hana), argument=argument, version=1, claim="One voice")
    hana = browser(cast.hana)
    answer = hana.post(f"{PAGE}{suggestion.pk}/", {"decision": "accept", "version": 1})
    assert answer.status_code == 409
    assert "Your wording moved on since you compared." in text_of(answer)
    assert 'name="version" value="2"' in answer.content.decode()
    assert "made on an earlier wording" in text_of(answer)


def test_only_the_author_gets_the_buttons_and_observers_no_form(cast, argument, browser):
    suggest(cast, argument)
    assert "Keep mine" not in text_of(browser(cast.minji).get(PAGE))
    page = text_of(browser(cast.taeho).get(PAGE))
    assert "farther" in page
    assert "Suggest another wording" not in page


def test_who_suggested_it_takes_it_back_on_the_same_page(cast, argument, browser):
    suggestion = suggest(cast, argument)
    dohyun = browser(cast.dohyun)
    assert 'value="withdraw"' in dohyun.get(PAGE).content.decode()
    answer = dohyun.post(f"{PAGE}{suggestion.pk}/", {"decision": "withdraw", "version": 1})
    assert answer.status_code == 303
    page = dohyun.get(PAGE)
    assert "withdrawn" in text_of(page)
    assert 'value="withdraw"' not in page.content.decode()


@pytest.mark.parametrize(("stage", "offered"), [("open", True), ("decided", False), ("closed", False)])
def test_the_author_is_offered_to_edit_only_while_words_can_change(cast, argument, browser, stage, offered):
    Initiative.objects.update(stage=stage)
    page = browser(cast.hana).get(ARGUMENT).content.decode()
    assert (f'href="{ARGUMENT}edit/"' in page) == offered
    assert (f'action="{ARGUMENT}withdraw/"' in page) == offered


def test_readers_from_outside_see_no_suggestion(cast, argument, client, browser):
    suggest(cast, argument)
    argument.initiative.audience = "public"
    argument.initiative.save()
    assert "suggested" not in text_of(client.get(ARGUMENT))
    assert "farther" not in text_of(browser(cast.ben).get(PAGE))


def test_a_suggestion_of_another_argument_is_not_answered_here(cast, argument, challenge, browser):
    suggestion = suggest(cast, argument)
    answer = browser(cast.dohyun).post(f"/i/AI-1/2/suggestions/{suggestion.pk}/", {"decision": "decline"})
    assert answer.status_code == 404
