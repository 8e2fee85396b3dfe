"""Workspaces, organisations and memberships."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role, User, Workspace
from deliberation.actions.challenges import hand_on_challenges
from deliberation.actions.locks import locked_workspace
from deliberation.actions.writing import clean, one_line
from deliberation.digests import schedule
from deliberation.errors import Invalid, NotNow
from deliberation.models import Ledger, Subscription
from deliberation.outbox import record
from deliberation.permissions import Actor, can_invite, can_manage, require

MEMBERSHIP_FIELDS = ("role", "organisation", "speaks_for")


@transaction.atomic
def create_workspace(*, by: Actor, key: str, name: str, **fields: Any) -> Workspace:
    """Make a workspace. Only the set-up may, at the command line. Raises NotAllowed, Invalid."""
    require(by.system_may("workspace.created"))
    workspace = Workspace(key=key, name=one_line(name), created_at=by.moment, **fields)
    clean(workspace)
    if Workspace.objects.filter(key=key).exists():
        raise Invalid.at("key", "taken", _("There is a workspace with this key already."))
    workspace.save(force_insert=True)
    Ledger.objects.create(workspace=workspace)
    record("workspace.created", by=by, subject=workspace, workspace_id=workspace.pk)
    return workspace


@transaction.atomic
def add_organisation(
    *, by: Actor, workspace: Workspace, name_en: str, short_name_en: str, **fields: Any
) -> Organisation:
    """Add an organisation that members can speak for. Raises NotAllowed, Invalid."""
    require(by.system_may("organisation.added") or can_manage(by, workspace))
    organisation = Organisation(
        workspace=workspace, name_en=one_line(name_en), short_name_en=one_line(short_name_en), **fields
    )
    organisation.created_at = by.moment
    clean(organisation)
    if Organisation.objects.filter(workspace=workspace, name_en=organisation.name_en).exists():
        raise Invalid.at("name_en", "taken", _("There is an organisation of this name already."))
    organisation.save(force_insert=True)
    record("organisation.added", by=by, subject=organisation, workspace_id=workspace.pk)
    return organisation


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

    Raises NotAllowed, Invalid, NotNow for an active member.
    """
    require(by.system_may("membership.joined") or can_invite(by, workspace, role))
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

    Raises Invalid, NotNow for an active member.
    """
    if organisation.workspace_id != workspace.pk:
        raise Invalid.at("organisation", "unknown", _("This organisation is not in the workspace."))
    membership = Membership.objects.select_for_update().filter(user=user, workspace=workspace).first()
    if membership is not None and membership.is_active:
        raise NotNow(_("This person is a member already."), code="already_member")
    membership = membership or Membership(user=user, workspace=workspace, created_at=by.moment)
    membership.organisation, membership.role, membership.speaks_for = organisation, role, speaks_for
    membership.ended_at = None
    clean(membership)
    membership.save()
    _subscribe(membership, by)
    record("membership.joined", by=by, subject=membership, workspace_id=workspace.pk, **details)
    return membership


@transaction.atomic
def change_membership(*, by: Actor, membership: Membership, **changes: Any) -> Membership:
    """Change role, organisation or speaks_for. What was voted and said stays with the organisation then.

    Raises NotAllowed, Invalid, NotNow when the last owner would go.
    """
    require(can_manage(by, membership.workspace))
    membership = _locked(membership)
    if changes.get("role", Role.OWNER) != Role.OWNER:
        _require_another_owner(membership)
    changed = [name for name in MEMBERSHIP_FIELDS if name in changes]
    for name in changed:
        setattr(membership, name, changes[name])
    clean(membership)
    membership.save()
    fields = sorted(changed)
    record(
        "membership.changed", by=by, subject=membership, workspace_id=membership.workspace_id, fields=fields
    )
    return membership


@transaction.atomic
def end_membership(*, by: Actor, membership: Membership) -> None:
    """End a membership, and with it every right at once. Raises NotAllowed, NotNow for the last owner."""
    own = by.user is not None and membership.user_id == by.user.pk
    require(own or can_manage(by, membership.workspace) or by.system_may("membership.ended"))
    membership = _locked(membership)
    if not membership.is_active:
        return
    _require_another_owner(membership)
    membership.ended_at = by.moment
    membership.save(update_fields=["ended_at"])
    hand_on_challenges(by=by, membership=membership)
    record("membership.ended", by=by, subject=membership, workspace_id=membership.workspace_id)


def _locked(membership: Membership) -> Membership:
    """The membership as it is now; the workspace's lock keeps two owners from going at once."""
    workspace = locked_workspace(membership.workspace)
    present = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    present.workspace = workspace
    return present


def _require_another_owner(membership: Membership) -> None:
    owners = Membership.objects.active().filter(workspace=membership.workspace_id, role=Role.OWNER)
    if membership.role == Role.OWNER and not owners.exclude(pk=membership.pk).exists():
        raise NotNow(_("Somebody has to own the workspace; name another owner first."), code="last_owner")


def _subscribe(membership: Membership, by: Actor) -> None:
    """The workspace's default: weekly, Monday at eight in its own zone, with the period that runs now."""
    user, workspace = membership.user, membership.workspace
    if not Subscription.objects.filter(user=user, workspace=workspace).exists():
        subscription = Subscription(user=user, workspace=workspace, cadence=workspace.digest_cadence)
        schedule.start(subscription, by.moment)
        subscription.save(force_insert=True)
