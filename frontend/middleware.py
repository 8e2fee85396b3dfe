"""Pages speak the reader's language and tell the reader's time; refusals become answers."""

import zoneinfo

from django.contrib.auth.views import redirect_to_login
from django.utils import timezone, translation

from deliberation.errors import Refusal

from .faults import signed_out
from .responses import only_by_form, refused


class ReaderLocale:
    """After authentication: a signed-in person's own language and zone go before what the browser asks for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language
        with timezone.override(zoneinfo.ZoneInfo(user.time_zone) if user.time_zone else None):
            return self.get_response(request)


class FetchedAhead:
    """After a form nothing that the browser fetched ahead is shown: it may not have what the form did."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST":
            response["Clear-Site-Data"] = '"prefetchCache"'
        return response


def _was_lost(request, response) -> bool:
    """Whether a form, or a part of a page, was sent on to the page for signing in, as of one whose session is over."""
    if response.status_code != 302 or request.user.is_authenticated:
        return False
    back_here = redirect_to_login(request.get_full_path())
    return response["Location"] == back_here["Location"] and (request.method == "POST" or bool(request.htmx))


class Refusals:
    """A refusal that a view did not put beside its form becomes a page, or a notice in place; so does a bare 405, where
    people land who reload a refused form, or signed in again on the way to sending it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if _was_lost(request, response):
            return signed_out(request)
        asked = response.status_code == 405 and request.method == "GET" and not response.content
        return only_by_form(request, response["Allow"]) if asked else response

    def process_exception(self, request, exception):
        return refused(request, exception) if isinstance(exception, Refusal) else None
