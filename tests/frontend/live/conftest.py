"""A place with one argument, and live pages that look often."""

import pytest

from deliberation import dispatch
from frontend.live import hub as hubs
from frontend.live import waking
from tests.cast import argue, gather, open_initiative


@pytest.fixture(autouse=True)
def _quick(monkeypatch, settings):
    """Looks often, and every reader's right each time; nobody calls."""
    settings.REDIS_URL = ""
    monkeypatch.setenv(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
    )  # what the test itself asks for, between two waits
    monkeypatch.setattr(waking, "ALONE", 0.05)
    monkeypatch.setattr(hubs, "LOOK", 0.0)
    monkeypatch.setattr("frontend.live.endpoint.hub", hubs.Hub())


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.fixture
def initiative(cast):
    found = open_initiative(cast)
    dispatch.dispatch(cast.workspace.pk)
    return found


@pytest.fixture
def argument(cast, initiative):
    found = argue(cast, initiative, "One voice carries further")
    dispatch.dispatch(cast.workspace.pk)
    return found
