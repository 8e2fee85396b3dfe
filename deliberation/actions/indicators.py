"""What is watched after a decision, and the value that it is meant to reach."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import ARGUE
from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.readings import judge
from deliberation.actions.writing import change, clean, one_line, require_version
from deliberation.errors import Invalid
from deliberation.models import Indicator, Initiative
from deliberation.models.stages import ACT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_action, can_edit_indicator, members_who_see, require

LINES = frozenset({"name", "target", "unit"})
EDITABLE = LINES | {"direction", "baseline", "target_value", "target_by", "frequency", "owner"}


@transaction.atomic
def add_indicator(*, by: Actor, initiative: Initiative, name: str, **fields: Any) -> Indicator:
    """Name something to watch; ``fields`` are others of EDITABLE. Raises NotAllowed, NotNow, Invalid."""
    require(can_add_action(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, ACT)
    indicator = Indicator(initiative=initiative)
    for field, value in _tidied({"name": name, **fields}).items():
        setattr(indicator, field, value)
    _require_able(initiative, indicator.owner)
    indicator.added_by = by.person
    indicator.created_at = indicator.updated_at = by.moment
    clean(indicator, required=("name",))
    indicator.save(force_insert=True)
    record("indicator.added", by=by, subject=indicator, initiative=initiative)
    return indicator


@transaction.atomic
def edit_indicator(*, by: Actor, indicator: Indicator, version: int | None, **changes: Any) -> Indicator:
    """Change what is watched, or what it is meant to reach. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_indicator(by, indicator))
    indicator = locked_in_place(indicator, ACT)
    require_version(indicator, version)
    changes = _tidied(changes)
    if changes.get("name") == "":
        raise Invalid.at("name", "required", _("Please write something here."))
    if changes.get("owner", indicator.owner) != indicator.owner:
        _require_able(indicator.initiative, changes["owner"])
    changed = change(indicator, changes, allowed=EDITABLE, at=by.moment)
    if changed:
        verb = "indicator.edited"
        record(verb, by=by, subject=indicator, initiative=indicator.initiative, fields=sorted(changed))
        judge(indicator, by)
    return indicator


@transaction.atomic
def remove_indicator(*, by: Actor, indicator: Indicator) -> None:
    """Watch it no longer. Raises NotAllowed, NotNow."""
    require(can_edit_indicator(by, indicator))
    indicator = locked_in_place(indicator, ACT)
    record("indicator.removed", by=by, subject=indicator, initiative=indicator.initiative)
    indicator.delete()


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: one_line(value) if name in LINES else value for name, value in fields.items()}


def _require_able(initiative: Initiative, owner: User | None) -> None:
    """Whoever watches it must be able to write readings here."""
    if owner and owner.pk not in {row.user_id for row in members_who_see(initiative, ARGUE)}:
        raise Invalid.at(
            "owner", "not_able", _("Choose an active member, analyst or above, who can see the initiative.")
        )
