"""The register of policies at home and abroad: what they are, how they stand, who looked, and who sees them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace
from deliberation.actions.record_fields import (
    EDITABLE,
    require_organisations,
    require_sound_record,
    tidied_record,
)
from deliberation.actions.writing import clean, one_line, require_version, save_version
from deliberation.errors import Invalid, NotFound, NotNow
from deliberation.models import PolicyRecord, PolicyStatusChange
from deliberation.models.register_codes import PolicyStatus, Sharing
from deliberation.outbox import record as tell
from deliberation.permissions import (
    Actor,
    can_add_policy_record,
    can_edit_policy_record,
    can_share_policy_record,
    can_verify_policy_record,
    require,
    rights_of,
)


@transaction.atomic
def add_policy_record(
    *,
    by: Actor,
    workspace: Workspace,
    shared_with: Iterable[Organisation] = (),
    external_id: str = "",
    **fields: Any,
) -> PolicyRecord:
    """Enter a policy in the register, for one's organisation. Raises NotAllowed, NotFound, Invalid."""
    require_register(workspace)
    require(can_add_policy_record(by, workspace))
    record = PolicyRecord(
        workspace=workspace,
        organisation_id=rights_of(by, workspace).organisation_id,
        external_id=external_id,
        added_by=by.person,
        created_at=by.moment,
        updated_at=by.moment,
    )
    named = require_organisations(record, fields.get("sharing", Sharing.WORKSPACE), shared_with)
    for name, value in tidied_record(fields).items():
        setattr(record, name, value)
    require_sound_record(record)
    record.save(force_insert=True)
    record.shared_with.set(named)
    _keep_status(by, record)
    tell("policy_record.added", by=by, subject=record, workspace_id=workspace.pk)
    return record


@transaction.atomic
def edit_policy_record(
    *, by: Actor, record: PolicyRecord, version: int | None, **changes: Any
) -> PolicyRecord:
    """Correct what the register says of a policy. Raises NotAllowed, Stale, Invalid."""
    require(can_edit_policy_record(by, record))
    record = locked_record(record)
    require_version(record, version)
    changes = tidied_record(changes, of=record)
    if unknown := changes.keys() - EDITABLE:
        raise Invalid.at(min(unknown), "unknown", _("This cannot be changed."))
    changed = [name for name, value in changes.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, changes[name])
    require_sound_record(record)
    if changed:
        save_version(record, changed, at=by.moment)
        tell_of_policy(by, "policy_record.edited", record, fields=sorted(changed))
    return record


@transaction.atomic
def change_policy_status(
    *,
    by: Actor,
    record: PolicyRecord,
    version: int | None,
    status: str,
    since: date | None = None,
    note: str = "",
) -> PolicyRecord:
    """Say how a policy stands now, and since when; how it stood stays in its history.

    Raises NotAllowed, Stale, NotNow where nothing would change, Invalid.
    """
    require(can_edit_policy_record(by, record))
    record = locked_record(record)
    require_version(record, version)
    if (record.status, record.status_since) == (status, since):
        raise NotNow(_("It stands so already."), code="unchanged")
    before = record.status
    record.status, record.status_since = status, since
    require_sound_record(record)
    save_version(record, ["status", "status_since"], at=by.moment)
    _keep_status(by, record, one_line(note))
    tell_of_policy(
        by, "policy_record.status_changed", record, before=before, after=PolicyStatus(status).value
    )
    return record


@transaction.atomic
def verify_policy_record(
    *, by: Actor, record: PolicyRecord, version: int | None = None, verify_by: date | None = None
) -> PolicyRecord:
    """Say that one looked today and the register still says what is so, and when to look again.

    Raises NotAllowed, Stale, Invalid.
    """
    require(can_verify_policy_record(by, record))
    record = locked_record(record)
    require_version(record, version)
    today = by.moment.astimezone(ZoneInfo(record.workspace.time_zone)).date()
    if verify_by is not None and verify_by <= today:
        raise Invalid.at("verify_by", "past", _("Choose a day after today, or none."))
    record.last_verified_on, record.last_verified_by, record.verify_by = today, by.person, verify_by
    save_version(record, ["last_verified_on", "last_verified_by", "verify_by"], at=by.moment)
    tell_of_policy(by, "policy_record.verified", record)
    return record


@transaction.atomic
def share_policy_record(
    *,
    by: Actor,
    record: PolicyRecord,
    version: int | None,
    sharing: str,
    shared_with: Iterable[Organisation] = (),
) -> PolicyRecord:
    """Say which organisations see it. Raises NotAllowed, Stale, NotNow where arguments lean on it, Invalid."""
    require(can_share_policy_record(by, record))
    record = locked_record(record)
    require_version(record, version)
    named = require_organisations(record, sharing, shared_with)
    require_citable(record, sharing)
    lost = _lost(record, sharing, named)
    was_open = record.sharing == Sharing.WORKSPACE
    record.sharing = sharing
    require_sound_record(record)
    record.shared_with.set(named)
    save_version(record, ["sharing"], at=by.moment)
    tell_of_policy(by, "policy_record.shared", record, was_open=was_open, lost=lost)
    return record


def require_citable(record: PolicyRecord, sharing: str) -> None:
    """Raise NotNow where arguments lean on it and ``sharing`` would keep it from some."""
    if record.source_id and sharing != Sharing.WORKSPACE:
        raise NotNow(_("Arguments lean on it, so that nobody can be kept from it."), code="cited")


def require_register(workspace: Workspace) -> None:
    """Raise NotFound where the workspace keeps none."""
    if not workspace.keeps_register:
        raise NotFound


def locked_record(record: PolicyRecord) -> PolicyRecord:
    """The record as it is now; others who change it wait until this transaction ends. Raises NotFound."""
    rows = PolicyRecord.objects.select_for_update(no_key=True, of=("self",)).select_related("workspace")
    fresh = rows.get(pk=record.pk)
    require_register(fresh.workspace)
    return fresh


def _lost(record: PolicyRecord, sharing: str, named: list[Organisation]) -> list[str]:
    """The organisations that were named and do not see it any more."""
    if record.sharing != Sharing.NAMED or sharing == Sharing.WORKSPACE:
        return []
    before = set(record.shared_with.values_list("pk", flat=True))
    return sorted(map(str, before - {one.pk for one in named} - {record.organisation_id}))


def _keep_status(by: Actor, record: PolicyRecord, note: str = "") -> None:
    kept = PolicyStatusChange(
        record=record,
        status=record.status,
        since=record.status_since,
        note=note,
        by=by.person,
        at=by.moment,
    )
    clean(kept)
    kept.save(force_insert=True)


def tell_of_policy(by: Actor, verb: str, record: PolicyRecord, **details: Any) -> None:
    tell(verb, by=by, subject=record, workspace_id=record.workspace_id, **details)
