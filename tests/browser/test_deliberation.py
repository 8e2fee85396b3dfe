"""A deliberation as its people live it, by the keyboard alone, with JavaScript and without: argue, suggest, accept,
confirm one's vote, merge, decide; and a comment that is reported and hidden."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import choose, press, write
from tests.cast import gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CLAIM = "One voice carries further"
WORDING = "Nobody listens to two voices at one table"
TWIN = "A single voice is heard further"
REASON = "It names somebody who is not here"


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    open_initiative(cast)
    return cast


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visit(request, new_page, cast):
    """A function that opens a page of one of the cast at an address."""
    pages: dict[str, Page] = {}

    def go(handle: str, path: str) -> Page:
        if handle not in pages:
            pages[handle] = new_page(getattr(cast, handle), java_script_enabled=request.param)
        pages[handle].goto(path)
        return pages[handle]

    return go


def test_from_an_argument_to_a_decision(visit):
    add_an_advantage(visit("hana", "/i/AI-1/"), CLAIM)
    vote(visit("dohyun", "/i/AI-1/1/"), "1 of 1 agree")
    suggest(visit("dohyun", "/i/AI-1/1/suggestions/"))
    accept(visit("hana", "/i/AI-1/1/"))
    confirm_the_vote(visit("dohyun", "/i/AI-1/1/"))
    add_an_advantage(visit("dohyun", "/i/AI-1/"), TWIN)
    merge(visit("minji", "/i/AI-1/2/"))
    end_voting(visit("minji", "/i/AI-1/stage/"))
    propose(visit("minji", "/i/AI-1/decision/"))
    for handle in ("jiwoo", "hana"):
        confirm(visit(handle, "/i/AI-1/decision/"))
    page = visit("dohyun", "/i/AI-1/decision/")
    expect(page.locator(".prose .chip")).to_have_text("confirmed")
    expect(page.get_by_role("link", name=f"#1 {WORDING}")).to_be_visible()


def test_a_comment_is_reported_hidden_and_kept_for_who_wrote_it(visit):
    page = visit("hana", "/i/AI-1/discussion/")
    write(page.locator("textarea"), "Ask Kim, he never answers.")
    press(page.get_by_role("button", name="Comment", exact=True))
    expect(page.get_by_text("Ask Kim")).to_be_visible()

    page = visit("dohyun", "/i/AI-1/discussion/")
    press(page.get_by_role("link", name="Report"))
    write(page.get_by_label("What should the facilitators look at?"), REASON)
    press(page.get_by_role("button", name="Report"))

    page = visit("minji", "/i/AI-1/moderation/")
    expect(page.get_by_text(REASON)).to_be_visible()
    write(page.get_by_label("Why it is hidden"), "Names a person")
    press(page.get_by_role("button", name="Hide"))
    expect(page.get_by_role("region", name="Reported").get_by_text("Nothing waits")).to_be_visible()
    expect(page.get_by_role("region", name="Hidden and shown again")).to_contain_text("Names a person")

    page = visit("dohyun", "/i/AI-1/discussion/")
    expect(page.get_by_text("Hidden by a facilitator")).to_be_visible()
    expect(page.get_by_text("Ask Kim")).to_have_count(0)
    expect(visit("hana", "/i/AI-1/discussion/").get_by_text("Ask Kim")).to_be_visible()


def add_an_advantage(page: Page, claim: str) -> None:
    press(page.get_by_text("Add an advantage"))
    write(page.locator("#claim-advantage"), claim)
    press(page.locator("#submit-advantage"))
    expect(page.locator(".card h3", has_text=claim)).to_be_visible()


def vote(page: Page, tally: str) -> None:
    press(page.locator("#v1a"))
    expect(page.locator(".tally").first).to_contain_text(tally)


def suggest(page: Page) -> None:
    write(page.get_by_label("Claim"), WORDING)
    press(page.get_by_role("button", name="Suggest"))
    expect(page.locator("article.wording")).to_contain_text("changes the meaning")


def accept(page: Page) -> None:
    press(page.get_by_role("link", name="1 suggested wording"))
    press(page.get_by_role("button", name="Accept"))
    page.goto("/i/AI-1/1/")
    expect(page.locator("h1")).to_have_text(WORDING)


def confirm_the_vote(page: Page) -> None:
    expect(page.locator("#wordings")).to_contain_text("The meaning changed since your vote")
    press(page.get_by_role("button", name="I still agree"))
    expect(page.locator("#wordings")).to_have_count(0)
    expect(page.locator("#v1a")).to_have_attribute("aria-pressed", "true")


def merge(page: Page) -> None:
    press(page.get_by_role("link", name="Says the same as"))
    write(page.get_by_label("argument that says the same").or_(page.get_by_label("Or another one")), "1")
    press(page.get_by_role("button", name="Merge into it"))
    expect(page.get_by_role("region", name="Merged into this")).to_contain_text(TWIN)


def end_voting(page: Page) -> None:
    choose(page.get_by_label("Deciding"))
    press(page.get_by_role("button", name="Move"))
    page.goto("/i/AI-1/1/")
    expect(page.locator("#v1a")).to_have_count(0)


def propose(page: Page) -> None:
    choose(page.get_by_label("adopt", exact=True))
    write(page.get_by_label("Rationale"), "Both ministries want it.")
    choose(page.get_by_label(WORDING))
    press(page.get_by_role("button", name="Propose"))
    expect(page.locator(".prose .chip")).to_have_text("proposed")


def confirm(page: Page) -> None:
    press(page.get_by_role("button", name="Confirm", exact=True))
    expect(page.get_by_text("confirmed").first).to_be_visible()
