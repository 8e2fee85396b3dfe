"""What live pages ask of the database: each question from a thread that lets its connection go."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.db import connections
from django.http import HttpRequest
from django.utils import timezone

from accounts import demands
from accounts.models import User
from deliberation.changes.news import News, news_of
from deliberation.models import Initiative, Ledger
from deliberation.models.visibility import pairs_seen

from .stream import Stream

ASKING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")
SESSIONS = import_module(settings.SESSION_ENGINE).SessionStore


async def asked(loop, question: Callable[..., Any], *given: Any) -> Any:
    """The answer, without holding up the loop. A connection is let go even where it was only looked at."""
    return await loop.run_in_executor(ASKING, partial(_alone, question, *given))


def _alone(question: Callable[..., Any], *given: Any) -> Any:
    try:
        return question(*given)
    finally:
        connections.close_all()


def reader_of(request: HttpRequest) -> User | None:
    """The person of the request's session, who has shown what the workspaces ask for; None for anybody else."""
    request.session = SESSIONS(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    user = get_user(request)
    if not user.is_authenticated or demands.unmet(request, user):
        return None
    return user


def place_of(user: User, initiative_id: UUID) -> Initiative | None:
    """The initiative, where the reader sees it as a member."""
    rows = Initiative.objects.visible_to(user).filter(pk=initiative_id, reader_role__isnull=False)
    return rows.only("pk", "workspace").first()


def last_numbers(workspaces: Collection[UUID]) -> dict[UUID, int]:
    return dict(Ledger.objects.filter(pk__in=workspaces).values_list("pk", "last_change"))


def told_to(streams: Collection[Stream], ranges: dict[UUID, tuple[int, int]]) -> list[tuple[News, set[UUID]]]:
    """What is new from one number to another in each workspace, with who of the readers may be told of it."""
    news: list[News] = []
    for workspace_id, (since, until) in ranges.items():
        places = {one.initiative_id for one in streams if one.workspace_id == workspace_id}
        news += news_of(workspace_id, places, since=since, until=until)
    seeing = _seeing({one.initiative for one in news}, {one.user_id for one in streams})
    return [(one, {user for place, user in seeing if place == one.initiative}) for one in news]


def missed_by(stream: Stream) -> tuple[int, list[News]]:
    """What came since the stream's reader was told last, and the number up to which that is."""
    last = last_numbers([stream.workspace_id]).get(stream.workspace_id, 0)
    return last, list(news_of(stream.workspace_id, [stream.initiative_id], since=stream.through, until=last))


def let_in(streams: Collection[Stream]) -> set[Stream]:
    """Those whose session lasts, whose reader is not shut out, and who still see their place."""
    now = timezone.now()
    keys = Session.objects.filter(pk__in={one.session_key for one in streams}, expire_date__gt=now)
    sessions = set(keys.values_list("pk", flat=True))
    seeing = _seeing({one.initiative_id for one in streams}, {one.user_id for one in streams})
    return {
        one for one in streams if one.session_key in sessions and (one.initiative_id, one.user_id) in seeing
    }


def _seeing(initiatives: set[UUID], users: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Who of ``users`` sees which of ``initiatives`` as a member, now."""
    active = set(User.objects.filter(pk__in=users, is_active=True).values_list("pk", flat=True))
    return pairs_seen(Initiative.objects.filter(pk__in=initiatives), active) if initiatives else set()
