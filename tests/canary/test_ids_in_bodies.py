"""An id of another workspace in a body, or a tag that was read there: taken as one that is not there."""

from collections import Counter

import pytest

from .calling import Request
from .crawler import Crawler
from .routes import ABSENT, api, crawled
from .world import Place

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]  # one world for all
CAST = ("jiwoo", "minji", "hana", "dohyun", "taeho", "mofa", "msit", "trade")
# Whose ids stand in bodies, and what is read with a tag; more may come.
TRIED = {"argument", "challenge", "comment", "evidence", "hana", "minji", "mofa", "msit", "reader", "trade"}
TAGGED = {
    *("actions", "arguments", "comments", "digests", "duplicates", "evidence", "facts", "indicators"),
    *("options", "criteria", "status-reports"),
    *("initiatives", "me", "positions", "questions", "reports", "sources", "suggestions", "workspaces"),
}


@pytest.mark.parametrize("who", ["ben", "hugo"])
def test_an_id_of_another_workspace_is_no_id(planted, caller, who):
    """Everything that verbs send, sent in ZZ with its own ids; then with one of AI's, then with nobody's."""
    opened, away = planted.places["open"], planted.away
    here, there = ids_of(opened), ids_of(away)
    crawler, tried = Crawler(planted, caller(who)), Counter()
    for route in crawled():
        for method in ("POST", "PUT", "PATCH"):
            for sent in planted.bodies.get((route.pattern, method), ()):
                for name in (name for name, its in here.items() if its in sent.body):
                    own = [(here[one], there[one]) for one in here if one != name]
                    foreign = Request(
                        method, route.path(away), swapped(sent.body, own), sent.media, sent.headers
                    )
                    nobodys = swapped(foreign.body, [(here[name], str(ABSENT).encode())])
                    absent = Request(method, foreign.path, nobodys, sent.media, sent.headers)
                    crawler.take_as_absent(route, foreign, absent, (here[name].decode(), str(ABSENT)))
                    tried[name] += 1
    assert not crawler.findings, crawler.report()
    assert TRIED - tried.keys() == set()
    assert tried.total() >= 26


def test_a_tag_that_somebody_else_read_tells_nothing(planted, caller):
    """No 304 for who may not have the answer itself."""
    minji, ben = caller("minji"), caller("ben")
    tagged = []
    for route in api():
        path = route.path(planted.places["open"])
        tag = dict(minji.call(Request("GET", path)).headers).get("ETag")
        if tag and route.is_placed:
            plain, asked = Request("GET", path), Request("GET", path, headers=(("If-None-Match", tag),))
            assert ben.call(asked).alike(()) == ben.call(plain).alike(()), path
            assert minji.call(asked).status == 304, path
            tagged.append(route.pattern.split("/")[2])
    assert TAGGED - set(tagged) == set()
    assert len(tagged) >= 22


def ids_of(place: Place) -> dict[str, bytes]:
    """By name in both workspaces: rows of the place, its people and organisations."""
    rows = {name: row for name, row in place.rows.items() if row is not None}
    rows |= {name: getattr(place.cast, name) for name in CAST}
    return {name: str(row.pk).encode() for name, row in rows.items()}


def swapped(body: bytes, pairs: list[tuple[bytes, bytes]]) -> bytes:
    for one, other in pairs:
        body = body.replace(one, other)
    return body
