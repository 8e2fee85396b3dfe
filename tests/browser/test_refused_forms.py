"""A refused form opens the page where its fault is read, with JavaScript and without, on a narrow screen too."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    argue(cast, open_initiative(cast), "One voice carries further")
    return cast


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request, new_page, cast) -> Page:
    narrow = {"width": 400, "height": 700}
    return new_page(cast.minji, viewport=narrow, java_script_enabled=request.param)


def test_at_a_sentence_above_the_form(page):
    page.goto("/i/AI-1/background/")
    page.get_by_text("Add a fact").click()
    page.locator("#id_text").fill("Two forums")
    page.locator("#id_where").fill("https://")
    page.get_by_role("button", name="Add the fact").click()
    led_to(page.get_by_text("This is not a web address"))


def test_at_the_first_field_with_a_fault(page):
    page.goto("/i/AI-1/stage/")
    page.locator("[name=extension-closes_at]").fill("2020-01-01T09:00")
    page.locator("[name=extension-reason]").fill("Two more weeks")
    page.get_by_role("button", name="Extend").click()
    led_to(page.locator("#extension .field__fault"))
    expect(page.locator("[name=extension-reason]")).to_have_value("Two more weeks")


def test_at_the_source_that_was_not_given(page):
    page.goto("/i/AI-1/1/")
    page.locator("#evidence summary").click()
    page.get_by_role("button", name="Add the source").click()
    led_to(page.locator("#evidence .notice--fault"))


def led_to(fault: Locator) -> None:
    expect(fault).to_be_in_viewport()
    expect(fault.locator("xpath=ancestor-or-self::*[@autofocus]")).to_be_focused()
