"""Service accounts: other systems that read and write in one workspace, each with tokens of its own. None votes."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import actions as accounts
from accounts.actions.tokens import ONE_YEAR
from accounts.models import Membership, Organisation, Role, Token, Workspace
from accounts.models.people import UserKind
from deliberation.actions.locks import managed
from deliberation.actions.people import leave
from deliberation.actions.writing import clean, one_line, require_here
from deliberation.errors import NotAllowed, NotFound, NotNow, in_our_words
from deliberation.outbox import record
from deliberation.permissions import Actor

ROLES = (Role.OBSERVER, Role.ANALYST, Role.FACILITATOR)
MOST = 50  # in a workspace, at a time


@transaction.atomic
def add_service(
    *, by: Actor, workspace: Workspace, name: str, organisation: Organisation, role: str
) -> Membership:
    """Make an account for another system: it speaks for an organisation, and cannot sign in.

    Raises NotAllowed, Invalid, NotNow where there are too many.
    """
    workspace = managed(by, workspace)
    _require_role(role)
    require_here(workspace, organisation)
    with in_our_words():
        user = accounts.add_service(name=one_line(name), language=workspace.language)
    since = dict.fromkeys(("created_at", "joined_at", "updated_at"), by.moment)
    service = Membership(user=user, workspace=workspace, organisation=organisation, role=role, **since)
    clean(service)
    _require_room(workspace)
    service.save(force_insert=True)
    _record("service.added", by, service, role=role)
    return service


@transaction.atomic
def end_service(*, by: Actor, service: Membership) -> None:
    """End a service and all its tokens, at once; what it wrote stays. Raises NotAllowed, NotFound."""
    service = _managed(by, service)
    if not service.is_active:
        return
    accounts.end_service(user=service.user)
    leave(by=by, membership=service)
    _record("service.ended", by, service)


@transaction.atomic
def create_service_token(
    *,
    by: Actor,
    service: Membership,
    name: str,
    scopes: Collection[str],
    lasts: timedelta = ONE_YEAR,
) -> tuple[Token, str]:
    """Give a service a credential. Returns it and its text, which is told this once.

    Raises NotAllowed, also where ``by`` came with a token that may less; NotFound; Invalid for the scope to vote.
    """
    service = _managed(by, service)
    with in_our_words():
        token, text = accounts.create_token(
            user=service.user, name=name, scopes=scopes, lasts=lasts, made_with=by.token
        )
    _record("service.token_created", by, service, token_key=token.token_key, scopes=token.scopes)
    return token, text


@transaction.atomic
def rotate_service_token(*, by: Actor, service: Membership, token: Token) -> tuple[Token, str]:
    """Put a new credential in the place of one of the service's. Raises NotAllowed, NotFound, Invalid."""
    service = _managed(by, service, token)
    with in_our_words():
        new, text = accounts.rotate_token(token=token, made_with=by.token)
    _record(
        "service.token_created",
        by,
        service,
        token_key=new.token_key,
        scopes=new.scopes,
        replaces=token.token_key,
    )
    return new, text


@transaction.atomic
def revoke_service_token(*, by: Actor, service: Membership, token: Token) -> None:
    """End one of the service's credentials, at once. Raises NotAllowed, NotFound."""
    service = _managed(by, service, token)
    with in_our_words():
        accounts.revoke_token(token=token, made_with=by.token)
    _record("service.token_revoked", by, service, token_key=token.token_key)


def services_of(workspace: Workspace):
    """The services that a workspace has now, with user and organisation."""
    rows = Membership.objects.active().filter(workspace=workspace, user__kind=UserKind.SERVICE)
    return rows.select_related("user", "organisation")


def _managed(by: Actor, service: Membership, token: Token | None = None) -> Membership:
    """The service as it is now, under the workspace's lock, with the token that is to be its own."""
    workspace = managed(by, service.workspace)
    rows = Membership.objects.select_related("user", "organisation").filter(user__kind=UserKind.SERVICE)
    present = rows.filter(pk=service.pk).first()
    if present is None or (token is not None and token.user_id != present.user_id):
        raise NotFound
    present.workspace = workspace
    return present


def _require_room(workspace: Workspace) -> None:
    if services_of(workspace).count() >= MOST:
        raise NotNow(_("There are %s services already. End one that nobody needs.") % MOST, code="too_many")


def _require_role(role: str) -> None:
    if role not in ROLES:
        raise NotAllowed(_("A service facilitates at the most; people own a workspace."))


def _record(verb: str, by: Actor, service: Membership, **details) -> None:
    record(verb, by=by, subject=service, workspace_id=service.workspace_id, **details)
