"""Many rows like one: for tests of what does not depend on how many there are."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

from django.db.models import Model


def copies(row: Model, numbers: range, **differing: Any) -> list:
    """Rows like ``row``, one for each number; a function among ``differing`` is given the number."""
    fields = [one for one in row._meta.concrete_fields if not one.primary_key]
    alike = {one.attname: getattr(row, one.attname) for one in fields}
    values = ({name: _value(given, number) for name, given in differing.items()} for number in numbers)
    return type(row)._default_manager.bulk_create([type(row)(**alike | one) for one in values], 500)


def _value(given: Any, number: int) -> Any:
    return given(number) if callable(given) else given


def each(rows: list) -> Callable[[int], Any]:
    """The rows one after the other, and again from the first, whatever the number."""
    turn = cycle(rows)
    return lambda _number: next(turn)


def moved(numbers: range, by: int) -> range:
    return range(numbers.start + by, numbers.stop + by)


def first(noun: type[Model], **which: Any) -> Any:
    """The row that a verb wrote; copies have later ids."""
    return noun._default_manager.filter(**which).order_by("pk").first()
