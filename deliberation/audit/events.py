"""What members act and sign in with, as far as it is the workspace's business.

That is what its acts rest on: credentials for the API, second factors, other accounts to sign in by, of its members,
while they were. When and from where somebody signs in or fails to, and what becomes of passwords and addresses, is that
person's own (``/settings/``) and the operator's.
"""

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import SecurityEvent, Workspace

Kind = SecurityEvent.Kind
EVENTS = {
    Kind.TOKEN_CREATED: _("%(actor)s made a token"),
    Kind.TOKEN_REVOKED: _("A token of %(actor)s was revoked"),
    Kind.FEED_OPENED: _("%(actor)s made an address for the feed of their digests"),
    Kind.FEED_CLOSED: _("The address of a feed of %(actor)s was ended"),
    Kind.FACTOR_ADDED: _("%(actor)s added a second factor"),
    Kind.FACTOR_REMOVED: _("%(actor)s removed a second factor"),
    Kind.RECOVERY_USED: _("%(actor)s used a recovery code"),
    Kind.RECOVERY_RENEWED: _("%(actor)s made new recovery codes"),
    Kind.IDENTITY_LINKED: _("%(actor)s linked an account to sign in by"),
    Kind.IDENTITY_UNLINKED: _("%(actor)s unlinked an account to sign in by"),
}


def events_of(workspace: Workspace) -> QuerySet[SecurityEvent]:
    """Of its members and services, while each was one; of who came back, since then."""
    member = "user__memberships"
    until = Q(**{f"{member}__ended_at": None}) | Q(at__lte=F(f"{member}__ended_at"))
    since = {f"{member}__workspace": workspace, "at__gte": F(f"{member}__joined_at")}
    return SecurityEvent.objects.filter(until, kind__in=EVENTS, **since).select_related("user")
