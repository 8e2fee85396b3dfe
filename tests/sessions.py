"""Sessions that have just said once more who they are, as what guards an account asks."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.test import Client


def known_again(client: Client) -> Client:
    """The signed-in ``client``, as after its password at ``/accounts/reauthenticate/``."""
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, get_user(request), method="password", reauthenticated=True)
    request.session.save()
    return client
