"""A row that is wrong, and which rows are looked at."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast, Concat

AT_ONCE = 500  # rows that are held at a time


@dataclass(frozen=True, slots=True)
class Fault:
    """``ref`` is how people call it, as far as it has a name; ``counted`` is what ``stored`` ought to be."""

    check: str
    table: str
    id: str
    ref: str
    what: str
    stored: Any = None
    counted: Any = None

    def __str__(self) -> str:
        name = f"{self.ref} ({self.id})" if self.ref else self.id
        numbers = (
            "" if self.stored is self.counted is None else f": {self.stored!r}, recounted {self.counted!r}"
        )
        return f"{self.check}: {self.table} {name}: {self.what}{numbers}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Scope:
    """One workspace, or all of them."""

    workspace_id: UUID | None = None

    def of(self, rows: QuerySet, path: str) -> QuerySet:
        """The rows whose workspace, ``path`` away, is in scope."""
        return rows.filter(**{path: self.workspace_id}) if self.workspace_id else rows


def found(
    check: str, rows: QuerySet, what: str, *, named: str = "", stored: str = "", counted: str = ""
) -> Iterator[Fault]:
    """A fault for each row. ``named`` leads to the argument or initiative that gives it a name; ``stored`` and
    ``counted`` are columns or annotations to show."""
    shown = {name: F(path) for name, path in (("_stored", stored), ("_counted", counted)) if path}
    rows = rows.annotate(_ref=_name(named), **shown).order_by("pk").values("pk", "_ref", *shown)
    for row in rows.iterator(AT_ONCE):
        yield Fault(
            check,
            rows.model._meta.db_table,
            str(row["pk"]),
            row["_ref"],
            what,
            row.get("_stored"),
            row.get("_counted"),
        )


def table(model: type[Model]) -> str:
    return model._meta.db_table


def _name(path: str):
    """``AI-1#7`` of the argument, or ``AI-1`` of the initiative (``path`` ends with it), in SQL."""
    if not path:
        return Value("")
    if path.split("__")[-1] == "initiative" or path == "self_initiative":
        steps = "" if path == "self_initiative" else f"{path}__"
        return Concat(F(f"{steps}workspace__key"), Value("-"), Cast(f"{steps}number", CharField()))
    steps = "" if path == "self" else f"{path}__"
    return Concat(_name(f"{steps}initiative"), Value("#"), Cast(f"{steps}number", CharField()))
