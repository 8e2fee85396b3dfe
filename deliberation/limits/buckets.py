"""Where buckets are kept: in this process, or in Redis for all of them. A bucket is one number, the moment at which it
is full again (the generic cell rate algorithm), so taking is one step and needs no reading before.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from threading import Lock

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

log = logging.getLogger(__name__)

PATIENCE = 0.2  # seconds that a count may cost when Redis is slow
AWAY = 5  # seconds for which nothing is counted after it was
SWEPT_EVERY = 60  # seconds

# Times are Redis's own: the clocks of web servers differ. Answers whether to wait, and until it is full, in seconds.
TAKE = """
local now = redis.call('TIME')
now = now[1] + now[2] / 1000000
local period, cost = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + cost
if full - now > period + 0.000001 then
  return {tostring(full - now - period), tostring(full - cost - now)}
end
redis.call('SET', KEYS[1], string.format('%.6f', full), 'PX', math.ceil((full - now) * 1000))
return {'0', tostring(full - now)}
"""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Holds ``most``; an empty one is full again after ``seconds``."""

    most: int
    seconds: int

    @property
    def each(self) -> float:
        """Seconds until one more is in it."""
        return self.seconds / self.most

    def cost(self, many: int) -> float:
        """Seconds until ``many`` more are in it; no more than all, or a full one would never give them."""
        return min(many, self.most) * self.each


@dataclass(frozen=True, slots=True)
class Taken:
    """``wait`` is 0 when they were taken."""

    wait: float
    full_in: float
    left: int


@dataclass
class InProcess:
    clock: Callable[[], float] = time.monotonic
    full_at: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    swept_at: float = 0

    def take(self, key: str, bucket: Bucket, many: int = 1) -> Taken:
        now, cost = self.clock(), bucket.cost(many)
        with self.lock:
            self._sweep(now)
            full_at = max(self.full_at.get(key, 0), now) + cost
            if full_at - now > bucket.seconds + 1e-6:
                return _taken(bucket, full_at - now - bucket.seconds, full_at - cost - now)
            self.full_at[key] = full_at
        return _taken(bucket, 0, full_at - now)

    def _sweep(self, now: float) -> None:
        """Full buckets are as good as none."""
        if now - self.swept_at > SWEPT_EVERY:
            self.full_at = {key: full_at for key, full_at in self.full_at.items() if full_at > now}
            self.swept_at = now


class InRedis:
    """One round trip. While Redis is away nothing is counted: a limit must not stop work."""

    def __init__(self, url: str) -> None:
        no_retry = Retry(NoBackoff(), 0)
        client = Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=no_retry)
        self.script = client.register_script(TAKE)
        self.away_until = 0.0

    def take(self, key: str, bucket: Bucket, many: int = 1) -> Taken | None:
        if time.monotonic() < self.away_until:
            return None
        try:
            wait, full_in = self.script(keys=[f"madang:rate:{key}"], args=[bucket.seconds, bucket.cost(many)])
        except (RedisError, OSError) as fault:
            self.away_until = time.monotonic() + AWAY
            log.warning("limits are not counted: %s", fault.__class__.__name__)
            return None
        return _taken(bucket, float(wait), float(full_in))


@cache
def buckets() -> InProcess | InRedis:
    return InRedis(settings.REDIS_URL) if settings.REDIS_URL else InProcess()


def _taken(bucket: Bucket, wait: float, full_in: float) -> Taken:
    return Taken(wait, full_in, max(0, int((bucket.seconds - full_in) / bucket.each + 1e-6)))
