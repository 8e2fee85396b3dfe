"""The page of components shows each of them, so that nobody has to look for one, and nothing on it can go stale."""

import re

import pytest
from django.test import Client

from frontend.pages.specimens import specimens
from tests.source import ROOT

TEMPLATES = ROOT / "frontend/templates/components"
SHEETS = ROOT / "frontend/static/css/components"
NOT_ALONE = {
    "account_links": "stand in the menu of the account",
    "bar": "stands on the page itself, as on every other",
    "field": "stands in the form",
    "more": "fetches what follows as soon as it is seen",
    "people": "stands in the reply",
    "upload": "stands in citing, and shows itself while a file is on its way",
    "live": "shows itself when a stream tells of something",
}
# What dresses one page is looked at there.
OF_ONE_PAGE = {
    "brief": "the review of a brief",
    "decide": "the form of a decision",
    "digest": "a digest",
    "home": "the first page",
    "map": "the map",
    "moderation": "the page of moderation",
    "news": "shows itself when a stream tells of something",
    "search": "the search",
    "sheet": "the sheet of a meeting",
    "signing_in": "the ways in",
    "steps": "the first steps of a workspace",
    "standing": "where an initiative stands",
    "tour": "shows itself beside what it tells of",
    "through": "voting through",
    "webhook": "a webhook",
}
CLASS = re.compile(r"\.([a-z][\w-]*)")
STATE = re.compile(r"\.([a-z][a-z_-]*?--[a-z_]+(?:-[a-z]+)*)")
# What the board around it does to a component, and what a script says of a file that was not taken.
ELSEWHERE = {"board--compact", "vote__note--board", "upload--refused"}


@pytest.fixture
def html(db) -> str:
    return Client().get("/dev/components/").content.decode()


def classes_in(html: str) -> set[str]:
    return {name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}


def test_each_template_of_a_component_is_shown_or_said_to_stand_elsewhere():
    there = {path.stem for path in TEMPLATES.glob("*.html")}
    assert {one.name for one in specimens()} == there - NOT_ALONE.keys()
    assert NOT_ALONE.keys() <= there


def test_each_sheet_of_a_component_dresses_something_there(html):
    seen = classes_in(html)
    idle = {path.stem for path in SHEETS.glob("*.css") if not seen & set(CLASS.findall(path.read_text()))}
    assert idle - OF_ONE_PAGE.keys() == set()


def test_each_state_that_a_sheet_knows_is_there(html):
    states = {
        name
        for path in SHEETS.glob("*.css")
        if path.stem not in OF_ONE_PAGE
        for name in STATE.findall(path.read_text())
    }
    assert states - classes_in(html) == ELSEWHERE
    for state in ('aria-pressed="true"', 'aria-current="', 'aria-invalid="true"', "disabled", 'role="alert"'):
        assert state in html


def test_every_specimen_says_something(html):
    sections = html.split('<section class="section"')[1:]
    assert len(sections) == len(specimens()) + 2
    assert [section[:80] for section in sections if len(re.sub(r"<[^>]*>", "", section).split()) < 5] == []
