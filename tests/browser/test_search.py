"""Finding by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from deliberation import dispatch
from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_slash_leads_to_the_search_and_arrows_through_what_was_found(new_page, transactional_db):
    cast = gather()
    initiative = open_initiative(cast)
    for claim in ("Norms are written", "Norms are read"):
        argue(cast, initiative, claim)
    dispatch.dispatch(cast.workspace.pk)
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    expect(page.locator("vote-keys:defined")).to_be_attached()
    page.keyboard.press("/")
    expect(page.locator("#bar-q")).to_be_focused()
    page.keyboard.type("norms/")
    page.keyboard.press("Enter")
    expect(page.locator("found-keys:defined")).to_be_attached()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    links = page.locator(".found h2 a")
    for expected in (links.nth(0), links.nth(1)):
        page.keyboard.press("ArrowDown")
        expect(expected).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/i/AI-1/\d/$"))
