"""Bytes in and out: strict JSON."""

from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser

JSON_TYPE = "application/json"
WRITTEN = orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC
DEEPEST = 16


class JSONParser(BaseParser):
    """A JSON body, at most DEEPEST levels deep."""

    media_type = JSON_TYPE

    def parse(self, stream, media_type=None, parser_context=None) -> Any:
        # Reading the request itself would pass by DATA_UPLOAD_MAX_MEMORY_SIZE.
        body = stream.body if hasattr(stream, "body") else stream.read()
        if not body:
            return {}
        try:
            data = orjson.loads(body)
        except orjson.JSONDecodeError as fault:
            raise ParseError(_("This is not JSON: %s.") % fault)
        if _depth(data) > DEEPEST:
            raise ParseError(_("This JSON is nested too deep."))
        return data


class Whatever(BaseContentNegotiation):
    """There is one form of every answer, so ``Accept`` decides nothing."""

    def select_parser(self, request, parsers):
        wanted = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == wanted), None)

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


def dump(data: Any) -> bytes:
    """JSON of plain data; datetimes in UTC with Z, ids as text."""
    return orjson.dumps(data, option=WRITTEN)


def json_answer(body: bytes, *, status: int = 200, content_type: str = JSON_TYPE) -> HttpResponse:
    return HttpResponse(body, status=status, content_type=content_type)


def empty_answer(status: int) -> HttpResponse:
    answer = HttpResponse(status=status)
    del answer["Content-Type"]
    return answer


def _depth(data: Any, level: int = 1) -> int:
    if level > DEEPEST or not isinstance(data, dict | list):
        return level
    inner = data.values() if isinstance(data, dict) else data
    return max((_depth(one, level + 1) for one in inner), default=level)
