"""A form that is on its way says so, and is sent once however often one presses."""

import pytest
from playwright.sync_api import expect

from deliberation.models import Comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PRESS_TWICE = """button => {
  const kept = [];
  addEventListener("submit", (event) => kept.push(event.defaultPrevented));
  button.click();
  button.click();
  return { kept, busy: button.getAttribute("aria-busy") };
}"""


def test_a_form_is_sent_once_and_can_be_sent_again_on_the_next_page(new_page, cast, initiative):
    page = new_page(cast.hana)
    page.goto("/i/AI-1/discussion/")
    for words in ("Since when?", "And until when?"):
        form = page.locator("#main form").filter(has=page.locator("textarea:visible")).first
        form.locator("textarea").fill(words)
        with page.expect_navigation():
            pressed = form.locator("button.button--primary").evaluate(PRESS_TWICE)
        assert pressed == {"kept": [False, True], "busy": "true"}
        expect(page.get_by_text(words, exact=True)).to_be_visible()
        expect(page.locator("[aria-busy], [data-sent]")).to_have_count(0)
    assert Comment.objects.count() == 2
