"""What a refusal looks like: a page that says what happened and what to do next, or a notice in place for htmx."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

SECRET = ("csrfmiddlewaretoken", "password", "code")  # also in oldpassword


def fault(request, status: int, detail: str, *, heading: str = "", **more) -> HttpResponse:
    """``more`` may name single ``faults``, the texts that were ``typed``, and where to ``sign_in``."""
    context = {"detail": detail, "status": status, **more}
    if getattr(request, "htmx", False):
        return _in_place(request, context, status)
    form = came_from(request) if request.method == "POST" else ""
    told = {"heading": heading or _heading(status), "advice": _advice(status), "form": form}
    return render(request, "errors/fault.html", told | context, status=status)


def signed_out(request) -> HttpResponse:
    """Instead of sending what was typed to the page for signing in, where it would be lost."""
    detail = _("You were signed out meanwhile, so this was not sent. Sign in, and its page opens again.")
    sign_in = f"{reverse('account_login')}?{urlencode({'next': came_from(request) or '/'})}"
    heading = _("Please sign in again")
    return fault(request, 403, detail, heading=heading, advice="", sign_in=sign_in, typed=_typed(request))


def came_from(request) -> str:
    """The page of ours on which a form or a link stood, without its host; nothing where nobody says."""
    address = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    path = address._replace(scheme="", netloc="", fragment="").geturl()
    here = address.netloc == request.headers.get("Host")
    return path if here and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""


def _in_place(request, context: dict, status: int) -> HttpResponse:
    response = render(request, "components/notice.html", context, status=status)
    response["HX-Retarget"] = "#refusal"
    response["HX-Reselect"] = "unset"  # it is no page, from which a form takes its part
    response["HX-Reswap"] = "innerHTML show:#refusal:top"
    return response


def _typed(request) -> list[str]:
    """Texts to be copied where no script keeps them: what has words, and is no secret."""
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts]
    return [text for name, text in fields if " " in text.strip() and not any(word in name for word in SECRET)]


def _heading(status: int) -> str:
    return {
        400: _("That did not arrive in one piece"),
        403: _("Not for your role"),
        404: _("Nothing here"),
        405: _("Nothing to read here"),
        409: _("Not now"),
        413: _("Too large"),
        429: _("Too often"),
        422: _("Something is missing"),
    }.get(status, _("That could not be done"))


def _advice(status: int) -> str:
    """What to do next, where the detail does not say it."""
    return {
        403: _("Whoever owns the workspace can give you another role."),
        404: _("Ask whoever gave you the address, or search for what it was about."),
        409: _("Go back and load the page again: it shows how things stand now."),
        413: _("Go back and send less, or send it in parts."),
        422: _("Go back, mend it and send it again."),
    }.get(status, "")
