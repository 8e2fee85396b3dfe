"""What a page or a form costs its reader, and how it is told that there was too much."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from deliberation.errors import Refusal
from deliberation.limits import TooMany, caller_of, require_size, spend

from .responses import refused

# By the name of the address. Every other form is a write; reading is free.
SEARCHES = {"search", "similar", "people_to_call", "source_options", "sources_to_cite"}
EXPORTS = {
    "sheet",
    "sheet_as_markdown",
    "briefing",
    "briefing_as_file",
    "minutes_as_file",
    "digest_preview",
    "audit_as_csv",
    "audit_as_json_lines",
    "my_data_as_json",
    "my_data_as_html",
    "job_file",
    "calendar_of_initiative",
    "calendar_of_workspace",
}
# By a form, though nothing is written.
ASKED_SEARCHES = {"preview", "preview_in_workspace"}
# By a form; what is handed in costs as much.
ASKED_EXPORTS = {
    "export_workspace",
    "export_initiative",
    "import_into_workspace",
    "import_into_initiative",
}
MAILS = {"prove_address"}  # invitations count their mails themselves
FREE = (
    "accounts/",
    "hooks/",
)  # signing in counts for itself, by the rules of allauth; providers show a secret
# One click of many people's mail programs comes from their provider's network, and has to end it at once.
UNCOUNTED = {"unsubscribe"}
SECRET = ("csrfmiddlewaretoken", "password", "code")


class Limits:
    """After authentication and before anything is read. What was typed comes back, to be sent again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "HEAD" and request.path.startswith("/accounts/"):
            # What scanners ask of a mail's links is no try to sign in; servers send no body.
            request.method = "GET"
        try:
            require_size(request)
        except Refusal as refusal:
            return refused(request, refusal) if not _of_the_api(request) else self.get_response(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        kind = kind_of(request)
        if kind is None:
            return None
        try:
            spend(kind, caller_of(request, request.user))
        except TooMany as refusal:
            return _told(request, refusal)
        return None


def kind_of(request) -> str | None:
    """Which bucket this request takes from; those of the API are its Door's."""
    place = request.resolver_match
    if _of_the_api(request) or place.route.startswith(FREE) or place.url_name in UNCOUNTED:
        return None
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return "searches" if place.url_name in SEARCHES else "exports" if place.url_name in EXPORTS else None
    if place.url_name in ASKED_EXPORTS:
        return "exports"
    if place.url_name in ASKED_SEARCHES:
        return "searches"
    return "mails" if place.url_name in MAILS else "writes"


def _of_the_api(request) -> bool:
    """Its Door asks by itself and answers as a problem."""
    return request.path.startswith("/api/")


def _told(request, refusal: TooMany):
    if request.htmx:
        response = refused(request, refusal)
        if request.method == "GET":
            response["HX-Reswap"] = "none"  # offers while one types: the next letter asks again
    else:
        context = {"detail": refusal.detail, "heading": _("A little slower, please")}
        response = render(request, "errors/too_many.html", context | _typed(request), status=429)
    response["Retry-After"] = str(refusal.wait)
    return response


def _typed(request) -> dict:
    """The fields of the form, to be sent once more; secrets are typed again."""
    if request.method != "POST":
        return {}
    kept = [(name, values) for name, values in request.POST.lists() if not name.startswith(SECRET)]
    fields = [{"name": name, "value": value} for name, values in kept for value in values]
    return {"again": request.get_full_path(), "fields": fields, "had_files": bool(request.FILES)}
