"""Every page of a deliberation, with one of everything on it, in Chromium: no barrier that axe knows at 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from deliberation.actions.positions import state_position
from tests.browser.test_briefs_and_people import STANDARDS
from tests.cast import gather
from tests.scene import set_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ZOOMED = {"width": 320, "height": 600}
HOUSE = (
    "/ /w/AI/ /w/AI/new/ /w/AI/sources/ /w/AI/sources/new/ /w/AI/digest/ /inbox/ /digests/ /search/"
    " /search/?q=voice"
)
INITIATIVE = (
    "/ /edit/ /vote/ /view/ /discussion/ /background/ /challenges/ /positions/ /actions/ /decision/ /stage/ /readers/"
    " /moderation/ /changes/ /standing/ /sheet/ /map/ /evidence/"
)
ARGUMENT = "/ /edit/ /move/ /wordings/ /suggestions/ /votes/ /positions/ /duplicate/?of=4 /withdraw/"


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.fixture
def paths(cast) -> list[str]:
    scene = set_scene(cast)
    by, conditions = cast.actor(cast.jiwoo), "With a budget of its own"
    state_position(by=by, initiative=scene.initiative, stand="support_with_conditions", conditions=conditions)
    at = "/i/AI-1"
    return [
        *HOUSE.split(),
        *(at + path for path in INITIATIVE.split()),
        *(f"{at}/1{path}" for path in ARGUMENT.split()),
        f"{at}/2/",
        f"{at}/2/challenge/",
        f"{at}/3/",
        f"{at}/1/evidence/{scene.evidence.pk}/",
        f"{at}/facts/{scene.fact.pk}/",
        f"{at}/questions/{scene.question.pk}/",
        f"{at}/actions/{scene.action.pk}/",
        f"{at}/indicators/{scene.indicator.pk}/",
        f"/w/AI/sources/{scene.evidence.source_id}/",
        f"/comments/{scene.comment.pk}/turn/",
        f"/comments/{scene.comment.pk}/hide/",
        f"/comments/{scene.comment.pk}/report/",
        f"{at}/follow/",
    ]


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("en", "dark"), ("ko", "light")])
def test_nobody_meets_a_barrier(new_page, cast, paths, language, scheme):
    cast.minji.language = language
    cast.minji.save()
    page = new_page(cast.minji, viewport=ZOOMED, color_scheme=scheme)
    faults = "\n".join(fault for path in paths for fault in barriers(page, path))
    assert not faults, faults


def barriers(page: Page, path: str) -> list[str]:
    page.goto(path)
    found = Axe().run(page, options=STANDARDS)
    width = page.evaluate("document.documentElement.scrollWidth")
    return [
        *([f"{path}: {found.generate_report()}"] if found.violations_count else []),
        *([f"{path}: {width} px wide"] if width > ZOOMED["width"] else []),
    ]
