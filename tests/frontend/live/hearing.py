"""Lines to what stands before the cast, and what somebody does meanwhile."""

import asyncio
from collections.abc import Coroutine

from django.db import connection, connections

from deliberation import dispatch
from deliberation.changes import last_of
from tests.services.lines import Line, alone


def board(cast, who, initiative, **query) -> Line:
    return Line(who, initiative=initiative.pk, page="board", since=last_of(cast.workspace), **query)


def page_of(cast, who, argument) -> Line:
    since = last_of(cast.workspace)
    return Line(who, initiative=argument.initiative_id, page="argument", argument=argument.pk, since=since)


async def happens(cast, act, *given, **named):
    """What somebody does, in a thread as a request would, and its number."""

    def done():
        try:
            result = act(*given, **named)
            dispatch.dispatch(cast.workspace.pk)
            return result
        finally:
            connection.close()

    return await asyncio.to_thread(done)


def run(work: Coroutine):
    """What ``work`` comes to. What the test asked for between two waits had a connection of its own."""
    return alone(_let_go(work))


async def _let_go(work: Coroutine):
    try:
        return await work
    finally:
        connections.close_all()


def told(line: Line) -> list[tuple[str, str]]:
    return [(one["group"], one["id"]) for one in line.events]
