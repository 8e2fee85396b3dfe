"""How a view tells the schema what comes in and what goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from .rendering import JSON_TYPE
from .serializers.base import Input, Nothing
from .serializers.queries import NoQuery, with_fields, with_notify


@dataclass(frozen=True, slots=True)
class Deprecated:
    """Since when an operation is not to be used any more, when it goes, and what takes its place."""

    since: date
    sunset: date
    instead: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What Door and schema have to know of an operation beside its shapes.

    ``versioned`` False is for a PATCH of what has no version; ``names_version`` that a body may name the one that was
    seen, of what need not be there yet. ``may_be_missing`` says that the query or the body tells
    which noun is meant, or that there may be none; ``conflicts`` False that nothing stands against it at any moment;
    ``tagged`` False that its answer has no ETag; ``leads_on`` that it has a next page, and yet no cursor. ``spends``
    is from which bucket of the caller's limits it takes, where that is not the one of writes. ``tells`` says that
    people hear of it, unless it is sent with ``notify=false``.
    """

    versioned: bool = True
    names_version: bool = False
    may_be_missing: bool = False
    conflicts: bool = True
    tagged: bool = True
    leads_on: bool = False
    spends: str = ""
    tells: bool = False
    deprecated: Deprecated | None = None


NOTHING_SPECIAL = Facts()
# The framework leaves a body without fields out; here one is taken, and it is empty.
EMPTY_BODY = {JSON_TYPE: {"type": "object", "properties": {}, "additionalProperties": False}}


def describe(
    says: str,
    *,
    name: str,
    answer: type[serializers.Serializer] | serializers.Serializer | None = None,
    body: Any = None,
    query: type[Input] = NoQuery,
    status: int | tuple[int, ...] = 200,
    media: str = JSON_TYPE,
    sparse: bool = True,
    **facts: Any,
) -> Callable[[Callable], Callable]:
    """Decorate a view's method: a sentence, the operation's name, body, query, and the answer of its success.

    ``facts`` are those of Facts. A reading method whose answer has members takes ``?fields=`` unless it is not
    ``sparse``. The Door reads query and facts from here, so that the schema cannot say anything else.
    """
    known = Facts(**facts) if facts else NOTHING_SPECIAL

    def decorate(method: Callable) -> Callable:
        asked = query
        if sparse and method.__name__ == "get" and (names := members_of(answer)):
            asked = with_fields(asked, names)
        if known.tells:
            asked = with_notify(asked)
        schema = extend_schema(
            operation_id=name,
            summary=says,
            parameters=[] if asked is NoQuery else [asked],
            request=EMPTY_BODY if body is Nothing else body,
            responses=_responses(answer, status, media),
            deprecated=known.deprecated is not None,
        )
        method.query, method.facts = asked, known
        return schema(method)

    return decorate


def members_of(answer: Any) -> list[str]:
    """The names of what an answer is made of; of a list, of each of its results."""
    fields = getattr(answer, "_declared_fields", {})
    listed = getattr(fields.get("results"), "child", None)
    return list(listed._declared_fields if listed else fields)


def _responses(answer: Any, status: int | tuple[int, ...], media: str) -> dict:
    statuses = status if isinstance(status, tuple) else (status,)
    return {(code, media) if answer else code: answer for code in statuses}
