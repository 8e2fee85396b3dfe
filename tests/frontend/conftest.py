import pytest
from django.test import Client


@pytest.fixture
def browser(cast):
    """A browser in which somebody of the cast is signed in: ``browser(cast.hana)``."""

    def open_for(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return open_for
