"""On paper: what it is, where it stands and when it was printed; nothing that only a screen can do."""

import re

import pytest
from playwright.sync_api import Page, expect

from deliberation.actions import discussion, facts, votes
from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONTROLS = [
    "Say why",
    "Add a source",
    "Who voted how",
    "Turn into",
    "Edit",
    "Reply",
    "Add a fact",
    "Ask a key question",
]


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    by, initiative = cast.actor(cast.hana), open_initiative(cast)
    argument = argue(cast, initiative, "One voice carries further")
    votes.cast_vote(by=by, argument=argument, value=1)
    discussion.add_comment(
        by=by, initiative=initiative, argument=argument, text="Two embassies asked for it."
    )
    facts.add_fact(by=by, initiative=initiative, text="Two forums")
    return cast


@pytest.mark.parametrize("path", ["/i/AI-1/", "/i/AI-1/1/", "/i/AI-1/background/"])
def test_paper_has_the_stage_and_the_day_and_no_controls(new_page, cast, path):
    page: Page = new_page(cast.hana)
    page.goto(path)
    expect(page.locator(".printed").filter(visible=True)).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".printed").first).to_contain_text(re.compile(r"20\d\d"))
    expect(page.locator(".printed--foot")).to_contain_text(f"{path} · ")
    seen = page.locator("main").inner_text()
    assert "Open ·" in seen
    assert [control for control in CONTROLS if control in seen] == []
    assert page.locator("main :is(button, summary, input, textarea)").filter(visible=True).count() == 0


def test_paper_keeps_the_tally(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/")
    page.emulate_media(media="print")
    expect(page.get_by_text("1 of 1 agree")).to_be_visible()
    expect(page.get_by_text("Two embassies asked for it.")).to_be_visible()


def test_on_a_narrow_screen_a_message_lies_under_no_button(new_page, cast):
    page: Page = new_page(cast.minji, viewport={"width": 400, "height": 800})
    page.goto("/i/AI-1/stage/")
    page.get_by_label("Deciding").check()
    page.get_by_role("button", name="Move").click()
    said, menu = page.locator(".messages").bounding_box(), page.locator(".head__actions").bounding_box()
    assert said["y"] + said["height"] <= menu["y"]
    page.reload()
    crumb, menu = page.locator(".crumb").bounding_box(), page.locator(".head__actions").bounding_box()
    title = page.locator("h1").bounding_box()
    assert menu["y"] < crumb["y"] + crumb["height"]
    assert menu["y"] + menu["height"] <= title["y"] + 8
