"""The board and the argument in Chromium: by keyboard, on a narrow screen, nothing typed lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"width": 400, "height": 800}


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    initiative = open_initiative(cast)
    argue(cast, initiative, "One voice carries further when norms are written")
    argue(cast, initiative, "Policy-making drifts to the centre", kind="disadvantage")
    argue(cast, initiative, "Partnerships with both sides of a rivalry", kind="challenge")
    return cast


def test_a_vote_by_keyboard_keeps_its_place_and_is_read_out(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    expect(page.locator("vote-keys:defined").first).to_be_attached()
    page.locator("#a1 h3 a").focus()
    page.keyboard.press("a")
    expect(page.locator("#v1a")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#live")).to_have_text("Your vote: agree.")
    expect(page.locator("#todo")).to_contain_text("Vote through 2 arguments")
    page.locator("#v1d").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#v1d")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#v1d")).to_be_focused()


def test_what_was_typed_survives_a_reload_until_it_was_sent(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    page.locator("#add-challenge summary").click()
    page.fill("#claim-challenge", "Who keeps the secretariat?")
    page.reload()
    expect(page.locator("#claim-challenge")).to_have_value("Who keeps the secretariat?")
    page.locator("#submit-challenge").click()
    expect(page.locator("#challenge .card h3").first).to_have_text("Who keeps the secretariat?")
    expect(page.locator("#claim-challenge")).to_have_value("")
    page.reload()
    expect(page.locator("#claim-challenge")).to_have_value("")


@pytest.mark.parametrize("width", [400, 1280])
def test_a_word_without_an_end_widens_nothing(new_page, cast, width):
    argue(cast, cast.workspace.initiatives.get(), "Donau" + "dampfschifffahrt" * 17)
    page: Page = new_page(cast.hana, viewport={"width": width, "height": 800})
    page.goto("/i/AI-1/")
    expect(page.locator("#a4")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("#a4").bounding_box()["width"] == page.locator("#a1").bounding_box()["width"]


def test_on_a_narrow_screen_one_kind_shows_and_the_first_card_is_near(new_page, cast):
    page: Page = new_page(cast.hana, viewport=NARROW)
    page.goto("/i/AI-1/")
    expect(page.locator("#disadvantage")).to_be_hidden()
    assert page.locator("#a1").bounding_box()["y"] < 640
    page.get_by_role("button", name="Disadvantages 1").click()
    expect(page.locator("#a2")).to_be_visible()
    expect(page.locator("#a1")).to_be_hidden()


def test_on_a_narrow_screen_a_board_begins_with_a_kind_that_has_cards(new_page, cast):
    only = open_initiative(cast, title="Burn pine forest under control each winter")
    argue(cast, only, "Smoke harms the villages below", kind="disadvantage")
    page: Page = new_page(cast.hana, viewport=NARROW)
    page.goto(f"/i/{only.ref}/")
    expect(page.get_by_role("button", name="Disadvantages 1")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#a1")).to_be_visible()
    expect(page.locator("#advantage")).to_be_hidden()


def test_the_next_cards_come_when_their_place_is_reached_and_the_keyboard_goes_on_there(new_page, cast):
    initiative = cast.workspace.initiatives.get()
    for number in range(8):
        argue(cast, initiative, f"Advantage number {number}")
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/?sort=newest")
    cards = page.locator("#advantage .card")
    expect(cards).to_have_count(6)
    expect(page.locator("kind-switch:defined")).to_be_attached()
    page.locator(".more").focus()
    expect(cards).to_have_count(9)
    expect(cards.nth(6).locator("h3 a")).to_be_focused()


def test_a_page_is_there_before_it_is_asked_for_and_shows_what_was_done_since(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    expect(page.locator("vote-keys:defined")).to_be_attached()
    preloads, ready = page.context.new_cdp_session(page), []
    preloads.on("Preload.prefetchStatusUpdated", lambda told: ready.append(told["status"]))
    preloads.send("Preload.enable")
    link = page.locator("#a1 h3 a")
    link.hover()
    for _try in range(100):
        page.wait_for_timeout(50)  # lets what the browser tells come in
        if "Ready" in ready:
            break
    assert "Ready" in ready
    page.locator("#v1a").click()
    expect(page.locator("#v1a")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#live")).to_have_text("Your vote: agree.")
    link.click()
    expect(page).to_have_url(re.compile("/i/AI-1/1/$"))
    expect(page.locator("#v1a")).to_have_attribute("aria-pressed", "true")
