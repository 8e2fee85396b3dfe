"""Every address that the resolver knows, and its path at a place, at another place, or at none."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import URLResolver, get_resolver

from .table import EMBEDDED_ONLY, LINES
from .world import Place

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
ABSENT = UUID("0190aaaa-0000-7000-8000-00000000abcd")
# What a workspace shares; a brief is its reader's own until it is accepted.
COMMON = {
    "workspace",
    "organisation",
    "user",
    "membership",
    "file",
    "source",
    "policy",
    "invitation",
    "service",
    "credential",
    "notice",
    "reply",
    "digest",
    "token",
    "webhook",
    "message",
    *("agreement", "clause", "commitment", "milestone", "proof"),
    *("event", "deadline", "preparation", "pledge", "case"),
    *("body", "seat", "coming", "item", "minuted", "proposed"),  # a line of minutes is of its initiative
}
OPERATED = ("admin/", "operator/")
NAMED_IN_QUERY = {"api/v1/arguments", "api/v1/changes", "api/v1/suggestions"}
NAMED_BY = {"key": "key", "ref": "ref", "number": "number", "prefix": "token_key"}
NOTHING = {"prefix": "mdg_aaaaaaaaaaa", "key": "QQ", "ref": "QQ-1", "number": "98"}


@dataclass(frozen=True)
class Route:
    """``pattern`` as it is written in the urls, from the root; ``nouns`` by the names of its arguments."""

    pattern: str
    nouns: tuple[tuple[str, str], ...]
    path_known: str = ""

    @property
    def is_api(self) -> bool:
        return self.pattern.startswith("api/v1/")

    @property
    def is_placed(self) -> bool:
        """Whether it is about something of a place."""
        return bool(self.nouns)

    @property
    def mixes(self) -> bool:
        """Whether it names a container and something in it by an id of its own."""
        names = [name for name, _noun in self.nouns]
        return len(names) > 1 and names[-1] in ("pk", "user")

    def path(self, place: Place | None, inner: Place | None = None) -> str:
        """The address at a place, None for nowhere; ``inner`` is where what stands last comes from, if elsewhere."""
        if self.path_known:
            return self.path_known
        values = {name: value_of(name, noun, place) for name, noun in self.nouns}
        if inner is not place and self.mixes:
            name, noun = self.nouns[-1]
            values[name] = value_of(name, noun, inner)
        return "/" + ARGUMENT.sub(lambda found: values[found[1]], self.pattern)


def value_of(name: str, noun: str, place: Place | None) -> str:
    if noun.startswith("="):
        return noun[1:]
    if place is None:
        return NOTHING.get(name, str(ABSENT))
    row: Any = place.rows[noun]
    return str(getattr(row, NAMED_BY[name]) if name in NAMED_BY else row.pk)


@cache
def routes() -> tuple[Route, ...]:
    """Those that have a line; ``unknown`` and ``stale`` say what is wrong with the table."""
    return tuple(_route(pattern, LINES[pattern]) for pattern in patterns() if pattern in LINES)


def crawled() -> tuple[Route, ...]:
    """All but those of operators, who are asked for apart."""
    mine = (route for route in routes() if not route.pattern.startswith(OPERATED))
    return tuple(route for route in mine if route.pattern not in EMBEDDED_ONLY)


def operators() -> tuple[Route, ...]:
    return tuple(route for route in routes() if route.pattern.startswith(OPERATED))


def of_a_place() -> tuple[Route, ...]:
    """Those about something that one place holds, not about what all of its workspace see."""
    return tuple(
        route
        for route in crawled()
        if route.pattern in NAMED_IN_QUERY
        or (route.nouns and not COMMON & {noun for _name, noun in route.nouns})
    )


def pages() -> tuple[Route, ...]:
    return tuple(route for route in crawled() if not route.is_api)


def api() -> tuple[Route, ...]:
    return tuple(route for route in crawled() if route.is_api)


@cache
def patterns() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_walk(get_resolver())))


def without_a_line(lines: Mapping[str, str] = LINES) -> set[str]:
    return set(patterns()) - lines.keys()


def without_a_route(lines: Mapping[str, str] = LINES) -> set[str]:
    return lines.keys() - set(patterns())


def _walk(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        pattern = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, pattern)
        else:
            yield pattern


def _route(pattern: str, line: str) -> Route:
    if line.startswith("/"):
        return Route(pattern, (), line)
    names, nouns = ARGUMENT.findall(pattern), [noun.strip() for noun in line.split(",") if noun.strip()]
    return Route(pattern, tuple(zip(names, nouns, strict=True)))
