"""Workspaces, organisations and memberships."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.actions import end_tokens
from accounts.models import Membership, Organisation, Role, User, Workspace
from accounts.models.people import UserKind
from accounts.permissions import ARGUE, role_may
from deliberation.actions.actions import hand_on_actions
from deliberation.actions.cases import hand_on_cases
from deliberation.actions.challenges import hand_on_challenges
from deliberation.actions.commitments import hand_on_commitments
from deliberation.actions.locks import locked_workspace, managed
from deliberation.actions.preparations import hand_on_preparing
from deliberation.actions.writing import (
    change,
    clean,
    fault_of_place,
    one_line,
    require_here,
    require_version,
    save_version,
)
from deliberation.digests import schedule
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.models import CaseReader, Ledger, NamedReader, Subscription
from deliberation.outbox import record
from deliberation.permissions import Actor, can_end_membership, can_invite, require

EDITABLE = frozenset({"role", "organisation", "speaks_for"})


@transaction.atomic
def create_workspace(*, by: Actor, key: str, name: str, **fields: Any) -> Workspace:
    """Make a workspace. Only the set-up may, at the command line. Raises NotAllowed, Invalid."""
    require(by.system_may("workspace.created"))
    return place(by=by, workspace=Workspace(key=key, name=name, **fields))


def place(*, by: Actor, workspace: Workspace) -> Workspace:
    """Part of the verbs that make a workspace: check and write it, with its ledger. Raises Invalid."""
    workspace.name, workspace.created_at = one_line(workspace.name), by.moment
    clean(workspace)
    try:
        with transaction.atomic():
            workspace.save(force_insert=True)
    except IntegrityError:
        raise Invalid.at("key", "taken", _("There is a workspace with this key already."))
    Ledger.objects.create(workspace=workspace)
    record("workspace.created", by=by, subject=workspace, workspace_id=workspace.pk)
    return workspace


@transaction.atomic
def add_organisation(
    *, by: Actor, workspace: Workspace, name_en: str, short_name_en: str, **fields: Any
) -> Organisation:
    """Add an organisation that members can speak for. Raises NotAllowed, Invalid."""
    may = by.system_may("organisation.added")
    workspace = locked_workspace(workspace) if may else managed(by, workspace)
    names = {"name_en": one_line(name_en), "short_name_en": one_line(short_name_en)}
    return place_organisation(by=by, organisation=Organisation(workspace=workspace, **names, **fields))


def place_organisation(*, by: Actor, organisation: Organisation) -> Organisation:
    """Part of the verbs by which an organisation comes: check and write it. Raises Invalid."""
    organisation.created_at = by.moment
    clean(organisation)
    require_place(organisation)
    organisation.save(force_insert=True)
    record("organisation.added", by=by, subject=organisation, workspace_id=organisation.workspace_id)
    return organisation


def require_place(organisation: Organisation) -> None:
    """Raise Invalid unless its name is its own and what it is part of is of the same workspace, and no part of it."""
    others = Organisation.objects.filter(workspace=organisation.workspace_id).exclude(pk=organisation.pk)
    faults = []
    if others.filter(name_en=organisation.name_en).exists():
        sentence = str(_("There is an organisation of this name already."))
        faults.append(Fault("name_en", "taken", sentence))
    above = organisation.parent
    elsewhere = fault_of_place(organisation.workspace_id, above, "parent")
    faults += elsewhere
    if above is not None and not elsewhere and organisation.pk in _line_of(above):
        sentence = str(_("An organisation is no part of itself."))
        faults.append(Fault("parent", "cycle", sentence))
    if faults:
        raise Invalid(faults=faults)


def _line_of(organisation: Organisation) -> Iterator[UUID]:
    """It and all that it is part of at this moment, one after the other."""
    rows = Organisation.objects.filter(workspace=organisation.workspace_id)
    parents, pk = dict(rows.values_list("pk", "parent")), organisation.pk
    while pk:
        yield pk
        pk = parents[pk]


@transaction.atomic
def join(
    *,
    by: Actor,
    workspace: Workspace,
    user: User,
    organisation: Organisation,
    role: str,
    speaks_for: bool = False,
) -> Membership:
    """Make a user a member, or bring an ended membership back; with it comes a subscription to the digest.

    Only the set-up may: people come by an invitation that they accept. Raises NotAllowed, Invalid, NotNow for an
    active member.
    """
    require(by.system_may("membership.joined"))
    return enter(
        by=by, workspace=workspace, user=user, organisation=organisation, role=role, speaks_for=speaks_for
    )


def enter(
    *,
    by: Actor,
    workspace: Workspace,
    user: User,
    organisation: Organisation,
    role: str,
    speaks_for: bool = False,
    **details: Any,
) -> Membership:
    """Part of the verbs by which somebody becomes a member: whoever asked may, and is in a transaction.

    Where the workspace demands a factor or a provider, what tokens they have end: nobody showed it for them. Raises
    Invalid, NotNow for an active member.
    """
    require_here(workspace, organisation)
    membership = Membership.objects.select_for_update().filter(user=user, workspace=workspace).first()
    if membership is not None and membership.is_active:
        raise NotNow(_("This person is a member already."), code="already_member")
    membership = membership or Membership(user=user, workspace=workspace, created_at=by.moment)
    membership.organisation, membership.role, membership.speaks_for = organisation, role, speaks_for
    membership.joined_at = membership.updated_at = by.moment
    membership.ended_at = None
    membership.version += 0 if membership._state.adding else 1
    clean(membership)
    membership.save()
    if workspace.demands_anything:
        end_tokens(persons=[user.pk], reason="demand")
    _subscribe(membership, by)
    _record("membership.joined", by, membership, **details)
    return membership


@transaction.atomic
def change_membership(
    *, by: Actor, membership: Membership, version: int | None = None, **changes: Any
) -> Membership:
    """Change role, organisation or speaks_for. What was voted and said stays with the organisation then.

    Who may not argue any more hands on what there was to do. Raises NotAllowed, Invalid, Stale, NotNow for one that
    ended and when the last owner would go.
    """
    membership = _fresh(membership, managed(by, membership.workspace))
    require_version(membership, version)
    _require_shape(by, membership, changes)
    if changes.get("role", Role.OWNER) != Role.OWNER:
        _require_another_owner(membership)
    if changes.get("organisation", membership.organisation) != membership.organisation:
        changes.setdefault("speaks_for", False)  # for the other one it has to be said anew
    changed = change(membership, changes, allowed=EDITABLE, at=by.moment)
    if not changed:
        return membership
    _record("membership.changed", by, membership, fields=sorted(changed))
    if not role_may(membership.role, ARGUE):
        hand_on_actions(by=by, membership=membership)
        hand_on_commitments(by=by, membership=membership)
        hand_on_preparing(by=by, membership=membership)
        hand_on_cases(by=by, membership=membership)
    return membership


@transaction.atomic
def end_membership(*, by: Actor, membership: Membership) -> None:
    """End a membership, one's own or another's, and with it every right at once.

    What one handled goes to the facilitators, and initiatives and cases that named one name one no longer: who comes
    back begins anew. Raises NotAllowed, NotNow for the last owner.
    """
    _require_may_end(by, membership)
    membership = _fresh(membership, locked_workspace(membership.workspace))
    _require_may_end(by, membership)
    if not membership.is_active:
        return
    _require_another_owner(membership)
    leave(by=by, membership=membership)
    _record("membership.ended", by, membership)


def leave(*, by: Actor, membership: Membership) -> None:
    """Part of the verbs by which a membership ends: it is one under the workspace's lock."""
    membership.ended_at, membership.speaks_for = by.moment, False
    save_version(membership, ["ended_at", "speaks_for"], at=by.moment)
    NamedReader.objects.filter(
        user=membership.user_id, initiative__workspace=membership.workspace_id
    ).delete()
    CaseReader.objects.filter(user=membership.user_id, case__workspace=membership.workspace_id).delete()
    hand_on_actions(by=by, membership=membership)
    hand_on_commitments(by=by, membership=membership)
    hand_on_challenges(by=by, membership=membership)
    hand_on_preparing(by=by, membership=membership)
    hand_on_cases(by=by, membership=membership)


def _require_may_end(by: Actor, membership: Membership) -> None:
    require(can_end_membership(by, membership) or by.system_may("membership.ended"))


def _fresh(membership: Membership, workspace: Workspace) -> Membership:
    """The membership as it is now; the lock of its ``workspace`` keeps two owners from going at once."""
    present = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    present.workspace = workspace
    return present


def _require_shape(by: Actor, membership: Membership, changes: dict[str, Any]) -> None:
    if not membership.is_active:
        raise NotNow(_("This membership has ended."), code="membership_ended")
    require_here(membership.workspace, changes.get("organisation", membership.organisation))
    if changes.get("role") == Role.OWNER:
        require(membership.user.kind != UserKind.SERVICE)
    if changes.get("role") in Role.values:
        require(can_invite(by, membership.workspace, changes["role"]))


def _record(verb: str, by: Actor, membership: Membership, **details: Any) -> None:
    record(verb, by=by, subject=membership, workspace_id=membership.workspace_id, **details)


def _require_another_owner(membership: Membership) -> None:
    owners = Membership.objects.active().filter(workspace=membership.workspace_id, role=Role.OWNER)
    if membership.role == Role.OWNER and not owners.exclude(pk=membership.pk).exists():
        raise NotNow(_("Somebody has to own the workspace; name another owner first."), code="last_owner")


def _subscribe(membership: Membership, by: Actor) -> None:
    """The workspace's default: weekly, Monday at eight in its own zone, with the period that runs now.

    Who was here before keeps what was set then, and hears nothing of the time in between.
    """
    user, workspace = membership.user, membership.workspace
    subscription = Subscription.objects.filter(user=user, workspace=workspace).first()
    if subscription is None:
        subscription = Subscription(user=user, workspace=workspace, cadence=workspace.digest_cadence)
    schedule.start(subscription, by.moment)
    subscription.save()
