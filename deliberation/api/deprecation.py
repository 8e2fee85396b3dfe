"""How an answer tells that its operation goes: RFC 9745 (Deprecation), RFC 8594 (Sunset)."""

from datetime import UTC, date, datetime

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import http_date

from .describing import Deprecated

TOLD_AT = "/api/v1/docs/"


def tell_deprecated(response: HttpResponse, deprecated: Deprecated) -> None:
    """Since when it is not to be used any more, from when it is gone, and where that is told."""
    response["Deprecation"] = f"@{_seconds(deprecated.since)}"
    response["Sunset"] = http_date(_seconds(deprecated.sunset))
    told = f'<{settings.BASE_URL}{TOLD_AT}>; rel="deprecation"; type="text/html"'
    response["Link"] = ", ".join(filter(None, (response.headers.get("Link"), told)))


def _seconds(day: date) -> int:
    """The beginning of a day, UTC, in seconds."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
