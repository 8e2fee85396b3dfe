"""Queries that nearly every request asks: their SQL is built once, each call puts in its own values.

Django builds a query anew each time, which costs more than asking the database for one row.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.db import connections, models


class Prepared:
    """``build`` gives a QuerySet for values of ``kinds``: UUID, str, or a model whose key alone matters.

    It is called once, with stand-ins; the SQL that it gives may depend on nothing but them.
    """

    def __init__(self, build: Callable[..., models.QuerySet], *kinds: type) -> None:
        self.build = build
        self._kinds = kinds

    def all(self, *values: Any) -> list:
        """The rows that ``build(*values)`` would give."""
        ready = self._ready
        rows = ready.rows._chain()
        compiler = copy(ready.compiler)
        compiler.connection = connections[rows.db]
        parameters = ready.parameters(values)
        compiler.as_sql = lambda *_args, **_options: (ready.sql, parameters)
        rows.query.get_compiler = lambda *_args, **_options: compiler
        return list(rows)

    def one(self, *values: Any) -> Any:
        """The first of them, or None."""
        return next(iter(self.all(*values)), None)

    @cached_property
    def _ready(self) -> "_Ready":
        stand_ins = [_stand_in(kind) for kind in self._kinds]
        rows = self.build(*stand_ins)
        compiler = rows.query.get_compiler(rows.db)
        sql, parameters = compiler.as_sql()
        plain = [_plain(value) for value in stand_ins]
        return _Ready(rows, compiler, sql, [_slot(parameter, plain) for parameter in parameters])


@dataclass(frozen=True, slots=True)
class _Ready:
    """A built query; each slot makes its parameter from the values of a call."""

    rows: models.QuerySet
    compiler: Any
    sql: str
    slots: list[Callable[[list], Any]]

    def parameters(self, values: tuple) -> tuple:
        plain = [_plain(value) for value in values]
        return tuple(slot(plain) for slot in self.slots)


def _slot(parameter: Any, stand_ins: list) -> Callable[[list], Any]:
    """A constant, or one of the values, as this database takes it: SQLite keeps a UUID as hexadecimal text."""
    for position, value in enumerate(stand_ins):
        if parameter == value:
            return lambda values, at=position: values[at]
        if isinstance(value, UUID) and parameter == value.hex:
            return lambda values, at=position: values[at].hex
    return lambda values: parameter


def _stand_in(kind: type) -> Any:
    return kind(pk=uuid4()) if issubclass(kind, models.Model) else uuid4() if kind is UUID else str(uuid4())


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value
