"""Lists page by page: a cursor holds where the last page ended, so that new rows move nothing."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.models.prepared import Prepared
from deliberation.errors import Invalid

LIMIT = 50
MOST = 200


@dataclass(frozen=True, slots=True)
class Order:
    """Columns by which a list is sorted, ``-`` for falling; together they are unique and never empty."""

    name: str
    columns: tuple[str, ...]

    def sorted(self, rows: QuerySet) -> QuerySet:
        return rows.order_by(*self.columns)

    def place_of(self, row: Any) -> list:
        """Where ``row`` stands: the values of the columns."""
        return [_value(row, column.lstrip("-")) for column in self.columns]

    def is_behind(self, row: Any, place: list) -> bool:
        """Whether ``row``, one of a list in memory, comes behind ``place``. Raises ValueError when it is none."""
        for column, here, there in zip(self.columns, self.place_of(row), place, strict=True):
            if here != there:
                return here < there if column[0] == "-" else here > there
        return False

    def after(self, rows: QuerySet, place: list) -> QuerySet:
        """The rows behind ``place``. Raises Invalid when it is none."""
        same, behind = Q(), Q()
        for column, value in zip(self.columns, place, strict=True):
            path = column.lstrip("-")
            beyond = Q(**{f"{path}__{'lt' if column[0] == '-' else 'gt'}": value})
            behind |= same & beyond
            same &= Q(**{path: value})
        return rows.filter(behind)


@dataclass(frozen=True, slots=True)
class Page:
    rows: list
    next: str | None

    def of(self, rows: list) -> "Page":
        """The same page with ``rows`` in the place of what they were made of."""
        return Page(rows, self.next)

    def as_dict(self, shape: Callable[[Any], dict]) -> dict:
        return {"results": [shape(row) for row in self.rows], "next": self.next}


def page_of(rows: QuerySet, request, *, order: Order, limit: int = LIMIT, cursor: str = "") -> Page:
    """One page of ``rows`` and the address of the next. Raises Invalid for a cursor that is not of this list."""
    rows = order.sorted(rows)
    if cursor:
        rows = _behind(rows, order, cursor)
    return cut(list(rows[: limit + 1]), request, order=order, limit=limit)


def page_of_ranked(rows: list, request, *, order: Order, limit: int, cursor: str = "") -> Page:
    """One page of a list in memory that stands in ``order``. Raises Invalid for a cursor that is not of this list."""
    if cursor:
        rows = _ranked_behind(rows, order, cursor)
    return cut(rows[: limit + 1], request, order=order, limit=limit)


def first_page_of(rows: Callable[..., QuerySet], *, order: Order, limit: int, html: bool) -> Prepared:
    """The query for the first ``limit`` rows of ``rows(user, pk, html=html)`` and one more, without any filter."""
    return _prepared(rows, order.columns, limit, html)


def cut(found: list, request, *, order: Order, limit: int) -> Page:
    """A page out of up to ``limit`` rows and one more, which says that there is a next."""
    if len(found) <= limit:
        return Page(found, None)
    return Page(found[:limit], _address(request, _written(order, found[limit - 1])))


def orders(columns: dict[str, tuple[str, ...]]) -> dict[str, Order]:
    """The allowed orders of a list by name, as in ``{"-number": ("-number",)}``; the first is the default."""
    return {name: Order(name, paths) for name, paths in columns.items()}


def _value(row: Any, path: str) -> Any:
    """A slim row has its columns under their whole paths, a model under the parts."""
    return getattr(row, path) if hasattr(row, path) else reduce(getattr, path.split("__"), row)


@lru_cache(maxsize=64)
def _prepared(rows: Callable[..., QuerySet], columns: tuple[str, ...], limit: int, html: bool) -> Prepared:
    return Prepared(
        lambda user, pk: rows(user, pk, html=html).order_by(*columns)[: limit + 1],
        User,
        UUID,
    )


def _behind(rows: QuerySet, order: Order, cursor: str) -> QuerySet:
    with _readable_cursor():
        return order.after(rows, _place_in(order, cursor))


def _ranked_behind(rows: list, order: Order, cursor: str) -> list:
    with _readable_cursor():
        place = _place_in(order, cursor)
        return [row for row in rows if order.is_behind(row, place)]


def _place_in(order: Order, cursor: str) -> list:
    name, *place = orjson.loads(urlsafe_b64decode(cursor.encode()))
    if name != order.name or len(place) != len(order.columns):
        raise ValueError
    return place


@contextmanager
def _readable_cursor() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, ValidationError):
        raise Invalid.at("cursor", "invalid_cursor", _("This cursor is not one of this list."))


def _written(order: Order, row: Any) -> str:
    return urlsafe_b64encode(orjson.dumps([order.name, *order.place_of(row)])).decode()


def _address(request, cursor: str) -> str:
    query = {**request.GET.dict(), "cursor": cursor}
    return f"{settings.BASE_URL}{request.path}?{urlencode(query)}"
