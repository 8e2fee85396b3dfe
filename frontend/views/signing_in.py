"""One's ways in, what a workspace asks of them, and ending sessions."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import actions
from frontend.demands import lacking_of
from frontend.pages.signing_in import asked_page, signing_in_page
from frontend.responses import back_to, page, see_other


@require_safe
@login_required
@never_cache
def show(request):
    return page(request, "people/signing_in.html", signing_in_page(request))


@require_POST
@login_required
def end_others(request):
    """End every session but this one."""
    address = get_adapter().get_client_ip(request)
    actions.end_other_sessions(user=request.user, but=request.session.session_key, address=address)
    return see_other(request, "/settings/sign-in/", said=_("All other sessions have ended."))


GOING_TO = "going_to"  # kept in the session: setting up a first factor leads over pages that pass nothing on


@require_safe
@login_required
@never_cache
def asked(request):
    """Which workspace asks for what; once it has been shown, on to where one was going."""
    to = back_to(request, "/")
    if not lacking_of(request):
        request.session.pop(GOING_TO, None)
        return see_other(request, to)
    request.session[GOING_TO] = to
    return page(request, "people/asked.html", asked_page(request, to))
