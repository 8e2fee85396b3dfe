import pytest

from deliberation import outbox
from deliberation.dispatch import dispatch
from deliberation.models import Change
from tests.api import contract
from tests.api.client import Caller, caller


@pytest.fixture(autouse=True)
def noted(monkeypatch):
    """What each request of a test made happen, for the contract to know whom it tells."""
    write = outbox._activity

    def note(verb, by, *rest):
        contract.HAPPENED.setdefault(by.request_id, []).append(verb)
        return write(verb, by, *rest)

    monkeypatch.setattr(outbox, "_activity", note)
    contract.HAPPENED.clear()


@pytest.fixture
def hana(cast):
    return caller(cast.hana)


@pytest.fixture
def minji(cast):
    return caller(cast.minji)


@pytest.fixture
def taeho(cast):
    return caller(cast.taeho)


@pytest.fixture
def ben(cast):
    return caller(cast.ben)


@pytest.fixture
def feed(cast):
    """Reads the changes of AI as somebody, from a number on, once all that happened has its number."""

    def read(who: Caller, since: int = 0, **query) -> list[dict]:
        dispatch(cast.workspace.pk)
        found, more = [], "&".join(f"{name}={value}" for name, value in query.items())
        address = f"changes?workspace=AI&since={since}&limit=200&{more}".rstrip("&")
        while address:
            page = who.get(address).json()
            found += page["results"]
            address = page["next"]
        return found

    return read


@pytest.fixture
def end(cast):
    """The number that changes have come to."""

    def last() -> int:
        dispatch(cast.workspace.pk)
        return Change.objects.filter(workspace=cast.workspace).latest("seq").seq

    return last
