"""Asks for tasks by name. A queue that is away stops nobody's work: each task has a sweep that finds its rows."""

import logging

from celery import current_app
from django.core.cache import cache
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def ask_for(task: str, *args: str, seconds: float = 0, once: str = "", kept: float = 0) -> None:
    """Put a task on the queue, to be taken after ``seconds``.

    With a cache key ``once`` only where nobody asked for it under that key, which is ``kept`` for so many seconds.
    """
    try:
        if not once or cache.add(once, 1, timeout=kept):
            current_app.send_task(task, list(args), countdown=seconds)
    except (OperationalError, RedisError, OSError) as fault:
        log.warning("%s waits for the sweep: %s", task, fault.__class__.__name__)
