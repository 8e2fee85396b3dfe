"""Holds every answer of the tests against the schema, closed: what is not declared may not be there."""

from copy import deepcopy
from functools import cache
from urllib.parse import urlsplit

import orjson
from django.test import Client
from django.urls import resolve
from jsonschema import Draft202012Validator, FormatChecker

from deliberation.api.views.documents import SCHEMA_TYPE


@cache
def schema() -> dict:
    """The document as the API serves it."""
    answer = Client().get("/api/v1/schema/")
    assert answer["Content-Type"] == SCHEMA_TYPE
    return orjson.loads(answer.content)


def operation_of(method: str, path: str) -> dict | None:
    """What the schema says of a request; None for an address or a method that it does not know."""
    route = resolve(urlsplit(path).path).route
    item = schema()["paths"].get(_template(route), {})
    return item.get(method.lower())


def check(method: str, path: str, answer) -> None:
    """Fail unless status, media type and body are declared."""
    operation = operation_of("get" if method == "HEAD" else method, path)
    if operation is None:
        assert answer.status_code in (204, 401, 404, 405), answer.status_code
        return
    declared = operation["responses"].get(str(answer.status_code))
    assert declared is not None, f"{method} {path} answered {answer.status_code}: {answer.content[:300]}"
    if answer.content:
        media = answer["Content-Type"]
        is_json = "json" in media
        said = media if is_json else media.partition(";")[0]
        assert said in declared["content"], f"{method} {path} answered as {media}"
        if is_json:
            _validator(media, operation["operationId"], str(answer.status_code)).validate(answer.json())


@cache
def _validator(media: str, operation_id: str, status: str) -> Draft202012Validator:
    closed = _closed()
    for item in closed["paths"].values():
        for operation in item.values():
            if operation["operationId"] == operation_id:
                said = operation["responses"][status]["content"][media]["schema"]
                whole = {**said, "components": closed["components"]}
                return Draft202012Validator(whole, format_checker=FormatChecker())
    raise LookupError(operation_id)


@cache
def _closed() -> dict:
    closed = deepcopy(schema())
    for component in closed["components"]["schemas"].values():
        if "properties" in component:
            component["additionalProperties"] = False
    return closed


def _template(route: str) -> str:
    parts = []
    for part in route.split("/"):
        name = part.strip("<>").rpartition(":")[2]
        parts.append(f"{{{'id' if name == 'pk' else name}}}" if part.startswith("<") else part)
    return "/" + "/".join(parts)
