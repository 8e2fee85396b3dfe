"""The ways out of mails that come again and again: each ends one thing of one subscription, and can do nothing else."""

from email.utils import parseaddr
from enum import Enum
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer

from deliberation import replies
from deliberation.models import Subscription
from deliberation.replies import Meaning


class Ends(Enum):
    """What there is to leave: its salt, the name of its list, and what a mail to its address means."""

    DIGEST = "deliberation.unsubscribe", "digest", Meaning.UNSUBSCRIBE
    AT_ONCE = "deliberation.unsubscribe.at_once", "notices", Meaning.NOT_AT_ONCE

    def __init__(self, salt: str, name: str, meaning: Meaning) -> None:
        self.salt, self.list_name, self.meaning = salt, name, meaning


def token_of(subscription_id: UUID, ends: Ends = Ends.DIGEST) -> str:
    """The same for ever: an old mail's link still works."""
    return Signer(salt=ends.salt).sign(str(subscription_id))


def link_of(subscription_id: UUID, ends: Ends) -> str:
    return f"{settings.BASE_URL}/unsubscribe/{token_of(subscription_id, ends)}/"


def meant_by(token: str) -> tuple[Subscription, Ends] | None:
    """Which subscription a token names, and what of it ends; none for a token that we have not signed."""
    for ends in Ends:
        try:
            key = Signer(salt=ends.salt).unsign(token)
        except BadSignature:
            continue
        found = Subscription.objects.filter(pk=key).select_related("workspace", "user").first()
        return (found, ends) if found else None
    return None


def headers_of(subscription: Subscription, ends: Ends, workspace_key: str) -> dict[str, str]:
    """What lets a mail program sort such mails, and leave them by one click; by mail only where somebody reads it."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    address = replies.is_on() and replies.address_of(ends.meaning, subscription.pk)
    by_mail = [f"<mailto:{address}?subject=unsubscribe>"] if address else []
    return {
        "List-Id": f"<{workspace_key.lower()}.{ends.list_name}.{domain}>",
        "List-Unsubscribe": ", ".join([f"<{link_of(subscription.pk, ends)}>", *by_mail]),
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
