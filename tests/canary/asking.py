"""All that is asked of an address: every method, every format, with bodies that work and questions that name rows."""

from collections.abc import Iterator
from urllib.parse import quote

from .bodies import QUERIES, filled, written
from .calling import Request
from .recorded import Bodies
from .routes import Route
from .words import new_word
from .world import Place

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SAFE = ("GET", "HEAD", "OPTIONS")
HTMX = (("HX-Request", "true"),)
NOBODYS = new_word()  # what is found by words that are somebody's is asked apart
OUTER = object()
# Where one looks for words.
SEARCHES = (
    "/search/?q={word}",
    "/w/{workspace}/sources/?q={word}",
    "/w/{workspace}/sources/options/?where={word}",
    "/w/{workspace}/sources/called/?q={word}",
    "/w/{workspace}/register/?q={word}",
    "/w/{workspace}/cases/?q={word}",
    "/api/v1/cases?q={word}",
    "/api/v1/policy-records?q={word}",
    "/i/{ref}/similar/?claim={word}",
    "/i/{ref}/people/?q={word}",
    "/api/v1/search?q={word}",
    "/api/v1/initiatives?q={word}",
    "/api/v1/sources?q={word}",
    "/api/v1/initiatives/{initiative}/similar?claim={word}",
    "/api/v1/initiatives/{initiative}/people?q={word}",
)


def requests(route: Route, place: Place | None, bodies: Bodies, *, inner=OUTER) -> Iterator[Request]:
    """At a place (None: nowhere), in the same order for every place; ``inner`` is where what stands last comes from."""
    path = route.path(place, place if inner is OUTER else inner)
    for method in METHODS:
        if method in SAFE:
            yield Request(method, path)
        else:
            yield from _bodied(route, method, path, place, bodies)
    for query in ("", *QUERIES.get(route.pattern, ())):
        asked = f"{path}?{filled(query, place, NOBODYS)}" if query else path
        if query:
            yield Request("GET", asked)
        if not route.is_api:
            yield Request("GET", asked, headers=HTMX)
        elif not query:
            yield Request("GET", f"{path}?expand=html")


def _bodied(route: Route, method: str, path: str, place: Place | None, bodies: Bodies) -> Iterator[Request]:
    """As verbs of the table sent it, or as written by hand, or empty."""
    sent = bodies.get((route.pattern, method), ())
    for one in sent:
        yield Request(method, path, one.body, one.media, one.headers)
        if not route.is_api and method == "POST":
            yield Request(method, path, one.body, one.media, (*one.headers, *HTMX))
    if not sent:
        empty = Request(method, path, b"{}" if route.is_api else b"")
        yield written(route.pattern, method, place, path) or empty


def said_in(asked: Request) -> tuple[str, ...]:
    """What an answer may repeat of its request: the address and its parts, the longest first."""
    path, _mark, query = asked.path.partition("?")
    values = [part.partition("=")[2] for part in query.split("&")]
    words = {asked.path, path, *path.split("/"), *values, *(quote(value, safe="") for value in values)}
    return tuple(sorted((word for word in words if len(word) > 1), key=len, reverse=True))
