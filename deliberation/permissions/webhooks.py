from django.db.models import QuerySet

from accounts.models import Workspace
from accounts.permissions import MANAGE
from deliberation.models import Webhook

from .actor import Actor
from .people import can_manage
from .rights import rights_of


def can_keep_webhooks(by: Actor, workspace: Workspace) -> bool:
    """Who manages the workspace; and one of its services, with a token for what matters most, for itself."""
    return can_manage(by, workspace) or (by.is_service and _is_here(by, workspace))


def can_keep_webhook(by: Actor, webhook: Webhook) -> bool:
    own = by.is_service and by.user is not None and webhook.owner_id == by.user.pk
    return can_manage(by, webhook.workspace) or (own and _is_here(by, webhook.workspace))


def webhooks_kept(by: Actor, workspace: Workspace) -> QuerySet[Webhook]:
    """Those of a workspace that ``can_keep_webhook`` lets through."""
    rows = Webhook.objects.filter(workspace=workspace)
    if can_manage(by, workspace):
        return rows
    return rows.filter(owner=by.user) if can_keep_webhooks(by, workspace) else rows.none()


def _is_here(by: Actor, workspace: Workspace) -> bool:
    return by.has_scope_for(MANAGE) and rights_of(by, workspace).role is not None
