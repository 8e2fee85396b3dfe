"""Voting through in Chromium: by keys alone, with the focus where the reading goes on, and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from deliberation.models import Vote
from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"width": 400, "height": 800}
THROUGH = "/i/AI-1/vote/"


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    initiative = open_initiative(cast)
    for word in ("one", "two", "three"):
        argue(cast, initiative, f"Claim {word}")
    return cast


def claim(page: Page, text: str) -> None:
    expect(page.locator("h1")).to_have_text(text)


def at_keys(page: Page, text: str) -> None:
    """The claim, and its keys are listened to."""
    claim(page, text)
    expect(page.locator("through-keys:defined")).to_be_attached()


def test_keys_vote_skip_and_go_back(new_page, cast):
    page: Page = new_page(cast.hana, viewport=NARROW)
    page.goto(THROUGH)
    at_keys(page, "Claim one")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("a")
    at_keys(page, "Claim two")
    expect(page.locator(".through__done")).to_contain_text("You voted: Agree · Claim one 1 of 1 agree")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("s")
    at_keys(page, "Claim three")
    page.keyboard.press("ArrowLeft")
    at_keys(page, "Claim two")
    page.keyboard.press("u")
    at_keys(page, "Claim three")
    page.keyboard.press("d")
    expect(page.locator("h2")).to_have_text("You have voted on everything")
    assert list(Vote.objects.order_by("argument__number").values_list("value", flat=True)) == [1, 0, -1]
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_without_javascript_the_buttons_do_the_same(new_page, cast):
    page: Page = new_page(cast.hana, java_script_enabled=False)
    page.goto(THROUGH)
    page.get_by_role("button", name="Disagree").click()
    claim(page, "Claim two")
    page.get_by_role("link", name="Skip", exact=True).click()
    claim(page, "Claim three")
    assert Vote.objects.get().value == -1


def test_while_an_editor_types_another_meaning_yes_is_proposed(new_page, cast):
    other: Page = new_page(cast.dohyun)
    other.goto("/i/AI-1/1/")
    other.locator("#v1a").click()
    expect(other.locator("#v1a")).to_have_attribute("aria-pressed", "true")
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/edit/")
    page.locator("[name=claim]").press_sequentially(" and nothing follows from it whatever people say")
    expect(page.locator("[name=meaning_changed][value=yes]")).to_be_checked()
    expect(page.locator("[name=claim]")).to_be_focused()
