"""What live pages ask of the database: each question from a thread that lets its connection go."""

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connections

from deliberation.changes.news import News, lately, news_of
from deliberation.models import Ledger

from .rights import seeing
from .stream import Stream

# Whoever opens pages, however many, leaves the listener a thread of its own.
OPENING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")
LISTENING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live-hub")


async def asked(threads: ThreadPoolExecutor, question: Callable[..., Any], *given: Any) -> Any:
    """The answer, without holding up the loop. A connection is let go even where it was only looked at."""
    return await asyncio.get_running_loop().run_in_executor(threads, partial(_alone, question, *given))


def _alone(question: Callable[..., Any], *given: Any) -> Any:
    try:
        return question(*given)
    finally:
        connections.close_all()


def last_numbers(workspaces: Collection[UUID]) -> dict[UUID, int]:
    return dict(Ledger.objects.filter(pk__in=workspaces).values_list("pk", "last_change"))


def told_to(streams: Collection[Stream], ranges: dict[UUID, tuple[int, int]]) -> list[tuple[News, set[UUID]]]:
    """What is new from one number to another in each workspace, with who of the readers may be told of it."""
    news: list[News] = []
    for workspace_id, (since, until) in ranges.items():
        places = {one.initiative_id for one in streams if one.workspace_id == workspace_id}
        news += news_of(workspace_id, places, since=since, until=until)
    pairs = seeing({one.initiative for one in news}, {one.user_id for one in streams})
    return [(one, {user for place, user in pairs if place == one.initiative}) for one in news]


def missed_by(stream: Stream) -> tuple[int, list[News]]:
    """What came since the stream's reader was told last, who still sees it, and the number up to which that is."""
    last = last_numbers([stream.workspace_id]).get(stream.workspace_id, 0)
    news = lately(stream.workspace_id, stream.initiative_id, since=stream.through, until=last)
    return last, news if news and seeing({stream.initiative_id}, {stream.user_id}) else []
