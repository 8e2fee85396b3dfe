"""The request's id, its line in the log, and the headers that every answer carries."""

import re
import time

import structlog
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.utils.functional import SimpleLazyObject
from structlog.contextvars import bind_contextvars, clear_contextvars

from accounts.models import new_id
from config.faults import broken_api
from config.headers import protect

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
log = structlog.get_logger("madang.request")


class RequestContext:
    """Sets `request.id` from X-Request-ID when it is well formed, else a new one, and answers with it."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.is_async:
            return self._answer_async(request)
        began = _begin(request)
        return _end(request, self.get_response(request), began)

    def process_exception(self, request, exception):
        return broken_api(request, exception)

    async def _answer_async(self, request):
        began = _begin(request)
        return _end(request, await self.get_response(request), began)


def _begin(request) -> float:
    given = request.headers.get("X-Request-ID", "")
    request.id = given if REQUEST_ID.fullmatch(given) else str(new_id())
    clear_contextvars()
    bind_contextvars(request_id=request.id)
    return time.perf_counter()


def _end(request, response, began: float):
    response["X-Request-ID"] = request.id
    about = _who_and_what(request)
    protect(response, signed_in=about["user"] is not None)
    log.info("request", status=response.status_code, ms=_since(began), **about)
    return response


def _who_and_what(request) -> dict:
    # The route and not the path: paths carry one-time links.
    match = request.resolver_match
    named = match.kwargs if match else {}
    return {
        "method": request.method,
        "route": match.route if match else None,
        "workspace": named.get("key") or named.get("ref", "").partition("-")[0] or None,
        "user": _known_user(request),
    }


def _known_user(request) -> str | None:
    # `request.user` would fetch one for a view that did not ask; the API has put its own in that place.
    user = getattr(request, "_cached_user", None) or vars(request).get("user")
    if user is None or isinstance(user, SimpleLazyObject):
        return None
    return str(user.pk) if user.pk else None


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)
