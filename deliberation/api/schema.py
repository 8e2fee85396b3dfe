"""What drf-spectacular cannot know by itself: names, credentials, strictness, refusals, conditions."""

from collections.abc import Iterator
from inspect import getdoc
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

from .describing import NAMED_IN_BODY, UNVERSIONED
from .doors import SAFE
from .refusals import PROBLEM_SCHEMA, TAG_SAYS, refusals_of
from .serializers.base import Input

TAG_PATTERN = r'^(\*|(W/)?"[0-9]+\.[0-9a-f]+")$'
METHODS = ("get", "post", "put", "patch", "delete")


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = "deliberation.api.authentication.BearerToken"
    name = "token"

    def get_security_definition(self, auto_schema) -> dict:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token; scopes read, write, vote, admin.",
        }


class SessionScheme(OpenApiAuthenticationExtension):
    target_class = "deliberation.api.authentication.Session"
    name = "session"

    def get_security_definition(self, auto_schema) -> dict:
        says = "The browser's session; writes carry X-CSRFToken."
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME, "description": says}


class Described(AutoSchema):
    """Operations by topic, nouns without “Shape”, and a visitor only where the Door lets one in."""

    def get_tags(self) -> list[str]:
        return [type(self.view).__module__.rpartition(".")[2]]

    def get_description(self) -> str:
        return ""

    def get_serializer_name(self, serializer, direction) -> str:
        return super().get_serializer_name(serializer, direction).removesuffix("Shape")

    def get_auth(self) -> list[dict]:
        known = [one for one in super().get_auth() if one]
        return [*known, {}] if self.view.public and self.method in SAFE else known


def complete(result: dict, generator, request, public) -> dict:
    """Post-processing hook: every operation with its refusals and conditions; bodies closed to unknown fields."""
    _call_ids_id(result)
    result["components"]["schemas"]["Problem"] = PROBLEM_SCHEMA
    for path, method, operation in _operations(result):
        kind = "put" if UNVERSIONED in operation else method
        names_a_noun = "{" in path or NAMED_IN_BODY in operation
        operation["responses"] |= refusals_of(kind, names_a_noun, "requestBody" in operation)
        operation["parameters"] = [*operation.get("parameters", []), *_headers_in(method, operation)]
        _tell_headers_out(operation, method)
    for name in _names_in_bodies(result):
        schema = result["components"]["schemas"][name]
        schema["additionalProperties"] = False
        if schema.get("description") == getdoc(Input):
            del schema["description"]
    return result


def _operations(result: dict) -> Iterator[tuple[str, str, dict]]:
    for path, item in result["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def _call_ids_id(result: dict) -> None:
    result["paths"] = {path.replace("{pk}", "{id}"): item for path, item in result["paths"].items()}
    for _path, _method, operation in _operations(result):
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path" and parameter["name"] == "pk":
                parameter["name"] = "id"


def _headers_in(method: str, operation: dict) -> list[dict]:
    if method == "patch" and UNVERSIONED not in operation:
        says = "the ETag of what you saw; its version is compared; or *"
        return [_header("If-Match", says, required=True, schema={"type": "string", "pattern": TAG_PATTERN})]
    if method == "post":
        says = "the same key and body are answered alike for 24 hours"
        return [_header("Idempotency-Key", says, schema={"type": "string", "minLength": 1, "maxLength": 255})]
    if method == "get" and not _is_list(operation):
        return [_header("If-None-Match", "an ETag; 304 when nothing changed")]
    return []


def _header(name: str, says: str, *, required: bool = False, schema: dict | None = None) -> dict:
    return {
        "in": "header",
        "name": name,
        "required": required,
        "description": says,
        "schema": schema or {"type": "string"},
    }


def _tell_headers_out(operation: dict, method: str) -> None:
    listing = _is_list(operation)
    if method == "get" and not listing:
        operation["responses"]["304"] = {"description": "You have it already."}
    for status in ("200", "201"):
        if status in operation["responses"]:
            name, says = ("Link", 'rel="next", while there is one') if listing else ("ETag", TAG_SAYS)
            told = {"description": says, "schema": {"type": "string"}}
            operation["responses"][status]["headers"] = {name: told}


def _is_list(operation: dict) -> bool:
    return any(parameter["name"] == "cursor" for parameter in operation.get("parameters", []))


def _names_in_bodies(result: dict) -> set[str]:
    """The components that request bodies are made of, down to the innermost."""
    found: set[str] = set()
    ahead = [operation.get("requestBody", {}) for _path, _method, operation in _operations(result)]
    while ahead:
        for name in _references(ahead.pop()):
            schema = result["components"]["schemas"][name]
            if name not in found and schema.get("type") == "object":
                found.add(name)
                ahead.append(schema)
    return found


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rpartition("/")[2]
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)
