"""What a fixture builds by verbs, kept after its first time and put down again row by row: half of the suite's time
went into gathering the same cast. Statements that change a row stand as such; nothing else is done again, no message
and no mail, and inside a test's transaction none of them would leave anyway.
"""

import pickle
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import time_machine
from django.apps import apps
from django.core.cache import cache
from django.db import connection, models

from accounts.models import Membership, User, Workspace
from deliberation.limits.buckets import InProcess, buckets
from deliberation.models import Activity

Made = TypeVar("Made")
Rows = dict[str, tuple[str, ...]]  # by primary key, both as literals of SQL


@dataclass(frozen=True)
class Kept:
    statements: tuple[str, ...]
    made: bytes


_kept: dict[Hashable, Kept] = {}
_known = {frozenset()}  # nobody, and who was kept: what is kept besides names them


def kept(name: Hashable, build: Callable[[], Made]) -> Made:
    """What ``build`` makes; from its second time in this process on, as it was made the first time.

    Built anew where time travels, so that moments are right, and where rows stay after the test, so that all that
    follows from a commit does; also among people who are not kept, or where something else has happened than before or
    stands otherwise.
    """
    people = _people()
    if time_machine.escape_hatch.is_travelling() or not connection.in_atomic_block or people not in _known:
        return build()
    key = name, people, tuple(Activity.objects.order_by("pk").values_list("verb", flat=True)), _places()
    if key not in _kept:
        before = _rows()
        made = build()
        _kept[key] = Kept(tuple(_differences(before, _rows())), pickle.dumps(made))
        _known.add(_people())
        return made
    _forget_what_is_counted()
    with connection.cursor() as cursor:
        for statement in _kept[key].statements:
            cursor.execute(statement)
    return pickle.loads(_kept[key].made)  # noqa: S301


def _forget_what_is_counted() -> None:
    """Who comes back with the same id has done nothing yet."""
    cache.clear()
    if isinstance(counted := buckets(), InProcess):
        counted.full_at.clear()


def _people() -> frozenset:
    return frozenset(User.objects.values_list("pk", flat=True))


def _places() -> str:
    """How the workspaces stand and who is what in them, which a test may have changed by hand."""
    return str([list(noun.objects.order_by("pk").values_list()) for noun in (Workspace, Membership)])


def _rows() -> dict[type[models.Model], Rows]:
    return {
        model: _rows_of(model) for model in apps.get_models(include_auto_created=True) if _is_table(model)
    }


def _is_table(model: type[models.Model]) -> bool:
    return model._meta.managed and not model._meta.proxy and not model._meta.swapped


def _rows_of(model: type[models.Model]) -> Rows:
    literal = "quote_nullable" if connection.vendor == "postgresql" else "quote"
    pk = model._meta.pk.column
    said = ", ".join(f"{literal}({column})" for column in (_quoted(pk), *_columns(model)))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {said} FROM {_quoted(model._meta.db_table)}")  # noqa: S608
        return {row[0]: row[1:] for row in cursor.fetchall()}


def _differences(before: dict[Any, Rows], after: dict[Any, Rows]) -> Iterator[str]:
    """Statements that make of the one the other."""
    for model, rows in after.items():
        table, columns, there = _quoted(model._meta.db_table), _columns(model), before[model]
        new = [f"({', '.join(row)})" for pk, row in rows.items() if pk not in there]
        if new:
            yield f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join(new)}"  # noqa: S608
        for pk in there.keys() & rows.keys():
            if there[pk] != rows[pk]:
                changed = zip(columns, there[pk], rows[pk], strict=True)
                sets = ", ".join(f"{column} = {now}" for column, then, now in changed if now != then)
                yield f"UPDATE {table} SET {sets} WHERE {_quoted(model._meta.pk.column)} = {pk}"  # noqa: S608
        for pk in there.keys() - rows.keys():
            yield f"DELETE FROM {table} WHERE {_quoted(model._meta.pk.column)} = {pk}"  # noqa: S608


def _columns(model: type[models.Model]) -> list[str]:
    return [_quoted(field.column) for field in model._meta.local_concrete_fields if not field.generated]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
