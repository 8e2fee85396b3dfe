"""What is one's own: to take away, and to have erased."""

from functools import partial

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from deliberation.actions.erasure import erase_person
from deliberation.personal import as_json
from frontend.forms.personal import ErasureForm
from frontend.pages.erasure import erasure_page
from frontend.pages.looked_at import looked_at
from frontend.pages.takeout import as_html
from frontend.responses import actor_of, page, see_other, streamed, submit

FILES = {"json": (as_json, "application/json"), "html": (as_html, "text/html; charset=utf-8")}


@require_safe
@login_required
def data(request):
    return page(request, "people/data.html", {"looked_at": looked_at(request)})


@require_safe
@login_required
@reauthentication_required
def take(request, kind):
    write, media = FILES[kind]
    return streamed(write(actor_of(request)), f"madang.{kind}", media)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required
def erase(request):
    """Asks who it is once more, then for one's own address, typed."""
    again = partial(_erasure, request)
    if request.method != "POST":
        return again(ErasureForm(request.user))
    form = ErasureForm(request.user, request.POST)
    act = partial(_erase, request)
    return submit(request, form, act, done=partial(_erased, request), again=again)


def _erasure(request, form, status=200):
    return page(request, "people/erase.html", erasure_page(request, form), status)


def _erase(request, **typed):
    return erase_person(by=actor_of(request), person=request.user)


def _erased(request, person):
    logout(request)
    return see_other(request, "/accounts/login/", said=_("Who you were is erased."))
