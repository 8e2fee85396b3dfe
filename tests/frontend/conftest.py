import pytest
from django.test import Client

from deliberation.actions.sources import add_source
from tests.sessions import known_again


@pytest.fixture
def browser(cast):
    """A browser in which somebody of the cast is signed in: ``browser(cast.hana)``."""

    def open_for(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return open_for


@pytest.fixture
def known_browser(browser):
    """One that has just said once more who it is."""
    return lambda user: known_again(browser(user))


@pytest.fixture
def workspace_source(cast):
    return add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title="Framework Act")
