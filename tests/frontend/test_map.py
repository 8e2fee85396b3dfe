"""The map as its list tells it: everything that hangs together, once, and no more than the reader may see."""

import re

import pytest

from deliberation.actions import arguments, merging, moderation, votes
from deliberation.models import Argument, Initiative
from frontend.pages import maps
from tests.cast import MONDAY, argue, open_initiative
from tests.scene import set_scene

from .pages import queries_of, text_of

MAP = "/i/AI-1/map/"
NODE = re.compile(r'id="(\w+)" data-node|(<ol)|(</ol>)')
SUPPORT = r'id="n1"[^>]*data-support="(\d)"'


def tree_of(answer) -> dict[str, str]:
    """What each node hangs from, by the lists that it stands in."""
    above: list[str] = []
    found: dict[str, str] = {}
    node = ""
    for name, opens, _closes in NODE.findall(answer.content.decode().split('class="outline"')[1]):
        if name:
            node, found[name] = name, above[-1] if above else ""
        elif opens:
            above.append(node)
        else:
            node = above.pop()
    return found


def respond(cast, parent: Argument, claim: str, relation: str = "rebuts") -> Argument:
    return arguments.respond(
        by=cast.actor(cast.dohyun, MONDAY), parent=parent, relation=relation, claim=claim
    )


@pytest.fixture
def scene(cast):
    """#1 an advantage with a rebuttal #3, #2 a challenge, #4 an advantage."""
    return set_scene(cast)


def test_the_list_is_the_graph(cast, scene, browser):
    deep = respond(cast, scene.response, "Even so", "supports")
    hangs = tree_of(browser(cast.taeho).get(MAP))
    assert hangs == {
        "proposal": "",
        "advantage": "proposal",
        "challenge": "proposal",
        "n1": "advantage",
        "n2": "challenge",
        "n3": "n1",
        "n4": "advantage",
        f"n{deep.number}": "n3",
    }


def test_what_was_merged_shows_once_and_its_responses_where_it_shows(cast, scene, browser):
    below = respond(cast, scene.duplicate, "Not when they disagree")
    merging.merge_argument(by=cast.actor(cast.minji), argument=scene.duplicate, into=scene.argument)
    hangs = tree_of(browser(cast.taeho).get(MAP))
    assert "n4" not in hangs
    assert hangs[f"n{below.number}"] == "n1"


def test_what_is_hidden_is_a_tombstone_above_its_responses(cast, scene, browser):
    moderation.hide(by=cast.actor(cast.minji), thing=scene.argument, reason="It names a private person.")
    page = browser(cast.taeho).get(MAP)
    assert tree_of(page)["n3"] == "n1"
    assert scene.argument.claim not in text_of(page)
    assert "Advantage #1 Hidden by a facilitator. Rebuts #3" in text_of(page)


def test_what_was_withdrawn_says_so(cast, scene, browser):
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=scene.argument)
    assert f"Advantage #1 {scene.argument.claim} withdrawn" in text_of(browser(cast.taeho).get(MAP))


def test_support_is_told_in_words_and_as_a_step(cast, scene, browser):
    for who in (cast.jiwoo, cast.minji, cast.hana, cast.dohyun):
        votes.cast_vote(by=cast.actor(who), argument=scene.argument, value=1)
    page = browser(cast.taeho).get(MAP)
    assert "4 of 4 agree" in text_of(page)
    assert re.findall(SUPPORT, page.content.decode()) == ["3"]


def test_results_at_close_hold_on_the_map(cast, browser):
    argument = argue(cast, open_initiative(cast, results="at_close"), "Something to judge")
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    page = browser(cast.taeho).get(MAP)
    assert "agree" not in text_of(page).split("Something to judge")[1]
    assert "more support" not in text_of(page)
    assert re.findall(SUPPORT, page.content.decode()) == ["0"]
    Initiative.objects.update(stage="deciding")
    page = browser(cast.taeho).get(MAP)
    assert "1 of 1 agree" in text_of(page)
    assert re.findall(SUPPORT, page.content.decode()) != ["0"]


def test_the_public_is_told_tallies_from_five_votes_on(cast, scene, client):
    Initiative.objects.update(audience="public")
    votes.cast_vote(by=cast.actor(cast.hana), argument=scene.argument, value=1)
    page = client.get(MAP)
    assert scene.argument.claim in text_of(page)
    assert "1 of 1" not in text_of(page)
    assert re.findall(SUPPORT, page.content.decode()) == ["0"]


def test_who_may_not_see_the_initiative_has_no_map_of_it(cast, scene, browser):
    assert browser(cast.ben).get(MAP).status_code == 404


def test_an_empty_map_says_what_to_do(cast, initiative, browser):
    page = browser(cast.hana).get(MAP)
    assert "Nothing to draw yet" in text_of(page)
    assert "argument-map" not in re.sub(r"<script.*?</script>", "", page.content.decode())


def test_a_map_costs_the_same_queries_however_much_it_shows(cast, scene, browser):
    hana = browser(cast.hana)
    before = queries_of(hana, MAP)
    for number in range(5):
        respond(cast, argue(cast, scene.initiative, f"Another {number}"), f"Not so {number}")
    assert queries_of(hana, MAP) == before


def test_of_very_many_the_shallowest_are_shown(cast, scene, browser, monkeypatch):
    monkeypatch.setattr(maps, "MOST", 3)
    page = browser(cast.hana).get(MAP)
    assert [name for name in tree_of(page) if name.startswith("n")] == ["n4", "n1", "n2"]
    assert "These are the first 3 arguments" in text_of(page)


def test_what_the_map_alone_needs_is_named_on_its_page_alone(cast, scene, browser):
    hana = browser(cast.hana)
    assert '"dagre"' in hana.get(MAP).content.decode()
    assert '"dagre"' not in hana.get("/i/AI-1/").content.decode()
