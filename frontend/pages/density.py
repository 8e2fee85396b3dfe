"""How much a card shows: all, or claim, vote and tally alone. The address says it; this browser remembers."""

from django.conf import settings
from django.http import HttpResponse

from frontend.prefetching import is_prefetch

FULL, COMPACT = "full", "compact"
COOKIE = "density"
YEAR = 365 * 24 * 60 * 60


def density_of(request) -> str:
    said = request.GET.get("density") or request.COOKIES.get(COOKIE)
    return COMPACT if said == COMPACT else FULL


def remembered(request, response: HttpResponse) -> HttpResponse:
    """The answer, with what its reader chose kept in this browser; a page that was only fetched ahead chose nothing."""
    if request.GET.get("density") in (FULL, COMPACT) and not is_prefetch(request):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(
            COOKIE, density_of(request), max_age=YEAR, secure=secure, httponly=True, samesite="Lax"
        )
    return response
