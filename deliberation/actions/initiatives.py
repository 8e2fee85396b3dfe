"""Starting, editing and moving an initiative through its stages."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace
from deliberation.actions.locks import locked_initiative, require_stage
from deliberation.actions.stages import (
    prepare,
    require_way,
    set_decisions_aside,
    take_step,
    wait_for_votes,
)
from deliberation.actions.triggers import settle_by_opening
from deliberation.actions.writing import (
    change,
    clean,
    fault_of_place,
    many_lines,
    next_number,
    one_line,
    require_version,
)
from deliberation.errors import Fault, Invalid
from deliberation.markup import render_markdown
from deliberation.models import Follow, Initiative, Party, Stage
from deliberation.models.stages import EDIT
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_change_stage,
    can_edit_initiative,
    can_start_initiative,
    require,
)
from deliberation.tallies import count_voters

LINES = frozenset({"title", "proposal", "mandate"})
EDITABLE = LINES | {
    "summary",
    "text",
    "objectives",
    "themes",
    "audience",
    "language",
}
# From then on the way is an extension, or opening again.
UNTIL_OPEN = frozenset({"ballot", "results", "opens_at", "closes_at"})


@transaction.atomic
def start_initiative(*, by: Actor, workspace: Workspace, title: str, **fields: Any) -> Initiative:
    """Start a draft. ``fields`` are those of EDITABLE and UNTIL_OPEN, and ``parties`` (organisation, part).

    Raises NotAllowed, Invalid.
    """
    require(can_start_initiative(by, workspace))
    parties = fields.pop("parties", ())
    initiative = Initiative(workspace=workspace, author=by.user, stage_since=by.moment, created_at=by.moment)
    initiative.language = fields.pop("language", workspace.language)
    for name, value in _tidied({"title": title, **fields}).items():
        setattr(initiative, name, value)
    clean(initiative)
    initiative.text_html = render_markdown(initiative.text)
    initiative.number = next_number(Workspace.objects.filter(pk=workspace.pk), "last_initiative_number")
    initiative.updated_at = by.moment
    initiative.save(force_insert=True)
    _set_parties(initiative, parties)
    initiative.electorate = count_voters(initiative)
    initiative.save(update_fields=["electorate"])
    Follow.objects.create(user=by.user, initiative=initiative, level=Follow.Level.EVERYTHING)
    record("initiative.started", by=by, subject=initiative, initiative=initiative)
    return initiative


@transaction.atomic
def edit_initiative(
    *,
    by: Actor,
    initiative: Initiative,
    version: int | None,
    parties: Iterable[tuple[Organisation, str]] | None = None,
    **changes: Any,
) -> Initiative:
    """Change an initiative's own words and settings. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_initiative(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, EDIT, at=by.moment)
    require_version(initiative, version)
    audience = initiative.audience
    changes, parties = _tidied(changes), None if parties is None else list(parties)
    if initiative.stage != Stage.DRAFT:
        _require_still_complete(changes, parties)
    if "text" in changes:
        initiative.text_html = render_markdown(changes["text"])
    changed = change(initiative, changes, allowed=_editable(initiative), at=by.moment)
    if "text" in changed:
        initiative.save(update_fields=["text_html"])
    if parties is not None:
        _set_parties(initiative, parties)
    if changed or parties is not None:
        details = _told_of(changed, audience, initiative)
        record("initiative.edited", by=by, subject=initiative, initiative=initiative, **details)
    return initiative


@transaction.atomic
def change_stage(
    *, by: Actor, initiative: Initiative, to: str, closes_at: datetime | None = None, reason: str = ""
) -> Initiative:
    """Move an initiative to another stage. Moving to where it is already changes nothing; opening it again sets aside
    what was decided.

    ``closes_at`` is aware. Raises NotAllowed, NotNow when the way is not open, Invalid when something
    is missing.
    """
    require(can_change_stage(by, initiative, to))
    initiative = locked_initiative(initiative)
    if initiative.stage == to or _needs_no_calendar(by, initiative):
        return initiative
    require_way(initiative, to)
    before = initiative.stage
    prepare(initiative, to, closes_at=closes_at, reason=reason, now=by.moment)
    if to == Stage.OPEN:
        settle_by_opening(initiative, by)
        set_decisions_aside(initiative)
    wait_for_votes(initiative)
    take_step(initiative, to, by=by, reason=reason)
    record(
        "initiative.stage_changed", by=by, subject=initiative, initiative=initiative, before=before, after=to
    )
    return initiative


def close_due(now: datetime) -> int:
    """Let the calendar end the deliberations whose time is over. Returns how many it moved."""
    due = Initiative.objects.over_at(now)
    calendar = replace(Actor.system("calendar"), acted_at=now)
    for initiative in due:
        change_stage(by=calendar, initiative=initiative, to=Stage.DECIDING)
    return len(due)


def _needs_no_calendar(by: Actor, initiative: Initiative) -> bool:
    """Somebody was faster: it was extended, moved or withdrawn before the calendar had its lock."""
    return by.is_system and (initiative.stage != Stage.OPEN or initiative.stage_at(by.moment) == Stage.OPEN)


def _require_still_complete(changes: dict[str, Any], parties: list[tuple[Organisation, str]] | None) -> None:
    """What opening asked for cannot be taken away afterwards."""
    faults = [
        Fault(name, "required", str(_("Once it is open, this cannot be empty.")))
        for name in ("proposal", "summary")
        if changes.get(name) == ""
    ]
    if parties is not None and Party.Part.LEAD not in [part for _organisation, part in parties]:
        faults.append(Fault("parties", "required", str(_("Once it is open, one lead party has to stay."))))
    if faults:
        raise Invalid(faults=faults)


def _told_of(changed: Collection[str], audience: str, initiative: Initiative) -> dict[str, Any]:
    """For the record: what changed, and who saw it before, where that is another audience now."""
    moved = {"audience": [audience, initiative.audience]} if "audience" in changed else {}
    return {"fields": sorted(changed), **moved}


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    tidy = dict.fromkeys(LINES, one_line) | {"summary": many_lines, "text": many_lines}
    return {name: tidy[name](value) if name in tidy else value for name, value in fields.items()}


def _editable(initiative: Initiative) -> frozenset[str]:
    return EDITABLE | UNTIL_OPEN if initiative.stage == Stage.DRAFT else EDITABLE


def _set_parties(initiative: Initiative, parties: Iterable[tuple[Organisation, str]]) -> None:
    rows = [Party(initiative=initiative, organisation=one, part=part) for one, part in parties]
    for row in rows:
        if faults := fault_of_place(initiative.workspace_id, row.organisation, "parties"):
            raise Invalid(faults=faults)
    if len({row.organisation_id for row in rows}) < len(rows):
        raise Invalid.at("parties", "twice", _("An organisation has one part only."))
    initiative.parties.all().delete()
    Party.objects.bulk_create(rows)
