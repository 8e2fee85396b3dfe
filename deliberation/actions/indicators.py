"""What is watched after a decision, and the value that it is meant to reach."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.writing import change, clean, one_line, require_version
from deliberation.errors import Invalid
from deliberation.models import Indicator, Initiative
from deliberation.models.stages import ACT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_action, can_edit_indicator, require

EDITABLE = frozenset({"name", "target"})


@transaction.atomic
def add_indicator(*, by: Actor, initiative: Initiative, name: str, target: str = "") -> Indicator:
    """Name something to watch. Raises NotAllowed, NotNow, Invalid."""
    require(can_add_action(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, ACT)
    indicator = Indicator(initiative=initiative, name=one_line(name), target=one_line(target))
    indicator.added_by = by.person
    indicator.created_at = indicator.updated_at = by.moment
    clean(indicator, required=("name",))
    indicator.save(force_insert=True)
    record("indicator.added", by=by, subject=indicator, initiative=initiative)
    return indicator


@transaction.atomic
def edit_indicator(*, by: Actor, indicator: Indicator, version: int | None, **changes: Any) -> Indicator:
    """Change name or target. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_indicator(by, indicator))
    indicator = locked_in_place(indicator, ACT)
    require_version(indicator, version)
    changes = {name: one_line(text) for name, text in changes.items()}
    if changes.get("name") == "":
        raise Invalid.at("name", "required", _("Please write something here."))
    changed = change(indicator, changes, allowed=EDITABLE, at=by.moment)
    if changed:
        verb = "indicator.edited"
        record(verb, by=by, subject=indicator, initiative=indicator.initiative, fields=sorted(changed))
    return indicator


@transaction.atomic
def remove_indicator(*, by: Actor, indicator: Indicator) -> None:
    """Watch it no longer. Raises NotAllowed, NotNow."""
    require(can_edit_indicator(by, indicator))
    indicator = locked_in_place(indicator, ACT)
    record("indicator.removed", by=by, subject=indicator, initiative=indicator.initiative)
    indicator.delete()
