from collections.abc import Callable, Iterator

import pytest
from django.utils import translation

from config.environment import identity_providers
from deliberation import limits
from deliberation.limits.buckets import Bucket, InProcess
from tests import cast as people_of_the_tests
from tests.services.kept import kept
from tests.services.links import pytest_runtest_call
from tests.services.openid_provider import OpenIDProvider, run

__all__ = ["pytest_runtest_call"]


@pytest.fixture(autouse=True)
def language_of_the_site():
    """Each test begins in it: a request leaves its reader's language to the thread, where the next one chooses anew."""
    translation.deactivate()


@pytest.fixture
def limited(monkeypatch):
    """Buckets of a size of one's own, full, for which time stands still: ``limited("writes", 3)``."""

    def limit(kind: str, most: int, seconds: int = 60) -> None:
        monkeypatch.setitem(limits.KINDS, kind, Bucket(most, seconds))
        monkeypatch.setattr(limits, "buckets", lambda: fresh)

    fresh = InProcess(clock=lambda: 1000.0)
    return limit


@pytest.fixture
def cast(db):
    """Jiwoo (owner), Minji (facilitator), Hana, Dohyun (analysts), Taeho (observer), Ben (stranger), Yuna (left)."""
    return kept("cast", people_of_the_tests.gather)


@pytest.fixture
def initiative(cast):
    """AI-1, open, with two lead parties."""
    return kept("initiative", lambda: people_of_the_tests.open_initiative(cast))


@pytest.fixture
def draft(cast):
    return people_of_the_tests.draft_initiative(cast)


@pytest.fixture
def argument(cast, initiative):
    """AI-1#1, an advantage by Hana."""
    return people_of_the_tests.argue(cast, initiative, "One voice carries further when norms are written")


@pytest.fixture
def challenge(cast, initiative):
    """A challenge by Dohyun."""
    return people_of_the_tests.argue(
        cast, initiative, "Partnerships with both sides of a rivalry", kind="challenge", who=cast.dohyun
    )


@pytest.fixture
def tell_providers(settings) -> Callable[..., None]:
    """Lets the site know providers, as `OIDC_PROVIDERS` would."""

    def tell(*told: dict) -> None:
        known = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**known, "APPS": identity_providers([*told])}}

    return tell


@pytest.fixture
def openid_provider(tell_providers) -> Iterator[OpenIDProvider]:
    """A running OpenID provider that the site knows by the id "mofa"."""
    running = run()
    provider = next(running)
    tell_providers(provider.told())
    yield provider
    next(running, None)
