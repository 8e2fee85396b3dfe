"""Invitations as answers, for those who may invite."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from accounts.links import link_of
from accounts.models import Invitation, OutgoingMail, Workspace
from deliberation import permissions
from deliberation.permissions.invitations import inviters_may

from .reader import Reader, api, organisation


class Invitations:
    """Shapes some of them; what is beside them is read once for all."""

    def __init__(self, reader: Reader, workspace: Workspace, now: datetime) -> None:
        self.reader, self.workspace, self.now = reader, workspace, now
        self.allowed: set = set()
        self.states: dict[str, str] = {}

    def prepare(self, rows: Iterable[Invitation]) -> None:
        asked = list(rows)
        self.allowed = inviters_may(asked)
        mails = OutgoingMail.objects.filter(key__in=[row.mail_key for row in asked])
        self.states = dict(mails.values_list("key", "state"))

    def shape(self, row: Invitation) -> dict:
        may = permissions.can_invite(self.reader.by, self.workspace, row.role)
        return {
            "id": row.pk,
            "url": api(f"workspaces/{self.workspace.key}/invitations/{row.pk}"),
            "html_url": f"{settings.BASE_URL}/w/{self.workspace.key}/people/invitations/",
            "workspace": self.workspace.key,
            "email": row.email,
            "organisation": organisation(row.organisation_id, row.organisation.name_en),
            "role": row.role,
            "invited_by": {"id": row.invited_by_id, "name": row.invited_by.name, "organisation": None},
            "created_at": row.created_at,
            "updated_at": _latest(row.created_at, row.sent_at, row.revoked_at, row.used_at),
            "expires_at": row.expires_at,
            "sent_at": row.sent_at,
            "mail": self.states.get(row.mail_key),
            "is_open": row.is_waiting and not row.is_over(self.now) and row.pk in self.allowed,
            "permissions": {"resend": may and row.is_waiting, "revoke": may and row.is_waiting},
        }

    def made(self, row: Invitation, secret: str = "") -> dict:
        """One that was just made or renewed, with the link that nobody can tell again."""
        self.prepare([row])
        return {**self.shape(row), "link": link_of(secret) if secret else None}


def _latest(*moments: datetime | None) -> datetime:
    return max(moment for moment in moments if moment)
