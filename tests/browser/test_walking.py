"""Who walks with Tab alone sees at each step where the focus is, on a phone and at 400 % zoom as well."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models.workspaces import Cadence
from deliberation.actions.briefs import hand_in_brief
from deliberation.api.nouns import NOUNS
from deliberation.exchange.runs import run
from deliberation.models import Job, Subscription
from tests.browser.keyboard import go, look, tab_to
from tests.cast import gather
from tests.scene import set_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLE = Path(__file__).parents[1] / "data" / "briefs" / "article.txt"
PHONE, ZOOMED = {"width": 400, "height": 800}, {"width": 320, "height": 256}  # 1,280 × 1,024 at 400 %
STILL = {"reduced_motion": "reduce"}  # a page that still scrolls shows nothing yet
AT = "[...document.querySelectorAll('*')].indexOf(document.activeElement)"
OUT = "document.activeElement === document.body"


@pytest.fixture
def cast(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cast = gather()
    set_scene(cast)
    return cast


@pytest.mark.parametrize(
    ("javascript", "size"), [(True, ZOOMED), (False, PHONE)], ids=["zoomed", "on a phone without JavaScript"]
)
def test_the_digest_is_subscribed_to_and_the_initiative_taken_away(new_page, cast, javascript, size):
    Subscription.objects.filter(user=cast.hana).update(cadence=Cadence.OFF)
    page = new_page(cast.hana, java_script_enabled=javascript, viewport=size, **STILL)
    page.goto("/w/AI/")
    subscribe(page)
    page.goto("/i/AI-1/")
    take_away(page)


def subscribe(page: Page) -> None:
    go(page.get_by_label("Account menu"))
    go(page.get_by_role("link", name="Digests"))
    go(page.get_by_role("link", name="When they come"))
    go(page.locator("main").get_by_role("link", name="AI & Digital Diplomacy", exact=True))
    expect(page.get_by_text("No digest comes.")).to_be_visible()
    tab_to(page.get_by_role("radio", checked=True)).press("ArrowDown")
    expect(page.get_by_role("radio", name="daily")).to_be_checked()
    go(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("The next one:")).to_be_visible()


def take_away(page: Page) -> None:
    go(page.get_by_label("Manage and take away"))
    go(page.get_by_role("link", name="Export"))
    tab_to(page.get_by_role("radio", checked=True)).press("ArrowUp")
    expect(page.get_by_label("A briefing as text (Markdown)")).to_be_checked()
    go(page.get_by_role("button", name="Write the file"))
    expect(page.get_by_text("It waits for its turn.")).to_be_visible()
    run(Job.objects.get().pk, NOUNS)
    again = page.get_by_role("link", name="Look again")
    if again.is_visible():  # without JavaScript; with it the page looks by itself
        go(again)
    expect(page.get_by_role("link", name="Download")).to_be_visible()
    with page.expect_download() as file:
        go(page.get_by_role("link", name="Download"))
    assert "Two voices are heard twice" in file.value.path().read_text(encoding="utf-8")


def test_tab_leads_into_a_board_through_it_and_out_again(new_page, cast):
    page = new_page(cast.minji, viewport=ZOOMED, **STILL)
    page.goto("/i/AI-1/")
    tab_to(page.get_by_role("link", name="Skip to the content"), at_most=1).press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator("main").evaluate("(main) => main.contains(document.activeElement)")

    page.goto("/i/AI-1/")
    forth = walk(page, "Tab")
    assert forth == sorted(forth)  # in the order in which they are read
    assert len(forth) > page.locator("main a:visible").count()
    assert walk(page, "Shift+Tab") == forth[::-1]


def test_what_is_new_covers_nothing_that_tab_leads_to(new_page, cast):
    page = new_page(cast.minji, viewport=ZOOMED, **STILL)
    page.goto("/i/AI-1/")
    page.locator(".news").evaluate("(news) => { news.hidden = false }")
    expect(page.locator(".news")).to_be_visible()
    assert len(walk(page, "Tab")) > page.locator("main a:visible").count()


def test_a_menu_is_left_by_escape(new_page, cast):
    page = new_page(cast.minji, viewport=ZOOMED, **STILL)
    page.goto("/i/AI-1/")
    expect(page.locator("menu-closer:defined").first).to_be_attached()
    menus = page.locator("menu-closer summary:visible").all()
    assert len(menus) > 5
    for menu in menus:
        leave_by_escape(page, menu)


def test_the_end_of_a_brief_covers_no_field_of_it(new_page, cast):
    text = ARTICLE.read_text(encoding="utf-8")
    brief = hand_in_brief(by=cast.actor(cast.minji), workspace=cast.workspace, text=text)
    page = new_page(cast.minji, **STILL)
    for size in (ZOOMED, PHONE):
        page.set_viewport_size(size)
        page.goto(f"/briefs/{brief.pk}/")
        forth = walk(page, "Tab")
        assert len(forth) > page.locator("textarea").count() > 0
        assert walk(page, "Shift+Tab") == forth[::-1]


def walk(page: Page, key: str) -> list[int]:
    """The places of all that a key leads to until it leads out of the page, or round again."""
    places: list[int] = []
    for _step in range(300):
        page.keyboard.press(key)
        place = page.evaluate(AT)
        if page.evaluate(OUT) or place in places:
            return places
        look(page)
        places.append(place)
    raise AssertionError(f"{key} leads nowhere but to {places[-3:]}")


def leave_by_escape(page: Page, menu: Locator) -> None:
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    look(page)
    # Also where what Tab led to was swapped for what the menu fetched.
    expect(menu.locator("xpath=..").locator(".menu__panel:focus-within")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    assert menu.evaluate("(menu) => !menu.parentElement.open")
    menu.click()
    menu.evaluate("(menu) => menu.blur()")  # as browsers do that give a clicked menu no focus
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
