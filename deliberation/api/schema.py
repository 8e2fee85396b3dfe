"""What drf-spectacular cannot know by itself: names, credentials, strictness, refusals, conditions."""

from collections.abc import Iterator
from inspect import getdoc
from operator import attrgetter
from sys import modules
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework.serializers import ListSerializer

from . import headers, refusals
from .describing import NOTHING_SPECIAL, Facts
from .doors import SAFE
from .examples import add_examples
from .parts import tell_parts
from .serializers.base import Input

METHODS = ("get", "post", "put", "patch", "delete")
FACTS = "x-facts"  # on its way to the hook; not in the document
# What the converters of `urls.py` take.
PATHS: dict[str, dict[str, Any]] = {
    "key": {"pattern": "^[A-Z][A-Z0-9]{1,9}$"},
    "prefix": {"pattern": "^[-a-zA-Z0-9_]+$"},
    "system": {"pattern": "^[-a-zA-Z0-9_]+$"},
}


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


class MembersField(OpenApiSerializerFieldExtension):
    target_class = "deliberation.api.serializers.queries.Members"

    def map_serializer_field(self, auto_schema, direction) -> dict:
        items = {"type": "string", "enum": self.target.names}
        return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}


class WhoField(OpenApiSerializerFieldExtension):
    target_class = "deliberation.api.serializers.actions.WhoField"

    def map_serializer_field(self, auto_schema, direction) -> dict:
        return {"anyOf": [{"type": "string", "format": "uuid"}, {"type": "string", "const": "me"}]}


class Described(AutoSchema):
    """Operations by topic, nouns without “Shape”, and a visitor only where the Door lets one in."""

    def get_operation(self, *args, **kwargs) -> dict | None:
        operation = super().get_operation(*args, **kwargs)
        if operation is not None:
            operation[FACTS] = getattr(getattr(self.view, self.method.lower()), "facts", NOTHING_SPECIAL)
        return operation

    def get_tags(self) -> list[str]:
        return [type(self.view).__module__.rpartition(".")[2]]

    def get_description(self) -> str:
        return ""

    def get_serializer_name(self, serializer, direction) -> str:
        return super().get_serializer_name(serializer, direction).removesuffix("Shape")

    def _map_basic_serializer(self, serializer, direction) -> dict:
        schema = super()._map_basic_serializer(serializer, direction)
        at_least = getattr(serializer, "at_least", 0)
        return schema | {"minProperties": at_least} if at_least else schema

    def _unwrap_list_serializer(self, serializer, direction) -> dict | None:
        schema = super()._unwrap_list_serializer(serializer, direction)
        if schema is None or not isinstance(serializer, ListSerializer):
            return schema
        bounds = {"minItems": serializer.min_length, "maxItems": serializer.max_length}
        return schema | {name: bound for name, bound in bounds.items() if bound is not None}

    def _get_request_for_media_type(self, serializer, direction="request") -> tuple[dict, bool]:
        schema, required = super()._get_request_for_media_type(serializer, direction)
        return schema, required or bool(getattr(serializer, "at_least", 0))

    def get_auth(self) -> list[dict]:
        known = [one for one in super().get_auth() if one]
        return [*known, {}] if self.view.public and self.method in SAFE else known


def complete(result: dict, generator, request, public) -> dict:
    """Post-processing hook: every operation with all that comes in and goes out; bodies closed to unknown fields."""
    _call_ids_id(result)
    result["components"]["schemas"]["Problem"] = refusals.PROBLEM_SCHEMA
    result["components"]["headers"] = headers.components()
    result["components"]["responses"] = refusals.components()
    for path, method, operation in _operations(result):
        _complete(path, method, operation, operation.pop(FACTS))
        tell_parts(operation, result["components"]["schemas"])
    result["tags"] = [
        {"name": name, "description": said} for name, said in sorted(_topics(generator).items())
    ]
    for name in _names_in_bodies(result):
        schema = result["components"]["schemas"][name]
        schema["additionalProperties"] = False
        if schema.get("description") == getdoc(Input):
            del schema["description"]
    return _with_plain_patterns(result)


def _topics(generator) -> dict[str, str]:
    """What each file of views is about, by the tag of its operations."""
    rooms = {view.__module__ for view in map(attrgetter("cls"), _views(generator))}
    return {room.rpartition(".")[2]: getdoc(modules[room]).partition("\n\n")[0] for room in rooms}


def _views(generator) -> Iterator[Any]:
    return (view for _path, _regex, _method, view in generator.endpoints)


def _complete(path: str, method: str, operation: dict, facts: Facts) -> None:
    has_body = "requestBody" in operation
    operation["responses"] |= refusals.refusals_of(method, facts, names_a_noun="{" in path, has_body=has_body)
    parameters = operation.get("parameters", [])
    for parameter in parameters:
        _tighten(parameter)
    operation["parameters"] = [*parameters, *headers.asked_headers(method, operation, facts)]
    operation["description"] = " ".join(_sentences(method, operation, facts))
    headers.tell_headers(method, operation, facts)
    add_examples(operation)


def _tighten(parameter: dict) -> None:
    """What the framework leaves open: how lists are written, and what stands in addresses."""
    if parameter["schema"].get("type") == "array":
        parameter |= {"style": "form", "explode": False}
    if parameter["in"] == "path":
        parameter["schema"] |= PATHS.get(parameter["name"], {})


def _sentences(method: str, operation: dict, facts: Facts) -> Iterator[str]:
    """What is alike for many operations, in words."""
    yield f"{operation['summary']}."
    if {} in operation.get("security", []):
        yield "Without a credential, too, where the initiative is public."
    if facts.spends:
        yield f"Takes from “{facts.spends}”."
    if facts.tells:
        yield "People are told of it."
    if facts.deprecated:
        yield f"Goes on {facts.deprecated.sunset}; use {facts.deprecated.instead}."


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


def _with_plain_patterns(node: Any) -> Any:
    """Patterns as ECMA 262 has them: the framework writes the end of a text as Python does."""
    if isinstance(node, dict):
        return {
            key: inner.replace("\\z", "$").replace("\\Z", "$")
            if key == "pattern" and isinstance(inner, str)
            else _with_plain_patterns(inner)
            for key, inner in node.items()
        }
    return [_with_plain_patterns(inner) for inner in node] if isinstance(node, list) else node
