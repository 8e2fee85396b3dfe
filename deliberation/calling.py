"""A word to the processes that serve live pages: something in a workspace got a number. Nothing depends on it."""

import logging
from functools import cache
from uuid import UUID

import redis
from django.conf import settings
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

CHANNEL = "madang:live"


def call_live_pages(workspace_id: UUID) -> None:
    """Where there is no Redis, or it is away, they look by themselves."""
    if not settings.REDIS_URL:
        return
    try:
        _client(settings.REDIS_URL).publish(CHANNEL, str(workspace_id))
    except (RedisError, OSError) as fault:
        log.warning("live pages are not called: %s", fault.__class__.__name__)


@cache
def _client(url: str) -> redis.Redis:
    return redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
