"""What is public is read without an account: these pages and answers and no others, without a name or a voice."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from deliberation.actions import positions, votes
from deliberation.models import Initiative
from tests.cast import MONDAY
from tests.scene import set_scene

PAGES = {
    "i/<ref:ref>/",
    "i/<ref:ref>/<int:number>/",
    "i/<ref:ref>/<int:number>/wordings/",
    "i/<ref:ref>/background/",
    "i/<ref:ref>/challenges/",
    "i/<ref:ref>/evidence/",
    "i/<ref:ref>/map/",
    "i/<ref:ref>/feed.atom",
    "i/<ref:ref>/similar/",
}
ANSWERS = {
    "api/v1/arguments/<uuid:pk>",
    "api/v1/arguments/<uuid:pk>/evidence",
    "api/v1/arguments/<uuid:pk>/responses",
    "api/v1/arguments/<uuid:pk>/revisions",
    "api/v1/evidence/<uuid:pk>",
    "api/v1/facts/<uuid:pk>",
    "api/v1/initiatives",
    "api/v1/initiatives/<uuid:pk>",
    "api/v1/initiatives/<uuid:pk>/arguments",
    "api/v1/initiatives/<uuid:pk>/attachments",
    "api/v1/initiatives/<uuid:pk>/facts",
    "api/v1/initiatives/<uuid:pk>/questions",
    "api/v1/questions/<uuid:pk>",
}
# One's own, and lists that are empty for who is nowhere a member.
OWN = {
    f"api/v1/{name}"
    for name in (
        *("actions", "briefs", "digests", "exports", "imports", "jobs", "me", "sources", "workspaces"),
        *("agreements", "bodies", "cases", "commitments", "events", "links", "meetings", "policy-records"),
    )
}
# Of everybody in AI-1, of what they said beside the arguments, and of what is theirs to do.
UNTOLD = (
    *("Jiwoo", "Minji", "Hana", "Dohyun", "Taeho"),
    *("Since when?", "One voice carries farther", "Draft a budget", "Joint statements"),
    *("Because we paid", "Only with a budget", "We would pay"),
)


@pytest.fixture
def scene(cast):
    scene = set_scene(cast)
    hana = cast.actor(cast.hana, MONDAY)
    votes.cast_vote(by=hana, argument=scene.challenge, value=1, reason="Because we paid")
    votes.state_view(by=hana, initiative=scene.initiative, value="for", reason="We would pay")
    positions.state_position(
        by=hana,
        initiative=scene.initiative,
        stand="support_with_conditions",
        conditions="Only with a budget",
    )
    Initiative.objects.update(audience="public")
    return scene


@pytest.fixture(params=["nobody", "ben"])
def reader(request, cast) -> Client:
    """A visitor, and a person who is no member."""
    client = Client()
    if request.param == "ben":
        client.force_login(cast.ben)
    return client


def test_these_pages_and_answers_are_public_and_no_others(scene, reader):
    opened = {route for route in routes() if reader.get(address(route, scene)).status_code == 200}
    assert opened == PAGES | ANSWERS


def test_lists_that_are_of_members_are_empty_for_who_is_none(cast, scene):
    ben = Client()
    ben.force_login(cast.ben)
    answers = {route: ben.get(f"/{route}").json() for route in OWN - {"api/v1/me"}}
    assert {route: told["results"] for route, told in answers.items() if told["results"]} == {}


def test_none_of_them_tells_a_name_a_vote_a_position_or_a_comment(scene, reader):
    for route in PAGES | ANSWERS:
        body = reader.get(address(route, scene)).content.decode()
        assert [word for word in UNTOLD if word in body] == [], route


def test_tallies_are_public_from_five_votes_on(cast, scene, reader):
    for who in ("jiwoo", "minji", "dohyun"):
        votes.cast_vote(by=cast.actor(getattr(cast, who), MONDAY), argument=scene.challenge, value=1)
    at = f"/api/v1/arguments/{scene.challenge.pk}"
    assert reader.get(at).json()["tally"] is None
    type(scene.challenge.tally).objects.filter(argument=scene.challenge).update(agree=5)
    assert reader.get(at).json()["tally"]["agree"] == 5


def test_before_it_opens_nothing_is_public(scene, reader):
    Initiative.objects.update(stage="draft")
    listed = {"api/v1/initiatives"}
    opened = {route for route in PAGES | ANSWERS if reader.get(address(route, scene)).status_code == 200}
    assert opened == listed
    assert reader.get("/api/v1/initiatives").json()["results"] == []


def routes() -> list[str]:
    """All below an initiative, a workspace or the API that need no question."""
    found = {
        route for route in _routes(get_resolver().url_patterns) if route.startswith(("i/", "w/", "api/"))
    }
    own = {route for route in found if route in OWN or route.startswith("api/v1/me/")}
    return sorted(found - own - {"api/v1/docs/", "api/v1/schema/"})


def _routes(patterns, before: str = ""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, f"{before}{pattern.pattern}")
        elif isinstance(pattern, URLPattern):
            yield f"{before}{pattern.pattern}"


def address(route: str, scene) -> str:
    """The route's address for what stands in the scene."""
    nouns = {
        "initiatives": scene.initiative,
        "arguments": scene.argument,
        "comments": scene.comment,
        "evidence": scene.evidence,
        "facts": scene.fact,
        "questions": scene.question,
        "actions": scene.action,
        "attachments": scene.attachment,
        "indicators": scene.indicator,
        "status-reports": scene.status_report,
        "options": scene.option,
        "criteria": scene.criterion,
        "waivers": scene.waiver,
        "suggestions": scene.suggestion,
        "sources": scene.evidence.source,
        "duplicates": scene.mark,
    }
    words = {"ref": "AI-1", "key": "AI", "number": "1"}

    def filled(part: re.Match) -> str:
        name, above = part[1].rpartition(":")[2], route[: part.start()].strip("/").rpartition("/")[2]
        return words.get(name) or str(nouns.get(above, scene.initiative).pk)

    return "/" + re.sub(r"<([^>]+)>", filled, route)
