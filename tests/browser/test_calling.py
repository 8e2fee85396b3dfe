"""Calling people and the Reply box in Chromium."""

import pytest
from playwright.sync_api import Page, expect

from deliberation import dispatch
from deliberation.actions.sources import add_source
from deliberation.models import Evidence, Initiative
from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    argue(cast, open_initiative(cast), "One voice carries further when norms are written")
    return cast


def test_somebody_is_called_by_keyboard(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/")
    field = page.locator("#reply-text")
    field.press_sequentially("Is it so, @tra")
    options = page.locator("#reply-text-people [role=option]")
    expect(options).to_have_count(2)
    expect(field).to_have_attribute("aria-activedescendant", "called-1")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("Is it so, @Taeho Lim ")
    expect(page.locator("#reply-text-people")).to_be_hidden()
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator(".comment .mention")).to_have_text("@Taeho Lim")


def test_a_source_is_cited_by_keyboard_in_a_text_that_is_markdown_and_one_step_takes_it_back(new_page, cast):
    add_source(
        by=cast.actor(cast.hana),
        workspace=cast.workspace,
        title="AI [Act]",
        url="https://example.org/act_(1)",
    )
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/")
    field = page.locator("#reply-text")
    field.press_sequentially("As in [[act")
    expect(page.locator("#reply-text-people [role=option]")).to_contain_text(["AI [Act]"])
    field.press("Enter")
    cited = "As in [AI \\[Act\\]](https://example.org/act_%281%29) "
    expect(field).to_have_value(cited)
    field.press("Control+z")
    expect(field).to_have_value("As in [[act")
    page.get_by_label("Rebuts").press("Space")
    field.press("Backspace")
    expect(page.locator("#reply-text-people")).to_be_hidden()  # a response is plain words
    page.get_by_label("Comment", exact=True).press("Space")
    field.fill(cited)
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator(".comment__text").get_by_role("link", name="AI [Act]")).to_have_attribute(
        "href", "https://example.org/act_%281%29"
    )


def test_escape_leaves_the_text_as_it_is(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/discussion/")
    field = page.locator("#reply-text")
    field.press_sequentially("@Tae")
    expect(page.locator("#reply-text-people")).to_be_visible()
    field.press("Escape")
    expect(page.locator("#reply-text-people")).to_be_hidden()
    expect(field).to_have_value("@Tae")


@pytest.mark.parametrize(
    ("file", "typed", "offered"),
    [("people-caller", "@Tae", "Taeho Lim"), ("markdown-editor", "As in [[act", "AI Act")],
)
def test_who_types_before_the_page_is_ready_is_offered_the_same(new_page, cast, file, typed, offered):
    add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title="AI Act")
    page: Page = new_page(cast.hana)
    held = []
    page.route(f"**/{file}*.js", lambda route: held.append(route))
    page.goto("/i/AI-1/discussion/")
    page.locator("#reply-text").press_sequentially(typed)
    expect(page.locator("#reply-text-people")).to_be_hidden()
    held.pop().continue_()
    expect(page.locator("#reply-text-people [role=option]")).to_contain_text([offered])


def test_a_rebuttal_that_was_not_sent_comes_back_as_a_rebuttal(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/")
    page.get_by_label("Rebuts").press("Space")
    page.locator("#reply-text").fill("Norms bind nobody who has not signed")
    page.reload()
    expect(page.locator("#reply-text")).to_have_value("Norms bind nobody who has not signed")
    expect(page.get_by_label("Rebuts")).to_be_checked()
    expect(page.locator(".counter")).to_be_visible()


def test_a_response_counts_what_is_left_of_its_sentence_and_a_comment_does_not(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/")
    page.locator("#reply-text").fill("x" * 270)
    expect(page.locator(".counter")).to_be_hidden()
    page.get_by_label("Rebuts").press("Space")
    expect(page.locator(".counter")).to_have_text("10 characters left")
    page.locator("#reply-text").fill("\U0001f91d" * 282)
    expect(page.locator(".counter")).to_have_text("2 characters too many")


def test_a_response_that_is_being_written_shows_what_says_the_same_and_a_comment_does_not(new_page, cast):
    argue(cast, Initiative.objects.get(), "Trains are late in winter")
    dispatch.dispatch(cast.workspace.pk)
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/")
    page.get_by_label("Rebuts").press("Space")
    page.locator("#reply-text").press_sequentially("Trains are late")
    expect(page.locator("#reply .similar")).to_contain_text("Trains are late in winter")
    page.get_by_label("Comment", exact=True).press("Space")
    expect(page.locator("#reply .similar")).to_be_hidden()


def test_a_source_of_the_library_is_found_and_chosen_by_keyboard_in_the_form_of_evidence(new_page, cast):
    for title in ("AI Basic Act", "AI Act", "Weather"):
        add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title=title)
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/")
    page.get_by_text("Add a source").first.click()
    field = page.get_by_role("combobox", name="Address, citation or title of the source")
    field.press_sequentially("act")
    options = page.get_by_role("listbox", name="Sources in the library").get_by_role("option")
    expect(options).to_have_text(["AI Act", "AI Basic Act", "Add “act” as a new source"])
    expect(page.locator("#live")).to_have_text("2 sources in the library")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    for _step in range(2):
        field.press("ArrowDown")
        expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-activedescendant", "cite-option-2")
    field.press("Enter")
    expect(field).to_have_value("AI Basic Act")
    expect(options.first).to_be_hidden()
    page.get_by_role("button", name="Add the source").click()
    expect(page.get_by_text("The source was added.")).to_be_visible()
    assert Evidence.objects.get().source.title == "AI Basic Act"
