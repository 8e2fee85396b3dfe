"""Holds every answer of the tests against the schema, closed: what is not declared may not be there."""

from copy import deepcopy
from functools import cache
from urllib.parse import urlsplit

import orjson
from django.test import Client
from django.urls import resolve
from jsonschema import Draft202012Validator, FormatChecker

from deliberation.activity import KINDS, nobody
from deliberation.api.headers import SAYS
from deliberation.api.parts import whole_of
from deliberation.api.views.documents import SCHEMA_TYPE
from tests.api import recording

HAPPENED: dict[str, list[str]] = {}  # verbs, by the request's id; filled by conftest.py
OTHERS = (204, 401, 404, 405, 500)  # of addresses and methods that the schema does not know


@cache
def schema() -> dict:
    """The document as the API serves it."""
    answer = Client().get("/api/v1/schema/")
    assert answer["Content-Type"] == SCHEMA_TYPE
    return orjson.loads(answer.content)


def operations() -> dict[str, tuple[str, str, dict]]:
    """Method, path and operation, by the operation's name."""
    return {
        operation["operationId"]: (method, path, operation)
        for path, item in schema()["paths"].items()
        for method, operation in item.items()
    }


def resolved(node: dict) -> dict:
    """What a reference leads to, or the thing itself."""
    while "$ref" in node:
        _root, *path = node["$ref"].split("/")
        node = schema()
        for name in path:
            node = node[name]
    return node


def operation_of(method: str, path: str) -> dict | None:
    """What the schema says of a request; None for an address or a method that it does not know."""
    route = resolve(urlsplit(path).path).route
    item = schema()["paths"].get(template_of(route), {})
    return item.get(method.lower())


def check(method: str, path: str, answer, sent: bytes = b"") -> None:
    """Fail unless status, headers, media type and body are declared."""
    operation = operation_of("get" if method == "HEAD" else method, path)
    if operation is None:
        assert answer.status_code in OTHERS, answer.status_code
        return
    declared = operation["responses"].get(str(answer.status_code))
    assert declared is not None, f"{method} {path} answered {answer.status_code}: {answer.content[:300]}"
    declared = resolved(declared)
    _check_headers(f"{method} {path} {answer.status_code}", declared.get("headers", {}), answer)
    if answer.content:
        media = answer["Content-Type"].partition(";")[0]
        assert media in declared["content"], f"{method} {path} answered as {media}"
        if media.endswith("json"):
            _check_body(operation, answer, media, path)
    _check_told(operation, answer)
    recording.note(operation, method, answer, sent, lambda schema, one: validator_of(schema).is_valid(one))


def validator_of(said: dict) -> Draft202012Validator:
    """For a schema inside of the document."""
    return Draft202012Validator(
        {**said, "components": _closed()["components"]}, format_checker=FormatChecker()
    )


def template_of(route: str) -> str:
    """A route of the resolver as the schema writes it."""
    parts = []
    for part in route.split("/"):
        name = part.strip("<>").rpartition(":")[2]
        parts.append(f"{{{'id' if name == 'pk' else name}}}" if part.startswith("<") else part)
    return "/" + "/".join(parts)


def _check_headers(what: str, declared: dict, answer) -> None:
    """What is said to be there always is, and nothing of what the schema knows comes unsaid."""
    needed = {name for name, one in declared.items() if resolved(one).get("required")}
    told = {name for name in SAYS if answer.has_header(name)}
    assert needed <= told, f"{what} lacks {needed - told}"
    assert told <= declared.keys(), f"{what} tells {told - declared.keys()}, which is not declared"


def _check_told(operation: dict, answer) -> None:
    """Where people hear of what a request did, it can be sent without that they do."""
    telling = [
        verb for verb in HAPPENED.pop(answer["X-Request-ID"], ()) if KINDS[verb].audience is not nobody
    ]
    takes = "notify" in {one["name"] for one in operation.get("parameters", [])}
    assert takes or not telling, f"{operation['operationId']} tells of {telling}"


def _check_body(operation: dict, answer, media: str, path: str) -> None:
    is_part = "fields=" in path
    _validator(media, operation["operationId"], str(answer.status_code), is_part).validate(answer.json())


@cache
def _validator(media: str, operation_id: str, status: str, is_part: bool) -> Draft202012Validator:
    """What is asked for without `fields` has every member."""
    _method, _path, operation = operations()[operation_id]
    said = resolved(operation["responses"][status])["content"][media]["schema"]
    return validator_of(said if is_part else whole_of(said))


@cache
def _closed() -> dict:
    closed = deepcopy(schema())
    for component in closed["components"]["schemas"].values():
        if "properties" in component:
            component["additionalProperties"] = False
    return closed
