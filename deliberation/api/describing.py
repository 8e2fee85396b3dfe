"""How a view tells the schema what comes in and what goes out."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from .serializers.base import Input
from .serializers.queries import NoQuery

UNVERSIONED = "x-unversioned"
NAMED_IN_BODY = "x-named-in-body"


def describe(
    says: str,
    *,
    name: str,
    answer: type[serializers.Serializer] | serializers.Serializer | None = None,
    body: Any = None,
    query: type[Input] = NoQuery,
    status: int | tuple[int, ...] = 200,
    versioned: bool = True,
    named_in_body: bool = False,
    media: str = "application/json",
    spends: str = "",
) -> Callable[[Callable], Callable]:
    """Decorate a view's method: a sentence, the operation's name, body, query, and the answer of its success.

    ``versioned`` False is for a PATCH of what has no version; ``named_in_body`` says that the body tells which noun is
    meant, which may be none; ``spends`` is from which bucket of the caller's limits it takes, where that is not the
    one of writes. The Door reads query and bucket from here, so that the schema cannot say anything else.
    """
    marks = {UNVERSIONED: not versioned, NAMED_IN_BODY: named_in_body}
    schema = extend_schema(
        extensions={name: True for name, said in marks.items() if said} or None,
        operation_id=name,
        summary=says,
        parameters=[] if query is NoQuery else [query],
        request=body,
        responses={
            (code, media) if answer else code: answer
            for code in (status if isinstance(status, tuple) else (status,))
        },
    )

    def decorate(method: Callable) -> Callable:
        method.query, method.spends = query, spends
        return schema(method)

    return decorate
