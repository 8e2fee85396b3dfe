"""The headers of every address that the resolver knows, for whoever is signed in."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from tests.cast import gather, open_initiative

FILLED = {
    "ref": "AI-1",
    "number": "1",
    "key": "AI",
    "prefix": "mdg_0123456789a",
    "pk": str(UUID(int=7)),
    "language": "en",
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# The same for everybody, and kept a day by the browser itself.
NOBODY_S = {"/service-worker.js", "/offline/en/"}

STRICT = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")


def addresses(patterns=None, prefix: str = "/") -> set[str]:
    """One address for each pattern; what its parameters name need not exist."""
    found: set[str] = set()
    for one in get_resolver().url_patterns if patterns is None else patterns:
        whole = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            found |= addresses(one.url_patterns, whole)
        elif isinstance(one, URLPattern):
            found.add(_filled(whole))
    return found


def _filled(route: str) -> str:
    route = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: FILLED.get(part[1], FILLED["pk"]), route)
    route = re.sub(r"\(\?P<\w+>[^()]*(?:\([^()]*\)[^()]*)*\)", "1", route)
    return re.sub(r"\\Z|[\^$\\]", "", route)


@pytest.fixture
def owner(db):
    """An owner who also operates the site, and sees every page."""
    cast = gather()
    open_initiative(cast)
    User.objects.filter(pk=cast.jiwoo.pk).update(is_staff=True, is_superuser=True)
    return User.objects.get(pk=cast.jiwoo.pk)


def test_every_answer_is_protected_whatever_it_is(owner):
    client, faults, pages = Client(raise_request_exception=False), {}, 0
    for path in sorted(addresses()):
        client.force_login(owner)  # anew: one of the addresses signs out
        answer = client.get(path)
        faults[path] = [*_missing(answer), *_lax(answer), *_kept(path, answer)]
        pages += answer.status_code == 200
    assert {path: found for path, found in faults.items() if found} == {}
    assert pages > 80, "most addresses were answered by something else than their page"


def _missing(answer) -> list[str]:
    return [f"{name}: {answer.get(name)}" for name, value in ALWAYS.items() if answer.get(name) != value]


def _lax(answer) -> list[str]:
    """What the Content-Security-Policy allows too much, or does not forbid."""
    policy = answer.get("Content-Security-Policy", "")
    return [word for word in ("unsafe", "*", "http:") if word in policy] + [
        part for part in STRICT if part not in policy
    ]


def _kept(path: str, answer) -> list[str]:
    """What somebody signed in for is kept by no cache; the API is asked again each time."""
    told = answer.get("Cache-Control", "")
    well = (
        path in NOBODY_S
        or "no-store" in told
        or (path.startswith("/api/v1/") and told == "private, no-cache")
    )
    return [] if well else [f"Cache-Control: {told}"]


def test_what_nobody_signed_in_for_is_asked_for_again(client, db):
    assert client.get("/accounts/login/").has_header("Cache-Control")
    assert client.get("/api/v1/schema/")["Cache-Control"] == "private, no-cache"


def test_no_page_may_use_the_camera_and_ours_may_use_passkeys(client, db):
    policy = client.get("/accounts/login/")["Permissions-Policy"]
    assert "camera=()" in policy
    assert "publickey-credentials-get=(self)" in policy
    assert "*" not in policy


def test_behind_https_the_browser_is_told_to_come_back_so_only(settings, db):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    settings.SECURE_HSTS_PRELOAD = True
    told = Client().get("/accounts/login/", secure=True)["Strict-Transport-Security"]
    assert told == "max-age=31536000; includeSubDomains; preload"
