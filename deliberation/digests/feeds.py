"""Somebody's past digests behind a secret address: whose it is, and what it shows at this moment."""

from dataclasses import dataclass
from datetime import datetime

from accounts.mail import digest_of
from accounts.models import FeedAddress, User
from deliberation.models import Delivery

from .archive import deliveries_of, retold_all
from .facts import Digest

MOST = 10  # a feed reader keeps what it has seen
LONGEST = 100  # characters of a secret


@dataclass(frozen=True, slots=True)
class Told:
    """A past digest with what may still be seen of it."""

    delivery: Delivery
    digest: Digest


def address_of(secret: str) -> FeedAddress | None:
    """The address that a secret opens, while its person may sign in."""
    if len(secret) > LONGEST:
        return None
    rows = FeedAddress.objects.filter(secret_digest=digest_of(secret)).select_related("user")
    address = rows.first()
    return address if address is not None and address.user.can_sign_in else None


def told_in_feed(user: User, now: datetime) -> list[Told]:
    """The last digests of ``user`` at ``now`` (aware), the latest first, without those of which nothing is left."""
    deliveries = list(deliveries_of(user)[:MOST])
    digests = retold_all(deliveries, now)
    told = map(Told, deliveries, digests)
    return [one for one in told if one.digest.sections]
