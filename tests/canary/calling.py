"""One call as one caller: what came back, what was written and logged; afterwards it is as if it never was."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from accounts.models import User
from config.logs import formatter
from tests.sessions import known_again

WRITE = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.I)
# Rows that keep account of a visit, not of anything that somebody said.
VISITS = frozenset({"django_session"})
# What differs between any two answers beside the request's id: nonces, and the tokens of forms. The reader's own id is
# the same in all, but a number that a request may repeat can stand in it by chance.
VARYING = re.compile(r'nonce="[^"]*"|(?<=csrfmiddlewaretoken" value=")\w+|(?<=<body data-reader=")[^"]*')
TOLD_ANEW = frozenset({"X-Request-ID", "Content-Security-Policy", "Set-Cookie", "Content-Length", "Date"})
JSON, FORM = "application/json", "multipart/form-data; boundary=BoUnDaRyStRiNg"


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    body: bytes = b""
    media: str = JSON
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: str
    wrote: frozenset[str]
    logged: str

    @property
    def everything(self) -> str:
        return "\n".join((self.body, *(f"{name}: {value}" for name, value in self.headers)))

    def alike(self, said: tuple[str, ...]) -> tuple:
        """What may not differ from another answer; ``said`` are the words of the request that it may repeat."""
        said = (dict(self.headers)["X-Request-ID"], *said)
        headers = [(name, _without(value, said)) for name, value in self.headers if name not in TOLD_ANEW]
        return self.status, _without(VARYING.sub("", self.body), said), tuple(headers)


@dataclass
class Caller:
    """``reader`` is who reads what comes back; a token is a credential of theirs, without it they are signed in."""

    name: str
    reader: str
    log: "Log"
    user: User | None = None
    token: str = ""
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    cookies: str = ""

    def __post_init__(self) -> None:
        if self.user is not None and not self.token:
            self.client.force_login(self.user)
            known_again(self.client)
        self.cookies = self.client.cookies.output(header="", sep=";")

    def call(self, asked: Request) -> Answer:
        """What a limit counts and what a sign-out ends is forgotten, so that one call does not hide another."""
        cache.clear()
        self.log.lines.clear()
        self.client.cookies = SimpleCookie(self.cookies)
        given = dict(asked.headers) | ({"Authorization": f"Bearer {self.token}"} if self.token else {})
        with transaction.atomic(), _written() as wrote:
            answer = self.client.generic(asked.method, asked.path, asked.body, asked.media, headers=given)
            body = answer.getvalue() if answer.streaming else answer.content
            transaction.set_rollback(True)
        return Answer(
            answer.status_code,
            tuple(answer.headers.items()),
            body.decode(errors="replace"),
            frozenset(wrote - VISITS),
            "\n".join(self.log.lines),
        )


class Log(logging.Handler):
    """Every line that any logger writes, as production writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(formatter(readable=False))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @contextmanager
    def alone(self) -> Iterator["Log"]:
        """In place of whoever else listens: thousands of lines are of no use to anybody."""
        root = logging.getLogger()
        handlers, level = root.handlers, root.level
        root.handlers = [self]
        root.setLevel(logging.INFO)
        try:
            yield self
        finally:
            root.handlers = handlers
            root.setLevel(level)


def _without(text: str, said: tuple[str, ...]) -> str:
    for word in said:
        if word in text:
            text = text.replace(word, "")
    return text


@contextmanager
def _written() -> Iterator[set[str]]:
    """The tables in which statements change a row in the meantime."""
    tables: set[str] = set()

    def note(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if isinstance(sql, str) and (found := WRITE.match(sql)) and context["cursor"].rowcount:
            tables.add(found[1])
        return result

    with connection.execute_wrapper(note):
        yield tables
