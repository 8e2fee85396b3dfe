"""Where an invitation is opened by its secret."""

from django.conf import settings

INVITATIONS = "/invitations/"


def path_of(secret: str) -> str:
    return f"{INVITATIONS}{secret}/"


def link_of(secret: str) -> str:
    """The whole address, for who does not read it on a page of ours."""
    return settings.BASE_URL + path_of(secret)
