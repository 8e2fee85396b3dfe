"""Nothing is left out: every route has a line, every operation is called, every text is planted."""

import pytest

from tests.api.contract import schema

from .asking import METHODS, requests
from .bodies import BODIES, FORMS
from .planting import CODES, is_planted, texts
from .routes import crawled, operators, patterns, without_a_line, without_a_route
from .rules import RULES
from .table import EMBEDDED_ONLY, LINES

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]  # one world for all
WRITING = ("post", "put", "patch", "delete")


def test_every_route_has_a_line_in_the_table():
    assert without_a_line() == set()


def test_no_line_is_of_a_route_that_is_gone():
    assert without_a_route() == set()


def test_a_route_without_a_line_and_a_line_without_a_route_are_noticed():
    lines = {pattern: line for pattern, line in LINES.items() if pattern != "search/"} | {"gone/": ""}
    assert (without_a_line(lines), without_a_route(lines)) == ({"search/"}, {"gone/"})


def test_only_what_the_embedded_run_alone_serves_is_not_called():
    assert {pattern for pattern in patterns() if pattern.startswith("dev/")} == EMBEDDED_ONLY
    assert len(crawled()) + len(operators()) == len(patterns()) - len(EMBEDDED_ONLY)


def test_every_route_is_called_by_every_method(planted):
    for route in (*crawled(), *operators()):
        called = {asked.method for asked in requests(route, planted.places["open"], planted.bodies)}
        assert called == set(METHODS), route.pattern


def test_every_operation_of_the_schema_that_takes_a_body_is_sent_one_that_works(planted):
    sent = set(planted.bodies) | BODIES.keys() | FORMS.keys()
    known = {(_template(pattern), method.lower()) for pattern, method in sent}
    asked = {
        (path, method)
        for path, item in schema()["paths"].items()
        for method in item
        if method in WRITING and "requestBody" in item[method]
    }
    assert asked - known == set()


def test_every_column_that_holds_a_text_is_planted_or_said_to_hold_codes():
    named = {f"{model.__name__}.{field.name}" for model, field in texts()}
    named |= {f"{model.__name__}.*" for model, _field in texts()}
    assert CODES - named == set()
    assert {model.__name__ for model, field in texts() if is_planted(model, field)} <= RULES.keys()


def _template(pattern: str) -> str:
    parts = []
    for part in pattern.split("/"):
        name = part.strip("<>").rpartition(":")[2]
        parts.append(f"{{{'id' if name == 'pk' else name}}}" if part.startswith("<") else part)
    return "/" + "/".join(parts)
