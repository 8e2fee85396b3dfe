"""The request's id, what the log says about it, and the browser features that no page may use."""

import re

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from structlog.contextvars import bind_contextvars, clear_contextvars

from accounts.models import new_id

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
)


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
        self._begin(request)
        return self._end(request, self.get_response(request))

    async def _answer_async(self, request):
        self._begin(request)
        return self._end(request, await self.get_response(request))

    def _begin(self, request) -> None:
        given = request.headers.get("X-Request-ID", "")
        request.id = given if REQUEST_ID.fullmatch(given) else str(new_id())
        clear_contextvars()
        bind_contextvars(request_id=request.id)

    def _end(self, request, response):
        response["X-Request-ID"] = request.id
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response
