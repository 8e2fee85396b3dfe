"""Writing Markdown in Chromium: marks by key and button, a preview, and what a paste of rich text becomes."""

import pytest
from playwright.sync_api import Page, expect

from deliberation.markup import render_markdown
from deliberation.models import Comment
from tests.browser.pastes import PASTES
from tests.cast import gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RICH_TEXT = "html => import('madang/rich-text').then(({ richText }) => richText(html))"
PASTE = """(field, [html, plain]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", plain);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  field.dispatchEvent(event);
}"""


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    open_initiative(cast)
    return cast


def test_a_comment_is_shaped_by_keyboard_seen_before_it_is_sent_and_every_step_taken_back(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/discussion/")
    expect(page.get_by_role("toolbar", name="Shape of the text")).to_be_visible()
    field = page.locator("#reply-text")
    field.press_sequentially("Two things, @Taeho Lim:\n\n- cost\ntime")
    expect(field).to_have_value("Two things, @Taeho Lim:\n\n- cost\n- time")  # the list went on
    field.press("Shift+Home")
    field.press("Control+b")
    expect(field).to_have_value("Two things, @Taeho Lim:\n\n- cost\n- **time**")
    field.press("Control+z")
    expect(field).to_have_value("Two things, @Taeho Lim:\n\n- cost\n- time")
    field.press("End")
    field.press("Enter")
    field.press("Enter")  # an empty item ends the list
    field.evaluate(PASTE, ["<p>See <a href='https://example.org/a'>the act</a></p>", "See the act"])
    field.press("Shift+Tab")
    bold = page.get_by_role("button", name="Bold", exact=True)
    expect(bold).to_be_focused()
    page.keyboard.press("End")
    preview = page.get_by_role("button", name="Preview")
    expect(preview).to_be_focused()
    page.keyboard.press("Enter")
    shown = page.get_by_role("region", name="Preview")
    expect(shown.locator(".mention")).to_have_text("@Taeho Lim")
    expect(shown.locator("li")).to_have_text(["cost", "time"])
    expect(shown.get_by_role("link", name="the act")).to_have_attribute("href", "https://example.org/a")
    expect(bold).to_be_disabled()
    page.keyboard.press("Enter")
    expect(field).to_be_visible()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment .mention")).to_have_text("@Taeho Lim")
    assert Comment.objects.get().text.endswith("See [the act](https://example.org/a)")


def test_the_bar_is_shown_as_soon_as_its_buttons_and_keys_do_something(new_page, cast):
    page: Page = new_page(cast.hana)
    held = []
    page.route("**/markdown-editor*.js", lambda route: held.append(route))
    page.goto("/i/AI-1/discussion/", wait_until="commit")
    expect(page.locator("tool-bar:defined")).to_have_count(1)
    bar = page.get_by_role("toolbar", name="Shape of the text")
    expect(bar).to_be_hidden()
    held.pop().continue_()
    expect(bar).to_be_visible()


def test_rich_text_becomes_markdown_that_reads_alike_and_nothing_in_it_acts(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/discussion/")
    for html, markdown, rendered in PASTES:
        assert page.evaluate(RICH_TEXT, html) == markdown
        assert " ".join(render_markdown(markdown).split()) == rendered
    assert page.evaluate("window.acted") is None
