"""The one listener of a process: hears that something got a number, asks once for all streams, tells each its own."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import aclosing
from typing import Any
from uuid import UUID

from django.db import Error

from . import reading, rights
from .stream import Stream
from .waking import wakes

log = logging.getLogger(__name__)

LOOK = 20  # seconds between two looks at whether everybody may still read
MOST_OF_ONE = 20  # streams of one reader in a process: pages that nobody looks at hold none


class Hub:
    """Runs while there are streams, in the loop of the first."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.through: dict[UUID, int] = {}  # what was told so far, by workspace
        self.listening: asyncio.Task | None = None
        self.looked = 0.0

    def enter(self, stream: Stream) -> bool:
        """Whether there is room for one more of its reader; if so it is among the streams."""
        if sum(one.user_id == stream.user_id for one in self.streams) >= MOST_OF_ONE:
            return False
        self.streams.add(stream)
        return True

    async def listen_for(self, stream: Stream) -> None:
        """From here on what is new waits for this stream; what came before is its own to ask for."""
        loop = asyncio.get_running_loop()
        if stream.workspace_id not in self.through:
            last = await self._ask(reading.last_numbers, [stream.workspace_id])
            self.through.setdefault(stream.workspace_id, last.get(stream.workspace_id, 0))
        if self.listening is None or self.listening.done() or self.listening.get_loop() is not loop:
            self.looked = time.monotonic()
            self.listening = loop.create_task(self._listen())

    def leave(self, stream: Stream) -> None:
        self.streams.discard(stream)
        if not any(one.workspace_id == stream.workspace_id for one in self.streams):
            self.through.pop(stream.workspace_id, None)

    async def _listen(self) -> None:
        async with aclosing(wakes()) as woken:
            async for _ in woken:
                if not self.streams:
                    self.listening = None  # who comes while this lets go of its calls begins another
                    return
                try:
                    await self._tell()
                    await self._look()
                except Error as fault:  # the database is away; what is missed now is found by its number
                    log.warning("live pages wait: %s", fault.__class__.__name__)

    async def _tell(self) -> None:
        last = await self._ask(reading.last_numbers, list(self.through))
        ranges = {pk: (number, last[pk]) for pk, number in self.through.items() if last.get(pk, 0) > number}
        if not ranges:
            return
        for news, readers in await self._told_to(ranges):
            for stream in self.streams:
                if stream.user_id in readers:
                    stream.tell(news)
        self.through |= {pk: until for pk, (_since, until) in ranges.items() if pk in self.through}

    async def _told_to(self, ranges: dict) -> list:
        """Nothing where one of the lines cannot be told: those behind it can."""
        try:
            return await self._ask(reading.told_to, list(self.streams), ranges)
        except Error:
            raise
        except Exception:
            log.exception("live pages cannot tell what is new")
            return []

    async def _look(self) -> None:
        if time.monotonic() - self.looked < LOOK:
            return
        streams = list(self.streams)
        stay = await self._let_in(streams)
        for stream in streams:
            if stream not in stay:
                stream.end()
        self.looked = time.monotonic()

    async def _let_in(self, streams: list[Stream]) -> set[Stream]:
        """Nobody where it cannot be said who may read: each is asked by itself when it comes back."""
        try:
            return await self._ask(rights.let_in, streams)
        except Error:
            raise
        except Exception:
            log.exception("live pages cannot tell who may read")
            return set()

    async def _ask(self, question: Callable[..., Any], *given: Any) -> Any:
        return await reading.asked(reading.LISTENING, question, *given)


hub = Hub()
