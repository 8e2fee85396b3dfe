"""`/live/` itself, beside Django's own entry: as a request of Django's, each stream would hold a thread."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from io import BytesIO
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.db import Error
from django.http import QueryDict

from . import reading, rights
from .hub import hub
from .stream import ARGUMENT, BOARD, DISCUSSION, END, PATH, Stream, written

log = logging.getLogger(__name__)

App = Callable[..., Awaitable[None]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

PAGES = (BOARD, DISCUSSION, ARGUMENT)
BEAT = 15.0  # seconds of silence after which a comment says that the line stands
FIRST = b"retry: 5000\n\n"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
]


class Refused(Exception):
    """No stream: the status says why, and no browser asks again by itself."""

    def __init__(self, status: int):
        super().__init__(status)
        self.status = status


def with_live(application: App) -> App:
    """``application``, and streams at PATH."""

    async def served(scope: dict[str, Any], receive: Callable, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == PATH:
            await _answer(scope, receive, send)
        else:
            await application(scope, receive, send)

    return served


async def _answer(scope: dict[str, Any], receive: Callable, send: Send) -> None:
    try:
        stream = await _stream(scope)
        if not hub.enter(stream):
            raise Refused(429)
    except Refused as refused:
        await _refuse(send, refused.status)
        return
    except Error:  # the database is away
        await _refuse(send, 503)
        return
    sending = asyncio.create_task(_tell(stream, send))
    leaving = asyncio.create_task(_left(receive))
    try:
        await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
    finally:
        hub.leave(stream)
        for task in (sending, leaving):
            task.cancel()
        ends = await asyncio.gather(sending, leaving, return_exceptions=True)
    _say(end for end in ends if isinstance(end, Exception))


def _say(faults: Iterable[Exception]) -> None:
    """Who went is no fault; of another the reader's browser comes back by itself."""
    for fault in faults:
        if not isinstance(fault, OSError):
            log.warning("a stream ended: %s", fault.__class__.__name__)


async def _stream(scope: dict[str, Any]) -> Stream:
    """Raises Refused: 405, 400 for a host or a query that is none of ours, 404 for what is not there for a reader."""
    if scope["method"] != "GET":
        raise Refused(405)
    try:
        request = ASGIRequest(scope, BytesIO())
        request.get_host()
        asked = _asked(request.GET)
        last = int(request.headers.get("Last-Event-ID") or request.GET.get("since") or 0)
    except (DisallowedHost, ValueError, KeyError):
        raise Refused(400)
    stream = await reading.asked(reading.OPENING, _opened, _key_of(request), asked)
    stream.through = last
    return stream


def _asked(query: QueryDict) -> dict[str, Any]:
    """Raises ValueError or KeyError for what no page asks."""
    page, argument = query.get("page", BOARD), query.get("argument")
    if page not in PAGES or (page == ARGUMENT) != bool(argument):
        raise ValueError
    return {
        "initiative_id": UUID(str(query["initiative"])),
        "page": page,
        "argument_id": UUID(argument) if argument else None,
    }


def _key_of(request: ASGIRequest) -> str:
    return request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")


def _opened(session_key: str, asked: dict[str, Any]) -> Stream:
    """Raises Refused for who is not signed in, and for what that person does not see: alike."""
    user = rights.signed_in([session_key]).get(session_key) if session_key else None
    place = rights.place_of(user, asked["initiative_id"]) if user else None
    if user is None or place is None:
        raise Refused(404)
    return Stream(user_id=user.pk, session_key=session_key, workspace_id=place.workspace_id, **asked)


async def _tell(stream: Stream, send: Send) -> None:
    """What was missed, then what comes, until the reader goes or may read no more."""
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await _send(send, FIRST)
    await hub.listen_for(stream)
    last, missed = await reading.asked(reading.OPENING, reading.missed_by, stream)
    for news in missed:
        if stream.shows(news):
            await _send(send, written(news))
    stream.through = last
    while (news := await _next(stream)) is not END:
        if isinstance(news, bytes):
            await _send(send, news)
        elif news.seq > stream.through:
            await _send(send, written(news))
    await send({"type": "http.response.body", "body": b""})


async def _next(stream: Stream) -> Any:
    try:
        return await asyncio.wait_for(stream.waiting.get(), BEAT)
    except TimeoutError:
        return b":\n\n"


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _left(receive: Callable) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Send, status: int) -> None:
    headers = [
        (b"content-length", b"0"),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
