"""Lines that nobody reads from, many of them, and what wakes them."""

import asyncio
import threading

import pytest
import redis
from django.db import connection

from deliberation import dispatch
from deliberation.calling import CHANNEL
from deliberation.changes import last_of
from frontend.live import hub, reading, rights, stream, waking
from tests.cast import argue
from tests.frontend.live.hearing import board, happens, run
from tests.services.lines import PATIENCE, session_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_takes_nothing_for_long_begins_again_where_it_ended(cast, argument, monkeypatch):
    monkeypatch.setattr(stream, "MOST_WAITING", 3)

    async def go():
        line = await board(cast, cast.hana, argument.initiative).open()
        line.may_send.clear()
        for number in range(6):
            await happens(cast, argue, cast, argument.initiative, f"Claim {number}", who=cast.dohyun)
        await asyncio.sleep(0.3)
        line.may_send.set()
        await line.ends()
        last = line.events[-1]["seq"] if line.events else line.query["since"]
        again = await board(cast, cast.hana, argument.initiative).open(last=last)
        await again.hears(6 - len(line.events))
        await again.leave()
        return [*line.events, *again.events]

    found = run(go())
    assert len({one["id"] for one in found}) == len(found) == 6


def test_what_is_asked_of_the_database_does_not_grow_with_the_readers(
    cast, argument, django_assert_max_num_queries
):
    since = last_of(cast.workspace)
    argue(cast, argument.initiative, "New", who=cast.minji)
    dispatch.dispatch(cast.workspace.pk)
    place = {"workspace_id": cast.workspace.pk, "initiative_id": argument.initiative_id, "page": "board"}
    streams = [
        stream.Stream(user_id=user, session_key=str(number), **place)
        for number in range(100)
        for user in (cast.hana.pk, cast.dohyun.pk, cast.ben.pk)
    ]
    with django_assert_max_num_queries(5):
        ((_news, seeing),) = reading.told_to(streams, {cast.workspace.pk: (since, last_of(cast.workspace))})
    assert seeing == {cast.hana.pk, cast.dohyun.pk}
    with django_assert_max_num_queries(4):
        rights.let_in(streams)


def test_two_hundred_idle_lines_hold_neither_connections_nor_threads(cast, argument, monkeypatch):
    monkeypatch.setattr(waking, "ALONE", 30.0)  # so that none is asked for while they are counted
    monkeypatch.setattr(hub, "MOST_OF_ONE", 200)

    async def go():
        before, threads = await asyncio.to_thread(_connections), threading.active_count()
        await asyncio.gather(*(line.open() for line in lines))
        async with asyncio.timeout(PATIENCE):  # until each was told what it missed
            while (held := await asyncio.to_thread(_connections) - before) > 0:  # noqa: ASYNC110 - the database tells no event
                await asyncio.sleep(0.1)
        more = threading.active_count() - threads
        await asyncio.gather(*(line.leave() for line in lines))
        return [line.status for line in lines], held, more

    lines = [board(cast, None, argument.initiative) for _ in range(200)]
    cookie = session_of(cast.hana)
    for line in lines:
        line.cookie = cookie
    statuses, held, more = run(go())
    assert statuses == [200] * 200
    assert held == 0
    assert more <= 4  # two that open, one that listens, and one of this test's own


def _connections() -> int:
    """Open ones to the test database, without the one that asks; SQLite keeps closed files open to use them again."""
    if connection.vendor == "sqlite":
        return 0
    try:
        with connection.cursor() as cursor:
            there = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT count(*) FROM pg_stat_activity WHERE {there}")  # noqa: S608
            return cursor.fetchone()[0]
    finally:
        connection.close()


# With Redis.


@pytest.mark.redis
def test_a_call_wakes_the_lines_at_once_and_without_redis_they_look_by_themselves(
    cast, argument, redis_url, settings, monkeypatch
):
    settings.REDIS_URL = redis_url
    monkeypatch.setattr(waking, "ALONE", 3600.0)
    monkeypatch.setattr(waking, "CALLED", 3600.0)

    async def go():
        line = await board(cast, cast.hana, argument.initiative).open()
        await line.until(lambda: _listeners(redis_url) == 1)
        await happens(cast, argue, cast, argument.initiative, "Called", who=cast.dohyun)
        await line.hears(1)
        monkeypatch.setattr(waking, "ALONE", 0.05)
        settings.REDIS_URL = "redis://127.0.0.1:1/0"  # nobody is there
        redis.Redis.from_url(redis_url).client_kill_filter(_type="pubsub")
        await happens(cast, argue, cast, argument.initiative, "Found", who=cast.dohyun)
        await line.hears(2)
        await line.leave()

    run(go())


def _listeners(url: str) -> int:
    return dict(redis.Redis.from_url(url).pubsub_numsub(CHANNEL))[CHANNEL.encode()]
