"""Every page, with one of everything on it, in Chromium: no barrier that axe knows, in light, in dark and in Korean.

At 400 px and at 320 px, which is what a page of 1280 px has at 400 % zoom, nothing scrolls sideways; each page has one
first heading and stands within landmarks; targets are large enough or apart, and one sees where the focus is.
"""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from accounts.models import User
from deliberation.actions.briefs import hand_in_brief
from tests.cast import gather
from tests.safe_text.everything import Everything, build
from tests.safe_text.places import PLACES, Place
from tests.safe_text.planting import send_all

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]

SWEEP = (Path(__file__).parent / "barriers.js").read_text(encoding="utf-8")
ZOOMED, PHONE = {"width": 320, "height": 600}, {"width": 400, "height": 800}
CONTRAST = "color-contrast"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FRAME = [
    "page-has-heading-one",
    "landmark-one-main",
    "landmark-unique",
    "region",
    "heading-order",
    "empty-heading",
]
ALL = {"runOnly": STANDARDS, "rules": {rule: {"enabled": True} for rule in FRAME}}
ALL_BUT_CONTRAST = {**ALL, "rules": {**ALL["rules"], CONTRAST: {"enabled": False}}}
ONLY_CONTRAST = {"runOnly": {"type": "rule", "values": [CONTRAST]}}
# Pages of others, and pieces that stand in a page of ours.
NOT_OURS = ("/admin/", "/api/", "/dev/mail/{kept}/html/")
PIECES = ("/w/AI/sources/options/", "/w/AI/sources/called/", "/i/AI-1/similar/", "/i/AI-1/people/")
# Ways in, and the page of one who is lost, which no table of pages names.
ALSO = [
    *(
        Place("nobody", path)
        for path in ("/accounts/login/code/", "/accounts/signup/", "/accounts/inactive/")
    ),
    *(Place("hana", path) for path in ("/accounts/password/change/", "/accounts/logout/", "/i/AI-99/")),
]


@pytest.fixture
def everything(transactional_db, settings) -> Everything:
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    everything = build(cast := gather())
    send_all(everything)
    short = "A plan\n\nAdvantages\n- It carries further\n- https://example.org/" + "long" * 40
    brief = hand_in_brief(by=cast.actor(cast.minji), workspace=cast.workspace, text=short)
    everything.ids["brief"] = brief.pk
    return everything


@pytest.fixture
def page_of(new_page, everything):
    """The page of each reader, who reads the language; opened when first asked for."""
    pages: dict[str, Page] = {}

    def open_page(who: str, language: str) -> Page:
        if who not in pages:
            user: User | None = getattr(everything.cast, who, None)
            User.objects.filter(pk=user and user.pk).update(language=language)
            pages[who] = new_page(user, viewport=ZOOMED, locale=language)
            pages[who].set_default_timeout(30_000)
            pages[who].context.add_init_script(AXE_SCRIPT)
        return pages[who]

    return open_page


def places() -> list[Place]:
    """Each address once, whatever is asked of it."""
    ours = [place for place in PLACES if not place.path.startswith((*NOT_OURS, *PIECES))]
    return list({(place.who, place.path.partition("?")[0]): place for place in [*ours, *ALSO]}.values())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_nobody_meets_a_barrier(page_of, everything, language):
    faults = []
    for place in places():
        page = page_of(place.who, language)
        page.goto(place.at(everything.ids))
        found = barriers(page, in_colours=language == "en")
        faults += [f"{place.who} {place.path}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


def barriers(page: Page, *, in_colours: bool) -> list[str]:
    """Colours are the same in both languages, and nothing but colours differs in the dark."""
    found = page.evaluate(SWEEP, {"rules": ALL if in_colours else ALL_BUT_CONTRAST, "frame": True})
    if in_colours:
        page.emulate_media(color_scheme="dark")
        found += page.evaluate(SWEEP, {"rules": ONLY_CONTRAST})
        page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    found += page.evaluate(SWEEP, {"rules": None})
    page.set_viewport_size(ZOOMED)
    return found
