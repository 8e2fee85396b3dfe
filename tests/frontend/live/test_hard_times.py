"""What asks too much, and what goes wrong: whom it takes along, and whom it does not."""

import asyncio
from contextlib import aclosing

import pytest

from deliberation.actions import discussion
from deliberation.changes import news
from frontend.live import hub, reading, rights, waking
from tests.cast import argue
from tests.frontend.live.hearing import board, happens, run, told
from tests.services.lines import PATIENCE, Line

pytestmark = pytest.mark.django_db(transaction=True)


def everything(who, argument, page: str) -> Line:
    return Line(who, initiative=argument.initiative_id, page=page, since=0)


@pytest.mark.parametrize(("most", "far"), [(3, 20_000), (500, 3)])
def test_who_missed_much_is_told_that_it_is_much_and_then_what_comes(cast, argument, monkeypatch, most, far):
    monkeypatch.setattr(news, "AT_ONCE", most)
    monkeypatch.setattr(news, "FAR", far)
    for number in range(5):
        argue(cast, argument.initiative, f"Claim {number}", who=cast.dohyun)

    async def go():
        await happens(cast, argue, cast, argument.initiative, "Last", who=cast.dohyun)
        lines = [await everything(cast.hana, argument, page).open() for page in ("board", "discussion")]
        for line in lines:
            await line.hears(1)
        place = {"initiative": argument.initiative, "text": "Hm"}
        await happens(cast, argue, cast, argument.initiative, "New", who=cast.dohyun)
        await happens(cast, discussion.add_comment, by=cast.actor(cast.dohyun), **place)
        for line in lines:
            await line.hears(2)
            await line.leave()
        return [[group for group, _id in told(line)] for line in lines]

    assert run(go()) == [["much", "arguments"], ["much", "comments"]]


def test_one_reader_holds_no_more_lines_than_pages_are_looked_at(cast, argument, monkeypatch):
    monkeypatch.setattr(hub, "MOST_OF_ONE", 2)

    async def go():
        lines = [await board(cast, cast.hana, argument.initiative).open() for _ in range(3)]
        other = await board(cast, cast.dohyun, argument.initiative).open()
        await lines[0].leave()
        again = await board(cast, cast.hana, argument.initiative).open()
        for line in (lines[1], other, again):
            await line.leave()
        return [line.status for line in (*lines, other, again)]

    assert run(go()) == [200, 200, 429, 200, 200]


def test_what_cannot_be_told_stops_nothing_that_comes_after(cast, argument, monkeypatch, caplog):
    told_to, faults = reading.told_to, [KeyError("poison")]

    def once(*given):
        if faults:
            raise faults.pop()
        return told_to(*given)

    monkeypatch.setattr(reading, "told_to", once)

    async def go():
        line = await board(cast, cast.hana, argument.initiative).open()
        await happens(cast, argue, cast, argument.initiative, "Poison", who=cast.dohyun)
        await line.until(lambda: not faults)
        after = await happens(cast, argue, cast, argument.initiative, "Fine", who=cast.dohyun)
        await line.hears(1)
        await line.leave()
        return line, after

    line, after = run(go())
    assert told(line) == [("arguments", str(after.pk))]
    assert "live pages cannot tell what is new" in caplog.text


def test_where_nobody_can_say_who_may_read_nobody_goes_on_reading(cast, argument, monkeypatch, caplog):
    async def go():
        line = await board(cast, cast.hana, argument.initiative).open()
        monkeypatch.setattr(rights, "let_in", lambda streams: 1 / 0)
        await line.ends()
        return line

    assert run(go()).events == []
    assert "live pages cannot tell who may read" in caplog.text


def test_who_comes_while_the_listener_lets_go_of_its_calls_is_told_what_comes(cast, argument, monkeypatch):
    letting_go, gone = asyncio.Event(), asyncio.Event()

    async def wakes():
        async with aclosing(waking.wakes()) as looks:
            try:
                async for _ in looks:
                    yield
            finally:  # as with Redis, whose connection takes its time to close
                letting_go.set()
                await gone.wait()

    monkeypatch.setattr(hub, "wakes", wakes)

    async def go():
        first = await board(cast, cast.hana, argument.initiative).open()
        await happens(cast, argue, cast, argument.initiative, "For the first", who=cast.dohyun)
        await first.hears(1)
        await first.leave()
        await asyncio.wait_for(letting_go.wait(), PATIENCE)
        second = await board(cast, cast.hana, argument.initiative).open()
        for number in (1, 2):  # the first it may find by itself
            await happens(cast, argue, cast, argument.initiative, f"Claim {number}", who=cast.dohyun)
            await second.hears(number)
        gone.set()
        await second.leave()
        return second

    assert [group for group, _id in told(run(go()))] == ["arguments", "arguments"]
