"""The pages around briefs and people in Chromium: no barrier that axe knows, nothing that scrolls sideways."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from accounts.models import User
from deliberation.actions.briefs import hand_in_brief
from deliberation.permissions import Actor
from tests.browser.keyboard import press
from tests.cast import gather

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLE = Path(__file__).parents[1] / "data" / "briefs" / "article.txt"
NARROW = {"width": 400, "height": 800}
# Axe would fetch the imports of a sheet from the wrong folder.
STANDARDS = {"preload": False, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def hana(transactional_db) -> User:
    return gather().hana


@pytest.fixture
def review(hana) -> str:
    workspace = hana.memberships.get().workspace
    by = Actor(user=hana)
    brief = hand_in_brief(by=by, workspace=workspace, content=ARTICLE.read_bytes(), filename="a.txt")
    return f"/briefs/{brief.pk}/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_meets_a_barrier(new_page, hana, review, scheme):
    page = new_page(hana, viewport=NARROW, color_scheme=scheme)
    for path in (review, "/w/AI/briefs/new/", "/w/AI/people/", "/settings/", "/accounts/password/change/"):
        page.goto(path)
        require_no_barrier(page, path)


def test_a_visitor_meets_no_barrier_at_the_door(new_page, hana):
    User.objects.filter(pk=hana.pk).update(email="analyst@madang.example")
    page = new_page(None, viewport=NARROW)
    page.goto("/accounts/login/")
    require_no_barrier(page, "/accounts/login/")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_one_key_at_the_door_leads_to_ones_initiatives(new_page, hana, javascript):
    User.objects.filter(pk=hana.pk).update(email="analyst@madang.example")
    page = new_page(None, java_script_enabled=javascript)
    page.goto("/w/AI/")
    press(page.get_by_role("link", name="analyst@madang.example"))
    page.wait_for_url("**/w/AI/")


def require_no_barrier(page, path: str) -> None:
    found = Axe().run(page, options=STANDARDS)
    assert found.violations_count == 0, f"{path}: {found.generate_report()}"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
