"""What the rules find in initiatives, and which of it was waived. As many queries for all as for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import User, Workspace
from deliberation.models import Initiative, Waiver
from deliberation.models.stages import EXAMINE, stages_with

from .gathering import gather
from .rules import RULES, Finding

MOST = 200


@dataclass(frozen=True, slots=True)
class Health:
    """``found`` are the findings that stand, ``waived`` those with the waiver that holds for each."""

    found: tuple[Finding, ...] = ()
    waived: tuple[tuple[Finding, Waiver], ...] = ()


def health_of(initiatives: Sequence[Initiative], now: datetime) -> dict[UUID, Health]:
    """By initiative, as it stands at ``now`` (aware). Only what is open or deciding is examined."""
    examined = [one for one in initiatives if one.allows(EXAMINE)]
    if not examined:
        return {one.pk: Health() for one in initiatives}
    waivers: dict[UUID, list[Waiver]] = {}
    for waiver in Waiver.objects.filter(initiative__in=examined).select_related("waived_by"):
        waivers.setdefault(waiver.initiative_id, []).append(waiver)
    gathered = gather(examined, now)
    found = {pk: [one for rule in RULES.values() for one in rule(seen)] for pk, seen in gathered.items()}
    return {one.pk: _health(found.get(one.pk, []), waivers.get(one.pk, [])) for one in initiatives}


def examined_in(workspace: Workspace, user: User) -> list[Initiative]:
    """The newest that ``user`` sees there and that are examined."""
    rows = Initiative.objects.visible_to(user).filter(workspace=workspace, stage__in=stages_with(EXAMINE))
    return list(rows.select_related("workspace").order_by("-number")[:MOST])


def _health(found: list[Finding], waivers: list[Waiver]) -> Health:
    """A waiver holds until what it was given for changes."""
    given = {(one.rule, one.subject, one.state): one for one in waivers}
    held = [(one, given.get((one.rule, one.subject, one.state))) for one in found]
    return Health(
        found=tuple(one for one, waiver in held if waiver is None),
        waived=tuple((one, waiver) for one, waiver in held if waiver is not None),
    )
