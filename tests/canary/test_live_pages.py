"""Live pages stand beside Django's addresses: asked by a caller of every kind, at every place, on every page."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from deliberation.changes.news import OTHER
from frontend.live import endpoint, hub, reading
from frontend.live.stream import ARGUMENT, BOARD, DISCUSSION
from tests.services.lines import Line, alone

from .calling import Caller
from .routes import ABSENT
from .world import AWAY, PLACES, Place, World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]  # one world for all

ALL = set(PLACES)
# Which places of AI each sees as a member: by handle, and whether by a token, which opens no line.
CALLERS: dict[tuple[str, bool], set[str]] = {
    ("visitor", False): set(),
    ("ben", False): {AWAY},
    ("ben", True): set(),
    ("robot", True): set(),
    ("yuna", False): set(),
    ("yuna", True): set(),
    ("minji", True): set(),
    ("taeho", False): ALL - {"draft", "named"},
    ("dohyun", False): ALL - {"draft", "named"},
    ("hana", False): ALL - {"draft"},
    ("minji", False): ALL,
    ("jiwoo", False): ALL,
}
HIDDEN = ("hidden argument", "hidden evidence", "hidden comment")


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """Questions are asked in the loop's thread, on the connection that sees the world; silence is short."""

    async def asked(threads, question, *given):
        return question(*given)

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    monkeypatch.setattr(reading, "asked", asked)
    monkeypatch.setattr(endpoint, "BEAT", 0.01)
    monkeypatch.setattr(endpoint, "hub", hub.Hub())


@pytest.mark.parametrize(("who", "sees"), CALLERS.items(), ids=[f"{who}-{token}" for who, token in CALLERS])
def test_a_line_tells_no_word_and_of_no_place_that_its_reader_does_not_see(planted, caller, who, sees):
    handle, by_token = who
    calling, opened = caller(handle, by_token=by_token), set()
    absent = told(planted, calling, {"initiative": ABSENT, "page": BOARD, "since": 0})
    assert absent[0] == 404
    for place in (*planted.places.values(), planted.away):
        for asked in pages_of(place):
            answer = told(planted, calling, asked)
            if place.name in sees:
                assert answer[0] == 200
                opened.add((place.name, asked["page"]))
            else:
                assert answer == absent, (place.name, asked)
    assert len(opened) == len(sees) * 3


def test_who_sees_a_place_is_told_something_there(planted, caller):
    """So that what is looked for above could be found."""
    status, body = told(planted, caller("hana"), next(pages_of(planted.places["open"])))
    assert (status, b"event: news" in body) == (200, True)


def pages_of(place: Place) -> Iterator[dict]:
    here = {"initiative": place.initiative.pk, "since": 0}
    yield here | {"page": BOARD}
    yield here | {"page": DISCUSSION}
    yield here | {"page": ARGUMENT, "argument": place.rows["argument"].pk}


def told(world: World, who: Caller, asked: dict) -> tuple[int | None, bytes]:
    """All that comes until nothing more does. No word that anybody wrote, nothing hidden as new, no word in a log."""
    who.log.lines.clear()
    here = connections[DEFAULT_DB_ALIAS]
    here.inc_thread_sharing()
    try:
        line = alone(_heard(who, asked, here))
    finally:
        here.dec_thread_sharing()
    assert world.canaries.heard_in(line.body.decode()) == set()
    assert world.canaries.heard_in("\n".join(who.log.lines)) == set()
    hidden = {str(world.places["open"].rows[name].pk) for name in HIDDEN}
    new = [one for one in line.events if one["group"] != OTHER]
    assert hidden & {one["id"] for one in new} == set()
    return line.status, line.body


async def _heard(who: Caller, asked: dict, world) -> Line:
    connections[DEFAULT_DB_ALIAS] = world  # else a thread has one of its own
    line = Line(None, **asked)
    if cookie := who.client.cookies.get(settings.SESSION_COOKIE_NAME):
        line.cookie = f"{settings.SESSION_COOKIE_NAME}={cookie.value}"
    line.more = [(b"authorization", f"Bearer {who.token}".encode())] if who.token else []
    await line.open()
    await line.until(lambda: line.ended or line.body.endswith(b"\n:\n\n"))
    await line.leave()
    line.body = line.body.replace(b":\n\n", b"")
    return line
