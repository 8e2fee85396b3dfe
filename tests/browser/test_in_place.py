"""On the board one votes, replies and cites in place, with two clicks and one field at most."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    initiative = open_initiative(cast)
    argue(cast, initiative, "One voice carries further when norms are written")
    argue(cast, initiative, "Policy-making drifts to the centre", kind="disadvantage")
    return cast


@pytest.fixture
def page(new_page, cast) -> Page:
    page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    expect(page.locator("vote-keys:defined")).to_be_attached()
    return page


@dataclass
class Hand:
    """Counts what it does."""

    clicks: int = 0
    fields: int = 0

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()

    def fill(self, field: Locator, text: str) -> None:
        self.fields += 1
        expect(field).to_be_focused()  # without a further click
        field.fill(text)

    @property
    def needed(self) -> tuple[int, int]:
        return self.clicks, self.fields


def test_a_vote_takes_one_click(page):
    hand = Hand()
    hand.click(page.locator("#v1a"))
    expect(page.locator("#live")).to_have_text("Your vote: agree.")
    expect(page.locator("#v1a")).to_be_focused()
    assert hand.needed == (1, 0)


def test_where_the_pressed_button_is_gone_one_stands_on_its_card(page, cast):
    page.locator("#v1a").press("Enter")
    page.locator("#why1").fill("Two embassies asked for this.")
    page.locator("#a1").get_by_role("button", name="Keep the reason").press("Enter")
    expect(page.locator("#why1")).to_have_count(0)
    expect(page.locator("#a1")).to_be_focused()
    page.keyboard.press("d")  # its keys still vote
    expect(page.locator("#live")).to_have_text("Your vote: disagree.")


def test_a_reply_takes_two_clicks_and_a_field(page):
    hand, card, title = Hand(), page.locator("#a1"), page.title()
    hand.click(card.get_by_role("link", name="Reply"))
    hand.fill(card.locator("#reply-text"), "Two embassies asked for this.")
    hand.click(card.get_by_role("button", name="Reply", exact=True))
    expect(card).to_contain_text("Your comment stands.")
    expect(card.get_by_role("link", name="1 comment")).to_be_visible()
    expect(card.get_by_role("link", name="Reply")).to_be_focused()
    expect(page.locator(".card__place")).to_have_count(0)
    assert hand.needed == (2, 1)
    expect(page).to_have_url("/i/AI-1/")
    expect(page).to_have_title(title)


def test_a_source_takes_two_clicks_and_a_field(page):
    hand, card = Hand(), page.locator("#a1")
    hand.click(card.get_by_role("link", name="needs a source"))
    expect(card.locator("source-picker:defined")).to_be_attached()
    hand.fill(card.locator("#cite-where"), "https://example.org/norms")
    hand.click(card.get_by_role("button", name="Add the source"))
    expect(card).to_contain_text("The source was added.")
    expect(card.get_by_role("link", name="1 source")).to_be_focused()
    assert hand.needed == (2, 1)
    expect(page).to_have_url("/i/AI-1/")


def test_what_is_refused_stays_in_place_and_one_leaves_by_escape(page):
    card = page.locator("#a1")
    card.get_by_role("link", name="Reply").press("Enter")
    card.get_by_label("Rebuts").press("Space")
    card.locator("#reply-text").fill("Too long, " * 40)
    card.locator("#reply-text").press("Control+Enter")
    expect(card.get_by_role("alert").first).to_be_visible()
    expect(card.locator("#reply-text")).to_have_value("Too long, " * 40)
    assert page.evaluate("document.activeElement.closest('#a1') !== null")
    card.locator("#reply-text").press("Escape")
    expect(card.get_by_role("link", name="Reply")).to_be_focused()
    page.locator("#a2").get_by_role("link", name="needs a source").press("Enter")
    expect(page.locator("#a2 #cite-where")).to_be_focused()


def test_what_was_typed_comes_back_after_a_vote_on_its_card_and_under_no_other(page):
    one, other = page.locator("#a1"), page.locator("#a2")
    one.get_by_role("link", name="Reply").click()
    one.locator("#reply-text").fill("Two embassies asked for this.")
    page.locator("#v1a").click()
    expect(page.locator("#live")).to_have_text("Your vote: agree.")
    expect(page.locator("#v1a")).to_have_attribute("aria-pressed", "true")
    for card, words in (
        (one, "Two embassies asked for this."),
        (other, ""),
        (one, "Two embassies asked for this."),
    ):
        card.get_by_role("link", name="Reply").click()
        expect(card.locator("#reply-text")).to_be_focused()
        expect(card.locator("#reply-text")).to_have_value(words)
