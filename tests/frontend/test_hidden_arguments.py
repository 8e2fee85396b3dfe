"""What hangs from a hidden argument is as hidden as its text, whichever door one comes by."""

import re

import pytest

from deliberation import dispatch
from deliberation.actions import arguments, discussion, moderation, sources
from deliberation.models import Argument, Challenge, Comment, Evidence, Initiative
from tests.cast import MONDAY
from tests.scene import set_scene

WHY = "It names a private person."
QUOTE, TALK, PLAN = "Article seven names him", "Is that the same man?", "Ask him in private"
CLAIM = "Two budgets, one summit"
CHANGES = "/i/AI-1/changes/?since=2026-05-01"
PAGES = (
    "/i/AI-1/",
    "/i/AI-1/2/",
    "/i/AI-1/challenges/",
    CHANGES,
    "/i/AI-1/sheet/",
    "/search/?q=seven",
    "/search/?q=same",
    "/search/?q=budgets",
    "/inbox/",
    "/",
)
LISTS = ("/i/AI-1/", "/i/AI-1/challenges/", CHANGES, "/i/AI-1/sheet/", "/")


@pytest.fixture
def scene(cast):
    """Under Dohyun's challenge #2 Hana quotes a source, says how to mitigate it and asks Taeho; Minji answers.

    All of it was told.
    """
    scene = set_scene(cast)
    hana = cast.actor(cast.hana, MONDAY)
    there = {"initiative": scene.initiative, "argument": scene.challenge}
    sources.add_evidence(by=hana, argument=scene.challenge, source={"title": "A decree"}, quote=QUOTE)
    call = f"{TALK} [@Taeho Lim](mention:{cast.taeho.pk})"
    first = discussion.add_comment(by=hana, text=call, **there)
    discussion.add_comment(by=cast.actor(cast.minji, MONDAY), text="He is not", parent=first, **there)
    handled = {"mitigation": PLAN, "responsible": cast.taeho}
    arguments.update_challenge(by=hana, argument=scene.challenge, version=None, **handled)
    dispatch.dispatch(cast.workspace.pk)
    return scene


@pytest.fixture
def evidence(scene):
    return Evidence.objects.get(argument=scene.challenge)


@pytest.fixture
def comment(scene):
    return Comment.objects.get(argument=scene.challenge, parent=None)


@pytest.fixture
def addresses(scene, evidence, comment):
    """By the words that they tell."""
    argument = f"/api/v1/arguments/{scene.challenge.pk}"
    return {
        QUOTE: (
            f"{argument}/evidence",
            f"/api/v1/evidence/{evidence.pk}",
            f"/evidence/{evidence.pk}/report/",
            f"/i/AI-1/2/evidence/{evidence.pk}/",
            f"/w/AI/sources/{evidence.source_id}/",
            "/i/AI-1/2/",
        ),
        TALK: (
            f"{argument}/comments",
            f"/api/v1/comments/{comment.pk}",
            f"/comments/{comment.pk}/report/",
            f"/i/AI-1/2/?to={comment.pk}",
            "/i/AI-1/2/",
        ),
        PLAN: (f"{argument}/challenge", "/i/AI-1/2/challenge/", "/i/AI-1/2/"),
        CLAIM: PAGES,
    }


@pytest.fixture
def hidden(cast, scene):
    def hide():
        moderation.hide(by=cast.actor(cast.minji, MONDAY), thing=scene.challenge, reason=WHY)

    return hide


def telling(client, addresses):
    """Which words each path tells; what was looked for is marked in them."""
    paths = {path for its in addresses.values() for path in its}
    pages = {path: re.sub("</?mark>", "", client.get(path).content.decode()) for path in paths}
    return {(words, path) for path, page in pages.items() for words in addresses if words in page}


def test_who_sees_the_tombstone_reads_nothing_that_hangs_from_it(cast, addresses, hidden, browser):
    taeho = browser(cast.taeho)
    told = telling(taeho, addresses)
    assert {words for words, _path in told} == {QUOTE, TALK, PLAN, CLAIM}
    assert {path for its in addresses.values() for path in its} - {path for _words, path in told} == set()
    hidden()
    assert telling(taeho, addresses) == set()


@pytest.mark.parametrize("who", ["dohyun", "minji"])
def test_its_author_and_facilitators_read_on(cast, addresses, hidden, browser, who):
    reader = browser(getattr(cast, who))
    before = {one for one in telling(reader, addresses) if not one[1].startswith(("/search", "/w/"))}
    hidden()
    assert {one for one in before if one[1] not in LISTS} <= telling(reader, addresses)


def test_one_s_own_words_stay_one_s_own_without_what_others_answered(
    cast, addresses, hidden, comment, browser
):
    hidden()
    page = browser(cast.hana).get("/i/AI-1/2/").content.decode()
    assert TALK in page
    assert QUOTE in page
    assert PLAN not in page
    assert "He is not" not in page
    assert browser(cast.hana).post(f"/comments/{comment.pk}/delete/").status_code == 303


def test_the_public_reads_no_evidence_of_it(scene, hidden, client):
    Initiative.objects.update(audience="public")
    paths = ("/i/AI-1/2/", f"/api/v1/arguments/{scene.challenge.pk}/evidence")
    assert [QUOTE in client.get(path).content.decode() for path in paths] == [True, True]
    hidden()
    answers = [client.get(path) for path in paths]
    assert [QUOTE in answer.content.decode() for answer in answers] == [False, False]
    assert [answer.status_code for answer in answers] == [200, 200]


def test_what_only_a_hidden_argument_cites_is_not_listed_as_cited(cast, scene, hidden, browser):
    path = f"/api/v1/initiatives/{scene.initiative.pk}/sources"
    assert b"A decree" in browser(cast.taeho).get(path).content
    hidden()
    assert b"A decree" not in browser(cast.taeho).get(path).content


@pytest.mark.parametrize("noun", [Evidence, Comment, Challenge])
def test_visible_to_asks_it_for_everybody(cast, scene, hidden, noun):
    here = noun.objects.filter(argument=scene.challenge)
    hidden()
    seen = {
        who: here.visible_to(getattr(cast, who)).count()
        for who in ("jiwoo", "minji", "dohyun", "taeho", "ben")
    }
    of_all = here.count()
    assert seen == {"jiwoo": of_all, "minji": of_all, "dohyun": of_all, "taeho": 0, "ben": 0}


def test_what_hangs_from_it_is_back_when_it_is_shown_again(cast, scene, addresses, hidden, browser):
    taeho = browser(cast.taeho)
    before = telling(taeho, addresses)
    hidden()
    moderation.show(by=cast.actor(cast.minji, MONDAY), thing=Argument.objects.get(number=2))
    assert telling(taeho, addresses) == before
