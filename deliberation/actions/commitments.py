"""What clauses oblige organisations to deliver, and how far that is."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation, User
from accounts.permissions import ARGUE, roles_with
from deliberation.actions.agreements import locked_agreement
from deliberation.actions.clauses import locked_clause
from deliberation.actions.writing import (
    change,
    clean,
    fault_of_place,
    many_lines,
    one_line,
    require_version,
    save_version,
)
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.models import Agreement, Clause, Commitment, ProgressNote
from deliberation.outbox import record
from deliberation.permissions import Actor, can_commit, can_edit_commitment, require

EDITABLE = frozenset({"deliverable", "lead", "responsible", "starts_on", "due"})


@transaction.atomic
def add_commitment(
    *,
    by: Actor,
    clause: Clause,
    deliverable: str,
    lead: Organisation,
    supporting: Iterable[Organisation] = (),
    responsible: User | None = None,
    starts_on: date | None = None,
    due: date | None = None,
) -> Commitment:
    """Say what a clause obliges an organisation to deliver. Raises NotAllowed, Invalid."""
    require(can_commit(by, clause))
    clause = locked_clause(clause)
    commitment = Commitment(clause=clause, deliverable=one_line(deliverable), added_by=by.person)
    commitment.lead, commitment.responsible = lead, responsible
    commitment.starts_on, commitment.due = starts_on, due
    commitment.created_at = commitment.updated_at = by.moment
    clean(commitment, required=("deliverable",))
    supporting = list(supporting)
    _require_sound(commitment, supporting)
    commitment.save(force_insert=True)
    commitment.supporting.set(supporting)
    record_of("commitment.added", by, commitment)
    return commitment


@transaction.atomic
def edit_commitment(
    *,
    by: Actor,
    commitment: Commitment,
    version: int | None,
    supporting: Iterable[Organisation] | None = None,
    **changes: Any,
) -> Commitment:
    """Change what is delivered, by whom or when. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_commitment(by, commitment))
    commitment = locked_commitment(commitment)
    require_version(commitment, version)
    if "deliverable" in changes:
        changes["deliverable"] = one_line(changes["deliverable"])
        if not changes["deliverable"]:
            raise Invalid.at("deliverable", "required", _("Please write something here."))
    before = list(commitment.supporting.all())
    wanted = before if supporting is None else list(supporting)
    _require_sound(_with(commitment, changes), wanted, able=commitment.responsible)
    changed = change(commitment, changes, allowed=EDITABLE, at=by.moment)
    if {one.pk for one in before} != {one.pk for one in wanted}:
        commitment.supporting.set(wanted)
        save_version(commitment, [], at=by.moment)
        changed.append("supporting")
    if changed:
        record_of("commitment.edited", by, commitment, fields=sorted(changed))
    return commitment


@transaction.atomic
def report_progress(
    *, by: Actor, commitment: Commitment, progress: int, text: str = "", version: int | None = None
) -> ProgressNote:
    """Say how far it is, and what there is to say of it; what was said before stays.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_edit_commitment(by, commitment))
    commitment = locked_commitment(commitment)
    require_version(commitment, version)
    note = ProgressNote(commitment=commitment, progress=progress, text=many_lines(text), by=by.person)
    note.at = by.moment
    clean(note)
    if note.progress == commitment.progress and not note.text:
        raise Invalid.at("text", "required", _("Write what there is to say, or how far it is by now."))
    note.save(force_insert=True)
    before, commitment.progress = commitment.progress, note.progress
    save_version(commitment, ["progress"], at=by.moment)
    record_of("commitment.progressed", by, commitment, before=before, after=note.progress)
    return note


@transaction.atomic
def withdraw_commitment(*, by: Actor, commitment: Commitment, reason: str) -> Commitment:
    """Say, with a reason, that it is not owed any more; it stays to be read. Raises NotAllowed, NotNow, Invalid."""
    require(can_edit_commitment(by, commitment))
    commitment = locked_commitment(commitment)
    commitment.withdrawn_at, commitment.withdrawn_reason = by.moment, one_line(reason)
    clean(commitment)
    if not commitment.withdrawn_reason:
        raise Invalid.at("reason", "required", _("Please say why."))
    save_version(commitment, ["withdrawn_at", "withdrawn_reason"], at=by.moment)
    record_of("commitment.withdrawn", by, commitment)
    return commitment


@transaction.atomic
def restore_commitment(*, by: Actor, commitment: Commitment) -> Commitment:
    """Say that it is owed after all. Twice is as good as once. Raises NotAllowed."""
    require(can_edit_commitment(by, commitment))
    commitment = locked_commitment(commitment, even_withdrawn=True)
    if commitment.withdrawn_at is not None:
        commitment.withdrawn_at, commitment.withdrawn_reason = None, ""
        save_version(commitment, ["withdrawn_at", "withdrawn_reason"], at=by.moment)
        record_of("commitment.restored", by, commitment)
    return commitment


def hand_on_commitments(*, by: Actor, membership: Membership) -> None:
    """Leave what a member was responsible for to the lead organisations; part of the verbs that end the right to it."""
    theirs = Commitment.objects.open().filter(
        responsible=membership.user_id, clause__agreement__workspace=membership.workspace_id
    )
    places = Agreement.objects.filter(pk__in=theirs.values("clause__agreement")).order_by("pk")
    list(places.select_for_update(no_key=True))
    for commitment in theirs.select_related("clause__agreement").order_by("pk"):
        commitment.responsible = None
        save_version(commitment, ["responsible"], at=by.moment)
        record_of("commitment.handed_on", by, commitment)


def locked_commitment(commitment: Commitment, *, even_withdrawn: bool = False) -> Commitment:
    """The commitment as it is now, under the lock of its agreement. Raises NotNow for a withdrawn one."""
    agreement = locked_agreement(commitment.clause.agreement)
    fresh = Commitment.objects.select_related("clause", "lead", "responsible").get(pk=commitment.pk)
    fresh.clause.agreement = agreement
    if fresh.is_withdrawn and not even_withdrawn:
        raise NotNow(_("This commitment was withdrawn; take it up again first."), code="withdrawn")
    return fresh


def record_of(verb: str, by: Actor, commitment: Commitment, **details: Any) -> None:
    agreement = commitment.clause.agreement
    details["agreement"] = str(agreement.pk)
    record(verb, by=by, subject=commitment, workspace_id=agreement.workspace_id, **details)


def _with(commitment: Commitment, changes: dict[str, Any]) -> Commitment:
    """What it would be, unsaved."""
    wanted = copy(commitment)
    for name in changes.keys() & EDITABLE:
        setattr(wanted, name, changes[name])
    return wanted


def _require_sound(
    commitment: Commitment, supporting: list[Organisation], *, able: User | None = None
) -> None:
    """Days in order, organisations of this workspace, and somebody responsible who may say how far it is.

    Whoever was responsible before is not asked about again.
    """
    workspace_id, who = commitment.workspace_id, commitment.responsible
    faults = fault_of_place(workspace_id, commitment.lead, "lead")
    for at, one in enumerate(supporting):
        faults += fault_of_place(workspace_id, one, f"supporting.{at}")
    first, last = commitment.starts_on, commitment.due
    if first and last and last < first:
        faults.append(Fault("due", "too_early", _("It is due before it starts.")))
    if who is not None and who != able and not _is_able(workspace_id, who):
        faults.append(Fault("responsible", "not_able", _("Choose an active member, analyst or above.")))
    if faults:
        raise Invalid(faults=faults)


def _is_able(workspace_id, user: User) -> bool:
    rows = Membership.objects.active().persons().filter(workspace=workspace_id, user=user)
    return rows.filter(role__in=roles_with(ARGUE)).exists()
