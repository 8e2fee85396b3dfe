"""Callers of the API: a client for each of the cast, with a token of its own."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from accounts.actions import create_token
from accounts.models import User
from tests.api import contract

ALL = ("read", "write", "vote", "admin")


@dataclass
class Caller:
    """Speaks JSON under ``/api/v1/`` with the headers of one credential."""

    headers: dict[str, str]

    def get(self, path: str, **headers: str):
        return self.send("GET", path, None, **headers)

    def post(self, path: str, body: Any = None, **headers: str):
        return self.send("POST", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str):
        return self.send("PUT", path, body, **headers)

    def patch(self, path: str, body: Any = None, **headers: str):
        return self.send("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str):
        return self.send("DELETE", path, None, **headers)

    def send(self, method: str, path: str, body: Any, **headers: str):
        """``If_Match="…"`` becomes the header ``If-Match``."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        path = path if path.startswith(("http", "/api")) else f"/api/v1/{path}"
        path = path.removeprefix(settings.BASE_URL)
        sent = b"" if body is None else body if isinstance(body, bytes) else orjson.dumps(body)
        answer = Client().generic(
            method,
            path,
            sent,
            content_type=given.pop("Content-Type", "application/json"),
            headers={**self.headers, **given},
        )
        answer = whole(answer) if answer.streaming else answer
        contract.check(method, path, answer, sent)
        return answer


def whole(answer) -> HttpResponse:
    """An answer that comes in pieces, once all have come."""
    content = b"".join(answer.streaming_content)
    told = HttpResponse(content, status=answer.status_code, headers=dict(answer.headers))
    told.json = lambda: orjson.loads(content)
    return told


def caller(who: User, *scopes: str) -> Caller:
    """``who`` with a new token of these scopes, all by default."""
    _token, text = create_token(user=who, name="Test", scopes=scopes or ALL)
    return Caller({"Authorization": f"Bearer {text}"})


visitor = Caller({})
