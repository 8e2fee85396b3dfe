"""The signed word that ends one subscription and can do nothing else."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from deliberation.models import Subscription

SALT = "deliberation.unsubscribe"


def token_of(subscription_id: UUID) -> str:
    """The same for ever: an old mail's link still works."""
    return Signer(salt=SALT).sign(str(subscription_id))


def subscription_of(token: str) -> Subscription | None:
    """The subscription that a token names, or none for a token that we have not signed."""
    try:
        key = Signer(salt=SALT).unsign(token)
    except BadSignature:
        return None
    return Subscription.objects.filter(pk=key).select_related("workspace", "user").first()
