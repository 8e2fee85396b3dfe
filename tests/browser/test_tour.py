"""The tour of a board, by the keyboard: each step beside what it tells of, left for good by Escape."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NO_SHEETS = {"preload": False}  # axe would fetch the imports of a sheet from the wrong folder
CLOSE = 40  # pixels
AT = "document.querySelector('.tour__at')"


def test_a_newcomer_is_led_from_step_to_step_and_leaves_by_escape(new_page, cast, argument):
    User.objects.filter(pk=cast.hana.pk).update(tour_left_at=None)
    page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    expect(page.locator("page-tour:defined")).to_be_attached()
    page.get_by_role("link", name="Show me").press("Enter")

    step = page.get_by_role("dialog", name="A board")
    expect(step.get_by_role("heading", name="A board")).to_be_focused()
    assert page.evaluate(f"{AT}.closest('.kind').id") == "advantage"
    found = Axe().run(page, context=".tour__step", options=NO_SHEETS)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="To vote").get_by_role("heading")).to_be_focused()
    assert page.evaluate(f"{AT}.textContent").startswith("Agree")
    at, own = page.locator(".tour__at").bounding_box(), page.locator(".tour__step").bounding_box()
    below, above = own["y"] - at["y"] - at["height"], at["y"] - own["y"] - own["height"]
    assert 0 < max(below, above) < CLOSE

    with page.expect_response("**/help/tour/"):
        page.keyboard.press("Escape")
    expect(page.locator("page-tour, .tour__at")).to_have_count(0)
    expect(page.locator("#main")).to_be_focused()
    expect(page.locator("#live")).to_have_text("The tour stands in the menu of your account.")
    page.reload()
    expect(page.get_by_text("New here?")).to_have_count(0)
