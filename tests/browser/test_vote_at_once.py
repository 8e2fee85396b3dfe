"""A vote that shows before its answer: put right when it is refused, taken back when no answer comes, never lost."""

import pytest
from playwright.sync_api import Page, expect

from deliberation.actions.arguments import revise_argument
from deliberation.models import Argument, Vote
from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# htmx writes each into the console, where no other page of the tests may say anything.
UNANSWERED = """() => {
  console.error = () => null;
  window.send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function () { setTimeout(() => this.dispatchEvent(new ProgressEvent("error"))); };
}"""
AT_ONCE = "document.querySelector('vote-keys').atOnce.then(() => null)"


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    argue(cast, open_initiative(cast), "One voice carries further when norms are written")
    return cast


@pytest.fixture
def page(new_page, cast) -> Page:
    page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    expect(page.locator("vote-keys:defined")).to_be_attached()
    page.locator("#v1a").hover()
    page.evaluate(AT_ONCE)
    return page


def test_a_vote_shows_before_its_answer_and_the_last_of_several_counts(page):
    held = []
    page.route("**/1/vote/", lambda route: route.continue_() if held else held.append(route))
    page.locator("#v1a").click()
    expect(page.locator("#v1a")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#a1 .tally")).not_to_contain_text("1 agree")  # what is counted waits for the answer
    page.locator("#v1u").click()
    page.locator("#v1d").click()
    expect(page.locator("#v1d")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#v1a")).to_have_attribute("aria-pressed", "false")
    assert (len(held), Vote.objects.count()) == (1, 0)
    held[0].continue_()
    expect(page.locator("#live")).to_have_text("Your vote: disagree.")
    expect(page.locator("#v1d")).to_have_attribute("aria-pressed", "true")
    assert Vote.objects.get().value == -1


def test_a_vote_that_is_refused_is_put_right_and_what_was_pressed_meanwhile_is_not_sent(page, cast):
    held = []
    page.route("**/1/vote/", lambda route: held.append(route))
    page.locator("#v1a").click()
    page.locator("#v1d").click()
    revise_argument(
        by=cast.actor(cast.hana),
        argument=Argument.objects.get(),
        version=1,
        claim="Two voices carry further",
        meaning_changed=True,
    )
    held[0].continue_()
    expect(page.locator("#a1 [role=alert]")).to_be_visible()
    expect(page.locator("#a1 [aria-pressed=true]")).to_have_count(0)
    expect(page.locator(".vote__lost")).to_have_count(0)
    assert (len(held), Vote.objects.count()) == (1, 0)


def test_a_vote_that_nobody_answers_goes_back_and_says_so(page):
    page.evaluate(UNANSWERED)
    page.locator("#v1a").click()
    expect(page.locator("#live")).to_contain_text("your vote is shown as it was")
    expect(page.locator("#a1 .vote__lost")).to_be_visible()
    expect(page.locator("#v1a")).to_have_attribute("aria-pressed", "false")
    page.evaluate("() => { XMLHttpRequest.prototype.send = window.send }")
    page.locator("#v1d").click()
    expect(page.locator("#live")).to_have_text("Your vote: disagree.")
    expect(page.locator(".vote__lost")).to_have_count(0)
    assert Vote.objects.get().value == -1
