"""The map as it is drawn: by keys alone from node to node, folded, saved as a file, and back to the list."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from defusedxml import ElementTree
from playwright.sync_api import Page, expect

from tests.browser.test_briefs_and_people import STANDARDS
from tests.cast import gather
from tests.scene import set_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    set_scene(cast)
    return cast


def drawn(page: Page, path: str = "/i/AI-1/map/") -> Page:
    page.goto(path)
    expect(page.locator("argument-map")).to_have_attribute("data-drawn", "")
    return page


def press(page: Page, *keys: str) -> str:
    """Returns the name of the node that has the focus then."""
    for key in keys:
        page.keyboard.press(key)
    return page.evaluate("document.activeElement.dataset.id")


def saved(page: Page, button: str):
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value


def test_a_map_is_walked_folded_saved_and_read_as_a_list(new_page, cast):
    page = drawn(new_page(cast.hana))
    nodes = page.locator(".map__node")
    listed = page.locator("[data-node]").count()
    expect(nodes).to_have_count(listed)
    expect(page.locator(".map__tie")).to_have_count(listed - 1)
    assert Axe().run(page, options=STANDARDS).response["violations"] == []

    page.get_by_role("button", name="Save as PNG").focus()
    assert press(page, "Tab") == "proposal"
    upper = press(page, "ArrowLeft", "ArrowLeft")
    lower = press(page, "ArrowDown")
    assert {upper, lower} == {"n1", "n4"}
    assert press(page, "ArrowUp") == upper
    assert press(page, "ArrowRight") == "advantage"
    assert press(page, "ArrowRight", "ArrowRight") == "challenge"
    assert press(page, "ArrowLeft", "ArrowLeft") == "advantage"
    press(page, "Space")
    expect(nodes).to_have_count(listed - 3)
    assert press(page, "ArrowLeft") == "advantage"
    press(page, "Space")
    expect(nodes).to_have_count(listed)

    group = page.locator(".map__svg > g")
    before = group.get_attribute("transform")
    press(page, "+")
    assert group.get_attribute("transform") != before

    file = saved(page, "Save as SVG")
    assert file.suggested_filename == "AI-1-map.svg"
    picture = ElementTree.parse(file.path()).getroot()
    assert len(picture.findall(f".//{SVG}a")) == listed
    assert not [one for one in picture.iter() if one.get("style") or one.get("class")]
    assert saved(page, "Save as PNG").suggested_filename == "AI-1-map.png"

    page.get_by_role("button", name="As a list").click()
    expect(page.locator(".map__stage")).to_be_hidden()
    page.get_by_role("link", name="Two budgets, one summit").click()
    page.wait_for_url("**/i/AI-1/2/")


def test_buttons_fold_everything_unfold_it_and_bring_all_of_it_into_sight(new_page, cast):
    page = drawn(new_page(cast.hana))
    nodes, group = page.locator(".map__node"), page.locator(".map__svg > g")
    listed = page.locator("[data-node]").count()
    page.get_by_role("button", name="Fold all", exact=True).click()
    expect(nodes).to_have_count(3)  # the proposal and its two kinds
    page.get_by_role("button", name="Unfold all").click()
    expect(nodes).to_have_count(listed)
    fit = page.get_by_role("button", name="Fit")
    fit.click()
    fitted = group.get_attribute("transform")
    page.get_by_role("button", name="Zoom out").click()
    expect(group).not_to_have_attribute("transform", fitted)
    fit.click()
    expect(group).to_have_attribute("transform", fitted)


def test_where_there_is_little_room_the_list_comes_first_and_the_map_is_a_button_away(new_page, cast):
    page: Page = new_page(cast.hana, viewport={"width": 400, "height": 800})
    page.goto("/i/AI-1/map/")
    expect(page.locator("argument-map")).to_have_attribute("data-shows", "list")
    expect(page.locator(".map__stage")).to_be_hidden()
    expect(page.get_by_role("link", name="Two budgets, one summit")).to_be_visible()
    page.get_by_role("button", name="As a map").click()
    expect(page.locator(".map__node").first).to_be_visible()


def test_a_deep_link_leads_to_its_node(new_page, cast):
    page = drawn(new_page(cast.hana), "/i/AI-1/map/#n3")
    expect(page.locator('[data-id="n3"]')).to_be_focused()
    assert page.evaluate("document.activeElement.dataset.id") == "n3"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Two voices are heard twice")).to_be_visible()
