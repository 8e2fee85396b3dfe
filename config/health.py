"""Is this process alive, and can it serve, for a load balancer; does mail leave, for a monitor."""

from collections.abc import Callable
from contextlib import closing
from functools import cache as cache_in_process

import structlog
from celery import current_app
from django.core.cache import cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deliberation.digests.alarm import alarms_now

log = structlog.get_logger(__name__)


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; asks nothing of the database or Redis."""
    return JsonResponse({"status": "alive"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when every part answers, else 503; says which part failed, never why: that is in the log."""
    checks = {name: _passes(name, check) for name, check in CHECKS.items()}
    well = all(checks.values())
    parts = {name: "ok" if passed else "failed" for name, passed in checks.items()}
    return JsonResponse({"status": "ready" if well else "not ready", **parts}, status=200 if well else 503)


@require_safe
@never_cache
def mail(request: HttpRequest) -> JsonResponse:
    """200 while all is sent that should be, else 503 with the codes of what is wrong; never whose mail it is."""
    try:
        found = [one.code for one in alarms_now()]
    except Exception as fault:
        log.warning("nobody knows about mail", fault=type(fault).__name__)
        return JsonResponse({"status": "not known"}, status=503)
    return JsonResponse(
        {"status": "alarm" if found else "well", "alarms": found}, status=503 if found else 200
    )


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _migrations() -> bool:
    return _known_migrations() <= MigrationRecorder(connection).applied_migrations().keys()


@cache_in_process
def _known_migrations() -> frozenset[tuple[str, str]]:
    # Read from disk once: code does not change under a running process.
    return frozenset(MigrationLoader(None).graph.nodes)


def _cache() -> bool:
    cache.set("readyz", "here", timeout=10)
    return cache.get("readyz") == "here"


def _queue() -> bool:
    with closing(current_app.connection_for_write()) as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
        return bool(broker.connected)


CHECKS = {"database": _database, "migrations": _migrations, "cache": _cache, "queue": _queue}


def _passes(name: str, check: Callable[[], bool]) -> bool:
    # Whatever a client library raises, the answer to the load balancer is the same.
    try:
        return check()
    except Exception as fault:
        log.warning("not ready", part=name, fault=type(fault).__name__)
        return False
