"""The keys of every page: one shows them all, one goes to the search, and who speaks to the computer turns them off."""

import pytest
from playwright.sync_api import expect

from deliberation.models import Vote

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Chromium scrolls for a key at one of the next frames, not before it is asked.
SCROLLED = """new Promise((done) => {
  const look = (frames) => (frames && !scrollY ? requestAnimationFrame(() => look(frames - 1)) : done(scrollY));
  look(10);
})"""


def test_where_the_field_of_the_search_has_no_room_its_key_leads_to_its_page_and_to_no_other_field(
    new_page, cast, argument
):
    page = new_page(cast.hana, viewport={"width": 400, "height": 800})
    page.goto("/w/AI/")
    expect(page.get_by_role("searchbox", name="Find an initiative")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("link", name="Search", exact=True)).to_be_focused()


def test_keys_are_read_to_their_end_where_they_have_no_room(new_page, cast, argument):
    page = new_page(cast.hana, viewport={"width": 320, "height": 256}, reduced_motion="reduce")
    page.goto("/i/AI-1/")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_role("button", name="Close")).to_be_focused()
    expect(keys.get_by_role("checkbox")).to_be_visible()
    page.keyboard.press("End")
    expect(keys.locator("dd").last).to_be_in_viewport()
    page.keyboard.press("PageDown")
    assert page.evaluate(SCROLLED) == 0  # the page under it stays where it is


def test_keys_are_shown_over_a_page_and_can_be_turned_off(new_page, cast, argument):
    page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    claim = page.get_by_role("link", name=argument.claim)
    claim.focus()

    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_text("Go to the search")).to_be_visible()
    expect(keys.get_by_role("checkbox")).to_be_checked()
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    expect(claim).to_be_focused()

    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("?")
    expect(page.get_by_role("searchbox")).to_have_value("?")

    page.goto("/help/keys/")
    page.get_by_role("checkbox").uncheck()
    page.goto("/i/AI-1/")
    claim.focus()
    page.keyboard.press("/")
    expect(claim).to_be_focused()

    page.goto("/i/AI-1/vote/")
    expect(page.locator("through-keys:defined")).to_be_attached()
    page.keyboard.press("a")
    page.evaluate("document.body.dataset.singleKeys = 'on'")
    page.keyboard.press("d")  # of two keys on one page the first votes, if it is heard
    expect(page.locator("h2")).to_have_text("You have voted on everything")
    assert Vote.objects.get().value == -1
