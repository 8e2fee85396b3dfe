"""Who is counted together: what a caller says of itself changes nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser

from deliberation.limits import caller_of

VISITOR = AnonymousUser()


def of(rf, address: str, **headers: str) -> str:
    return caller_of(rf.get("/", REMOTE_ADDR=address, headers=headers), VISITOR)


def test_a_person_is_one_wherever_from(rf, cast):
    here, there = (caller_of(rf.get("/", REMOTE_ADDR=one), cast.hana) for one in ("192.0.2.1", "192.0.2.2"))
    assert here == there == f"user:{cast.hana.pk}"


def test_without_a_proxy_forwarded_headers_are_not_believed(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    said = [of(rf, "192.0.2.1", **{"X-Forwarded-For": f"198.51.100.{number}"}) for number in range(3)]
    assert set(said) == {"network:192.0.2.1"}


def test_behind_a_proxy_only_what_it_added_counts(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    said = [
        of(rf, "10.0.0.1", **{"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.7"}) for number in range(3)
    ]
    assert set(said) == {"network:203.0.113.7"}


def test_whoever_comes_past_the_proxies_is_known_by_the_connection(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    assert of(rf, "192.0.2.1", **{"X-Forwarded-For": "198.51.100.1"}) == "network:192.0.2.1"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("not an address", "unknown"),
    ],
)
def test_a_household_is_one_network(rf, settings, address, network):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert of(rf, address) == f"network:{network}"
