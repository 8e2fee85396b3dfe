"""Nouns of an export whose rows are told one by one, each in the shape of the REST door."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from deliberation.exchange.asked import Export, Row

from .shapes.reader import Reader

AT_ONCE = 500
Shape = Callable[[Any, Reader], Row]


@dataclass(frozen=True, slots=True)
class Listed:
    """``rows`` are those that a user sees; a kind of noun says by ``of`` which of them an export has."""

    rows: Callable[[Any], QuerySet]
    shape: Shape
    order: tuple[str, ...] = ("created_at", "pk")

    def of(self, export: Export) -> QuerySet:
        raise NotImplementedError

    def count(self, export: Export) -> int:
        return self.of(export).count()

    def told(self, export: Export) -> Iterator[Row]:
        reader = Reader(export.by)
        for row in self.of(export).order_by(*self.order).iterator(chunk_size=AT_ONCE):
            yield self.shape(row, reader)
