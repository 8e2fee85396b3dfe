"""The gate behind signing in: until a session has shown what its workspaces ask for, only the ways to do so are open.

The REST door asks the same question where it accepts a session (`deliberation.api.authentication`).
"""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponseRedirect

from accounts import demands
from accounts.demands import Unmet

ASKED = "/settings/sign-in/asked/"
OPEN = (
    ASKED,
    "/accounts/login/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/api/v1/",
    "/dev/",
    "/healthz",
    "/language/",
    "/readyz",
    settings.STATIC_URL,
)
OPERATED = ("/admin/", "/operator/")
TO_PROVIDERS = ("/accounts/oidc/",)
TO_FACTORS = ("/accounts/2fa/",)


class Gate:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and not request.path.startswith(OPEN):
            lacking = lacking_of(request)
            if lacking and not request.path.startswith(_ways(lacking)):
                return _led(request)
        return self.get_response(request)


def lacking_of(request) -> Unmet:
    """What this session has still to show; where operators work one always needs a second factor."""
    operating = request.path.startswith(OPERATED) and request.user.is_staff and not settings.EMBEDDED
    return demands.unmet(request, request.user, operating=operating)


def _ways(lacking: Unmet) -> tuple[str, ...]:
    """A factor is added only once the provider has said who this is: else who stole a password would add theirs."""
    return TO_PROVIDERS if lacking.providers else TO_FACTORS


def _led(request) -> HttpResponseRedirect:
    back = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
    return HttpResponseRedirect(f"{ASKED}?{urlencode({'next': back})}")
