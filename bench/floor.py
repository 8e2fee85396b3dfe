"""Plain Django without middleware, sign-in or ORM: the rows of a measured line in an answer of the same size.

/floor/<line>/?bytes=12345&initiative=…; a vote goes to /floor/vote/<argument>/<voter>/<value>/.
"""

from pathlib import Path

import orjson
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from bench.bare_vote import cast

QUERIES = {file.stem: file.read_text() for file in Path(__file__).with_name("sql").glob("*.sql")}
PAGE = """<!doctype html><title>Floor</title>{% for row in rows %}
<article><h3>{{ row.0 }}</h3>{% for cell in row %}<p>{{ cell }}</p>{% endfor %}</article>{% endfor %}"""
TEMPLATE = Engine().from_string(PAGE)


def rows_page(request: HttpRequest, line: str) -> HttpResponse:
    """The rows in a Django template, or as JSON for the API's lines."""
    rows = _rows(line, request.GET.dict())
    if line.startswith("api-"):
        return HttpResponse(_sized(orjson.dumps(rows, default=str), request), "application/json")
    return HttpResponse(_sized(TEMPLATE.render(Context({"rows": rows})).encode(), request))


@transaction.atomic
def vote(request: HttpRequest, argument, voter, value: str) -> HttpResponse:
    with connection.cursor() as cursor:
        cast(lambda *query: cursor.execute(*query) or cursor, argument, voter, int(value))
    return HttpResponse(b'{"value": %d}' % int(value), "application/json")


class OwnRoutes:
    """The one middleware: these addresses are not the product's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.urlconf = __name__
        return self.get_response(request)


def _rows(line: str, params: dict) -> list:
    with connection.cursor() as cursor:
        cursor.execute(QUERIES[line], params)
        return cursor.fetchall()


def _sized(body: bytes, request: HttpRequest) -> bytes:
    return body.ljust(int(request.GET.get("bytes", 0)))


def _plain() -> WSGIHandler:
    whole, settings.MIDDLEWARE = settings.MIDDLEWARE, [f"{__name__}.OwnRoutes"]
    try:
        return WSGIHandler()
    finally:
        settings.MIDDLEWARE = whole


urlpatterns = [
    path("floor/vote/<uuid:argument>/<uuid:voter>/<value>/", vote),
    path("floor/<line>/", rows_page),
]
application = _plain()
