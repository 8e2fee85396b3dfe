"""An identity nobody has yet, shown by somebody on the way to an invitation: it waits in the session until a person
accepts, and is linked with the account that is made then. What it says of an address of mail counts for nothing.
"""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication

from . import actions
from .models import User

KEY = "identity_waiting"
LASTS = 15 * 60  # seconds


def hold(request, account) -> None:
    """Keep a proven identity, which is not linked, for a quarter of an hour in this browser."""
    known = {"provider": account.provider, "uid": account.uid, "extra_data": account.extra_data}
    request.session[KEY] = {**known, "at": time.time()}


def held(request) -> dict | None:
    """The identity that waits in this browser."""
    waiting = request.session.get(KEY)
    return waiting if waiting and time.time() - waiting["at"] < LASTS else None


def link_held(request, user: User) -> None:
    """Link it with ``user``, who has just come in by an invitation, and let it count as shown."""
    waiting = held(request)
    request.session.pop(KEY, None)
    if waiting is None:
        return
    told = {name: waiting[name] for name in ("provider", "uid", "extra_data")}
    address = get_adapter().get_client_ip(request)
    if actions.link_identity(user=user, address=address, **told):
        record_authentication(
            request, user, "socialaccount", provider=waiting["provider"], uid=waiting["uid"]
        )
