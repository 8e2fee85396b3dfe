"""What the nouns say may stand once stands once, also where the database lost the index that says so."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Count, Model, Q, UniqueConstraint

from .faults import AT_ONCE, Fault, Scope, table

OURS = ("accounts", "deliberation")


def faults(scope: Scope) -> Iterator[Fault]:
    """Of all workspaces: most of these rows do not know theirs."""
    for label in OURS:
        for model in apps.get_app_config(label).get_models():
            for constraint in model._meta.constraints:
                if isinstance(constraint, UniqueConstraint):
                    yield from _twice(model, constraint)


def _twice(model: type[Model], constraint: UniqueConstraint) -> Iterator[Fault]:
    """Rows without a value in one of the fields are no match for each other."""
    computed = {f"computed_{place}": one for place, one in enumerate(constraint.expressions)}
    names = [*constraint.fields, *computed]
    rows = model._base_manager.annotate(**computed).filter(constraint.condition or Q())
    rows = rows.filter(**{f"{name}__isnull": False for name in names}).order_by().values(*names)
    for row in rows.annotate(many=Count("pk")).filter(many__gt=1).iterator(AT_ONCE):
        values = ", ".join(f"{name.removeprefix('computed_')} {row[name]}" for name in names)
        yield Fault("uniqueness", table(model), values, "", constraint.name, row["many"], 1)
