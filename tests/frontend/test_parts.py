"""Which parts of an initiative are tabs, and which wait under *More*."""

import re

import pytest

from deliberation.actions import actions, facts, positions
from deliberation.models import Initiative
from tests.cast import argue

from .pages import parts_of, text_of

ALWAYS = ["Board", "Discussion"]


def test_a_new_initiative_has_a_board_and_a_discussion_and_the_rest_under_more(cast, browser):
    minji = browser(cast.minji)
    minji.post("/w/AI/new/", {"title": "Data flows"})
    tabs, more = parts_of(minji.get("/i/AI-1/"))
    assert tabs == ALWAYS
    assert {"Challenges", "Views", "Background", "Decision", "What changed", "Where it stands"} <= {*more}


def test_what_stands_under_more_can_be_read(cast, browser):
    minji = browser(cast.minji)
    minji.post("/w/AI/new/", {"title": "Data flows"})
    page = minji.get("/i/AI-1/").content.decode().split('<nav class="parts"')[1].split("</nav>")[0]
    hrefs = [piece.split('"')[0] for piece in page.split('href="')[1:]]
    assert {minji.get(href).status_code for href in hrefs} == {200}


def test_a_part_becomes_a_tab_with_the_first_thing_that_it_holds(cast, initiative, browser):
    hana, by = browser(cast.hana), cast.actor(cast.hana)
    assert parts_of(hana.get("/i/AI-1/"))[0] == [*ALWAYS, "Views", "Background"]
    argue(cast, initiative, "Two budgets", kind="challenge")
    actions.add_action(by=by, initiative=initiative, text="Ask the embassies.", owner=cast.hana)
    positions.state_position(by=cast.actor(cast.jiwoo), initiative=initiative, stand="support")
    tabs, more = parts_of(hana.get("/i/AI-1/"))
    assert tabs == [*ALWAYS, "Challenges", "Views", "Positions", "Background", "Actions"]
    assert not {*tabs} & {*more}


@pytest.mark.parametrize(
    ("path", "title"), [("", "AI-1 One record"), ("positions/", "Positions · AI-1 One record")]
)
def test_a_window_is_called_by_the_part_that_is_read(cast, browser, path, title):
    minji = browser(cast.minji)
    minji.post("/w/AI/new/", {"title": "One record"})
    assert f"<title>{title} · Madang</title>" in minji.get(f"/i/AI-1/{path}").content.decode()


def test_a_fact_is_a_background(cast, browser):
    minji = browser(cast.minji)
    minji.post("/w/AI/new/", {"title": "Data flows"})
    draft = Initiative.objects.get()
    facts.add_fact(by=cast.actor(cast.minji), initiative=draft, text="Both ministries have a cyber desk.")
    assert parts_of(minji.get("/i/AI-1/"))[0] == [*ALWAYS, "Background"]


def test_a_part_becomes_a_tab_when_its_stage_comes(cast, initiative, browser):
    hana = browser(cast.hana)
    assert "Decision" in parts_of(hana.get("/i/AI-1/"))[1]
    Initiative.objects.update(stage="deciding")
    assert "Decision" in parts_of(hana.get("/i/AI-1/"))[0]


def test_the_part_that_is_read_is_a_tab(cast, initiative, browser):
    answer = browser(cast.hana).get("/i/AI-1/standing/")
    tabs, more = parts_of(answer)
    assert "Where it stands" in tabs
    assert "Where it stands" not in more
    assert '<a href="/i/AI-1/standing/" aria-current="page">' in answer.content.decode()


def test_the_public_has_the_parts_alone_that_hold_something(cast, initiative, client):
    Initiative.objects.update(audience="public")
    assert parts_of(client.get("/i/AI-1/")) == (["Board", "Background"], [])
    argue(cast, initiative, "Two budgets", kind="challenge")
    assert parts_of(client.get("/i/AI-1/")) == (["Board", "Challenges", "Background"], [])


def test_the_sheet_is_one_click_and_files_are_in_the_menu(cast, initiative, browser, client):
    page = browser(cast.taeho).get("/i/AI-1/").content.decode()
    assert '<a class="button head__button" href="/i/AI-1/sheet/">' in page
    assert 'href="/i/AI-1/calendar.ics"' in page.split("head__menu")[1].split("</details>")[0]
    Initiative.objects.update(audience="public")
    assert "Meeting sheet" not in text_of(client.get("/i/AI-1/"))


@pytest.mark.parametrize("part", ["agreements", "cases", "events", "meetings", "register"])
def test_the_menu_of_the_follow_up_says_which_part_is_read(cast, browser, part):
    page = browser(cast.hana).get(f"/w/AI/{part}/").content.decode()
    assert page.count(f'<a href="/w/AI/{part}/" aria-current="page">') >= 1
    assert len({*re.findall(r'<a href="/w/AI/\w+/" aria-current="page">', page)}) == 1
