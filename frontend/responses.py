"""Every answer of the web door: pages, partials, redirects, and what a refusal looks like."""

import json
import sys

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from deliberation.errors import Invalid, NotNow, Refusal
from deliberation.limits import TooLarge
from deliberation.permissions import Actor

from .faults import fault
from .said import Undo, tags_of

SEE_OTHER = 303
CONFLICT = 409


def actor_of(request) -> Actor:
    """Who acts in this request: the signed-in person, or nobody."""
    return Actor(user=request.user if request.user.is_authenticated else None, request_id=request.id)


def page(request, template: str, context: dict, status: int = 200) -> HttpResponse:
    """A page; `status` says how a refused form went."""
    return render(request, template, context, status=status)


def submit(request, form, act, *, done, again) -> HttpResponse:
    """Try the verb with a form's texts: ``done(result)`` answers when it happened, ``again(form, status)`` when not.

    ``act`` is called with the cleaned fields by name. What the verb refuses is put beside what was typed; what the
    reader may not even see stays a 404.
    """
    if not form.is_valid():
        return again(form, 422)
    try:
        result = act(**form.cleaned_data)
    except Refusal as refusal:
        if refusal.status == 404:
            raise
        form.refuse(refusal)
        return again(form, _web_status(refusal))
    return done(result)


def press(act, *, done, again) -> HttpResponse:
    """Try the verb of a button alone: ``done(result)`` answers, or ``again(status, notice)`` says why not."""
    try:
        result = act()
    except (Invalid, NotNow) as refusal:
        notice = " ".join(one.detail for one in refusal.faults) or str(refusal.detail)
        return again(status=CONFLICT, notice=notice)
    return done(result)


def see_other(request, to: str, *, said: str = "", saved: str = "", undo: Undo | None = None) -> HttpResponse:
    """After a form: go to ``to``. ``said`` is shown there; ``saved`` names the draft that the browser may forget,
    ``undo`` is offered beside it.
    """
    if said:
        messages.success(request, said, extra_tags=tags_of(saved, undo))
    if not request.htmx:
        response: HttpResponse = HttpResponseRedirect(to)
        response.status_code = SEE_OTHER
        return response
    return HttpResponse(status=204, headers={"HX-Redirect": to})


def download(content, name: str) -> FileResponse:
    """What somebody uploaded: to be kept, never to be shown in place, whatever it is."""
    kind, safe = "application/octet-stream", {"X-Content-Type-Options": "nosniff"}
    return FileResponse(content, as_attachment=True, filename=name, content_type=kind, headers=safe)


def streamed(pieces, name: str, kind: str) -> StreamingHttpResponse:
    """A file of ours that is written while it is read."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(pieces, content_type=kind, headers=headers)


def back_to(request, otherwise: str, *, at: str = "") -> str:
    """Where the form or link came from (its ``next``), if that is a page of ours; else ``otherwise``."""
    asked = (request.POST or request.GET).get("next", "")
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return (asked if ours else otherwise) + (f"#{at}" if at else "")


def announced(response: HttpResponse, sentence: str) -> HttpResponse:
    """The partial, with a sentence for the page's one live region."""
    response["HX-Trigger"] = json.dumps({"announce": {"value": sentence}})
    return response


def refused(request, refusal: Refusal) -> HttpResponse:
    """A verb or a page that was refused outside of a form: a page of its own, or a notice in place for htmx."""
    status = _web_status(refusal)
    if status == 404:
        return not_found(request)
    return fault(request, status, str(refusal.detail), faults=refusal.faults)


def bad_request(request, exception=None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return refused(request, TooLarge())
    return fault(request, 400, _("The address or the form could not be read. Go back and try again."))


def forbidden(request, exception: PermissionDenied | None = None) -> HttpResponse:
    return fault(request, 403, _("Your role here does not allow this."))


def stale_form(request, reason="") -> HttpResponse:
    """Instead of Django's page for a failed CSRF check."""
    detail = _("This form is out of date, perhaps because you signed in again. Go back, reload and send it.")
    return fault(request, 403, detail, heading=_("The form is out of date"), advice="")


def not_found(request, exception: Http404 | None = None) -> HttpResponse:
    """The same answer for what does not exist and what is not yours; visitors are asked to sign in first."""
    if exception is None and not request.user.is_authenticated and request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    return fault(
        request, 404, _("There is nothing here for you. It may have moved, or you may not be invited to it.")
    )


def only_by_form(request, allowed: str) -> HttpResponse:
    response = fault(
        request, 405, _("This address only takes what a form sends. Go back to its page and send it there.")
    )
    response["Allow"] = allowed
    return response


def too_many(request) -> HttpResponse:
    return fault(request, 429, _("That was tried too often. Wait a few minutes, then try again."))


def server_error(request) -> HttpResponse:
    """Without the request: neither its person nor the database may be there to ask."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status = 503 if away else 500
    response = render(None, "errors/500.html", {"status": status}, status=status)
    if away:
        response["Retry-After"] = "60"
    return response


def _web_status(refusal: Refusal) -> int:
    """Pages know no 412: a form that is out of date conflicts."""
    return CONFLICT if refusal.status == 412 else refusal.status
