"""When to look whether something is new: at a word in Redis, and without one after a while."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager

import redis.asyncio
from django.conf import settings
from redis.exceptions import RedisError

from deliberation.calling import CHANNEL

log = logging.getLogger(__name__)

ALONE = 1.0  # seconds between two looks where nobody calls
CALLED = 5.0  # the longest wait for a call: one that was lost costs no more
GATHER = 0.2  # seconds in which calls of many workspaces are one
AGAIN = 10.0  # seconds until a Redis that is away is asked again


async def wakes() -> AsyncGenerator[None, None]:
    """Each time that it is worth a look; never less often than every CALLED seconds."""
    while True:
        if settings.REDIS_URL:
            try:
                async with aclosing(_calls()) as calls:
                    async for _ in calls:
                        yield
            except (RedisError, OSError) as fault:
                log.warning("live pages look by themselves: %s", fault.__class__.__name__)
        for _ in range(max(1, int(AGAIN / ALONE))):
            await asyncio.sleep(ALONE)
            yield


async def _calls() -> AsyncGenerator[None, None]:
    async with _listening() as channel:
        yield  # what came before this listened
        while True:
            called = await channel.get_message(ignore_subscribe_messages=True, timeout=CALLED)
            if called:
                await asyncio.sleep(GATHER)
            yield


@asynccontextmanager
async def _listening():
    client = redis.asyncio.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=5, health_check_interval=30
    )
    try:
        async with client.pubsub() as channel:
            await channel.subscribe(CHANNEL)
            yield channel
    finally:
        await client.aclose()
