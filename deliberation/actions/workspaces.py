"""What owners settle: a workspace of their own, its settings, its organisations."""

from copy import copy
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from accounts.actions import end_tokens
from accounts.models import Membership, Organisation, Role, Workspace
from accounts.models.workspaces import FOLLOW_UP
from deliberation.actions.locks import managed, still_there
from deliberation.actions.people import enter, place, place_organisation, require_place
from deliberation.actions.subscriptions import follow_zone
from deliberation.actions.writing import change, faults_of, one_line, require_version
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.outbox import record
from deliberation.permissions import Actor, can_found_workspace, require

SETTINGS = (
    "name",
    "language",
    "time_zone",
    "digest_cadence",
    "demands_second_factor",
    "demands_provider",
    "contributions_are_records",
    *FOLLOW_UP,
)
DEMANDS = frozenset({"demands_second_factor", "demands_provider"})
OF_ORGANISATION = frozenset({"name_en", "name_ko", "short_name_en", "short_name_ko", "kind", "parent"})
LINES = frozenset({"name", "name_en", "name_ko", "short_name_en", "short_name_ko"})


@transaction.atomic
def found_workspace(
    *, by: Actor, key: str, name: str, organisation: str, short_name: str, **fields: Any
) -> Workspace:
    """Make a workspace of one's own: whoever makes it owns it and speaks for its first organisation.

    Raises NotAllowed, Invalid with every fault.
    """
    require(can_found_workspace(by))
    workspace = Workspace(key=key, name=one_line(name), **fields)
    first = Organisation(
        workspace=workspace, name_en=one_line(organisation), short_name_en=one_line(short_name)
    )
    _require_clean(workspace, first)
    place(by=by, workspace=workspace)
    place_organisation(by=by, organisation=first)
    enter(
        by=by,
        workspace=workspace,
        user=by.person,
        organisation=first,
        role=Role.OWNER,
        speaks_for=True,
    )
    return workspace


@transaction.atomic
def change_workspace(
    *, by: Actor, workspace: Workspace, version: int | None = None, **changes: Any
) -> Workspace:
    """Change a workspace's settings; its key stays.

    A new demand ends the tokens of its members, who made them before they had shown it; a new zone moves the digests
    of who has none of their own. Raises NotAllowed, Invalid, Stale.
    """
    workspace = managed(by, workspace)
    require_version(workspace, version)
    if changes.get("demands_provider", "") not in ("", workspace.demands_provider, *providers()):
        raise Invalid.at("demands_provider", "unknown", _("This site knows no such provider."))
    changed = change(workspace, _in_one_line(changes), allowed=frozenset(SETTINGS), at=by.moment)
    if changed:
        fields = sorted(changed)
        record("workspace.changed", by=by, subject=workspace, workspace_id=workspace.pk, fields=fields)
    if "time_zone" in changed:
        follow_zone(workspace, by.moment)
    if any(getattr(workspace, name) for name in DEMANDS.intersection(changed)):
        members = Membership.objects.filter(workspace=workspace, ended_at=None)
        end_tokens(persons=members.values_list("user", flat=True), reason="demand")
    return workspace


@transaction.atomic
def edit_organisation(
    *, by: Actor, organisation: Organisation, version: int | None = None, **changes: Any
) -> Organisation:
    """Change names, kind or what it is part of. Raises NotAllowed, NotFound, Invalid, Stale."""
    organisation = _managed(by, organisation)
    require_version(organisation, version)
    changes = _in_one_line(changes)
    wanted = copy(organisation)
    for name in changes.keys() & OF_ORGANISATION:
        setattr(wanted, name, changes[name])
    require_place(wanted)
    changed = change(organisation, changes, allowed=OF_ORGANISATION, at=by.moment)
    if changed:
        _record("organisation.edited", by, organisation, fields=sorted(changed))
    return organisation


@transaction.atomic
def remove_organisation(*, by: Actor, organisation: Organisation) -> None:
    """Remove an organisation that nobody spoke for and nothing names.

    Raises NotAllowed, NotFound, NotNow for any other.
    """
    organisation = _managed(by, organisation)
    pk = organisation.pk
    try:
        organisation.delete()
    except ProtectedError:
        sentence = _("Somebody speaks or spoke for this organisation, or something names it, so it stays.")
        raise NotNow(sentence, code="in_use")
    organisation.pk = pk
    _record("organisation.removed", by, organisation)


def providers() -> dict[str, str]:
    """The OpenID providers that this site knows, by id, each with its name."""
    known = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return {one["provider_id"]: one["name"] for one in known}


def _managed(by: Actor, organisation: Organisation) -> Organisation:
    """The organisation as it is now; the workspace's lock keeps two from becoming each other's part."""
    workspace = managed(by, organisation.workspace)
    present = still_there(Organisation.objects.all(), organisation.pk)
    present.workspace = workspace
    return present


def _require_clean(workspace: Workspace, first: Organisation) -> None:
    """Raise Invalid with the faults of both; the organisation's are named as the verb names them."""
    faults: list[Fault] = []
    names = {"name_en": "organisation", "short_name_en": "short_name"}
    for noun in (workspace, first):
        found = faults_of(noun)
        faults += [Fault(names.get(one.field, one.field), one.code, one.detail) for one in found]
    if faults:
        raise Invalid(faults=faults)


def _in_one_line(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: one_line(value) if name in LINES else value for name, value in changes.items()}


def _record(verb: str, by: Actor, organisation: Organisation, **details: Any) -> None:
    record(verb, by=by, subject=organisation, workspace_id=organisation.workspace_id, **details)
