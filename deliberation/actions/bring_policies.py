"""Policies of a table, quietly: those that the register has are brought up to date, the others entered."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import transaction

from accounts.models import Organisation, Workspace
from deliberation.actions.brought import Name, Outcome
from deliberation.actions.record_fields import (
    EDITABLE,
    require_organisations,
    require_sound_record,
    tidied_record,
)
from deliberation.actions.register import (
    add_policy_record,
    change_policy_status,
    edit_policy_record,
    require_citable,
    require_register,
    share_policy_record,
)
from deliberation.errors import Refusal
from deliberation.models import PolicyRecord
from deliberation.models.register_codes import Sharing
from deliberation.permissions import Actor, can_import, can_share_policy_record, require, rights_of

POLICIES = "policies"


@dataclass(frozen=True, slots=True)
class BroughtPolicy:
    """``fields`` are what the table has columns for; ``shared_with`` None where it has none for that."""

    line: int
    name: Name
    fields: dict[str, Any] = field(default_factory=dict)
    shared_with: tuple[Organisation, ...] | None = None


def plan_policies(by: Actor, workspace: Workspace, brought: Collection[BroughtPolicy]) -> Outcome:
    """What would become of them, and what is wrong with them; nothing is written."""
    outcome = Outcome()
    for one, record in _beside(by, workspace, brought):
        _count(outcome, one, record, lambda: None)
        if record is None or _change(one, record):
            _check(outcome, by, workspace, one, record)
    return outcome


@transaction.atomic
def bring_policies(*, by: Actor, workspace: Workspace, brought: Collection[BroughtPolicy]) -> Outcome:
    """Write them by the verbs of the register, in the name of whoever brings them and of that organisation.

    What a verb refuses is in the outcome with its line; then nothing of it may stand. Raises NotAllowed, NotFound.
    """
    require(can_import(by, workspace))
    require_register(workspace)
    outcome, by = Outcome(), by.quietly()
    for one, record in _beside(by, workspace, brought):
        try:
            _write(outcome, by, workspace, one, record)
        except Refusal as refusal:
            outcome.refuse(one.line, refusal)
    return outcome


def _write(
    outcome: Outcome, by: Actor, workspace: Workspace, one: BroughtPolicy, record: PolicyRecord | None
) -> None:
    if record is not None:
        return _count(outcome, one, record, lambda: _bring_up_to_date(by, one, record))
    named = one.shared_with or ()
    return _count(
        outcome,
        one,
        None,
        lambda: add_policy_record(
            by=by, workspace=workspace, shared_with=named, external_id=one.name.key, **one.fields
        ),
    )


def _count(
    outcome: Outcome, one: BroughtPolicy, record: PolicyRecord | None, do: Callable[[], object]
) -> None:
    """Do what there is to do, and count it."""
    if record is None:
        do()
        outcome.made[POLICIES] += 1
    elif _change(one, record):
        do()
        outcome.changed[POLICIES] += 1
    else:
        outcome.skipped[POLICIES] += 1


def _bring_up_to_date(by: Actor, one: BroughtPolicy, record: PolicyRecord) -> None:
    changes = _change(one, record)
    if edited := {name: value for name, value in changes.items() if name in EDITABLE}:
        edit_policy_record(by=by, record=record, version=None, **edited)
    if changes.keys() & {"status", "status_since"}:
        status = changes.get("status", record.status)
        since = changes.get("status_since", record.status_since)
        change_policy_status(by=by, record=record, version=None, status=status, since=since)
    if changes.keys() & {"sharing", "shared_with"}:
        sharing = changes.get("sharing", record.sharing)
        named = _named(one, record, sharing)
        share_policy_record(by=by, record=record, version=None, sharing=sharing, shared_with=named)


def _change(one: BroughtPolicy, record: PolicyRecord) -> dict[str, Any]:
    """What the table says otherwise."""
    told = tidied_record(one.fields, of=record)
    changed = {name: value for name, value in told.items() if getattr(record, name) != value}
    sharing = told.get("sharing", record.sharing)
    if one.shared_with is not None and sharing == Sharing.NAMED:
        before = {one.pk for one in record.shared_with.all()}
        if before != {one.pk for one in one.shared_with}:
            changed["shared_with"] = one.shared_with
    return changed


def _named(one: BroughtPolicy, record: PolicyRecord, sharing: str) -> list[Organisation]:
    if sharing != Sharing.NAMED:
        return []
    return list(record.shared_with.all() if one.shared_with is None else one.shared_with)


def _check(
    outcome: Outcome, by: Actor, workspace: Workspace, one: BroughtPolicy, record: PolicyRecord | None
) -> None:
    """Say of a line what the verbs would say against it."""
    own = rights_of(by, workspace).organisation_id
    would_be = record or PolicyRecord(workspace=workspace, organisation_id=own, added_by=by.person)
    for check in (
        partial(_require_sharing, by, one, record, would_be),
        partial(_require_sound, one, record, would_be),
    ):
        try:
            check()
        except Refusal as refusal:
            outcome.refuse(one.line, refusal)


def _require_sharing(
    by: Actor, one: BroughtPolicy, record: PolicyRecord | None, would_be: PolicyRecord
) -> None:
    sharing = one.fields.get("sharing", would_be.sharing)
    if record and _change(one, record).keys() & {"sharing", "shared_with"}:
        require(can_share_policy_record(by, record))
        require_citable(record, sharing)
    require_organisations(
        would_be, sharing, _named(one, record, sharing) if record else one.shared_with or ()
    )


def _require_sound(one: BroughtPolicy, record: PolicyRecord | None, would_be: PolicyRecord) -> None:
    for name, value in tidied_record(one.fields, of=record).items():
        setattr(would_be, name, value)
    require_sound_record(would_be)


def _beside(
    by: Actor, workspace: Workspace, brought: Collection[BroughtPolicy]
) -> Iterator[tuple[BroughtPolicy, PolicyRecord | None]]:
    """Each with the record that it is about: by our id one that is seen, by another's name one of one's own."""
    seen = PolicyRecord.objects.visible_to(by.user).filter(workspace=workspace)
    seen = seen.select_related("workspace").prefetch_related("shared_with")
    by_id = seen.in_bulk([one.name.id for one in brought if one.name.id])
    own = seen.filter(organisation=rights_of(by, workspace).organisation_id)
    named = own.filter(external_id__in=[one.name.key for one in brought])
    by_name = {record.external_id: record for record in named}
    for one in brought:
        yield one, by_id.get(one.name.id) or by_name.get(one.name.key)
