"""Oneself and the others: profile, language, a workspace's members, and signing in by a link."""

from functools import partial

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions.profiles import change_profile
from deliberation.errors import NotFound
from frontend.forms.people import ProfileForm
from frontend.responses import actor_of, back_to, page, see_other, submit
from frontend.sign_in_links import person_of

LANGUAGES = dict(settings.LANGUAGES)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def profile(request):
    """One's name, language and time zone."""
    user = request.user
    initial = {"name": user.name, "language": user.language, "time_zone": user.time_zone}
    again = partial(_profile_page, request)
    if request.method != "POST":
        return again(ProfileForm(initial=initial))
    act = partial(change_profile, by=actor_of(request))
    return submit(request, ProfileForm(request.POST), act, done=partial(_changed, request), again=again)


@require_POST
def language(request):
    """Another language: kept with the person, or in a cookie for who is not signed in."""
    wanted = request.POST.get("language", "")
    if wanted not in LANGUAGES:
        raise NotFound
    response = see_other(request, back_to(request, "/"))
    if request.user.is_authenticated:
        user = request.user
        change_profile(by=actor_of(request), name=user.name, language=wanted, time_zone=user.time_zone)
    else:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return response


@require_safe
@never_cache
def sign_in_by_link(request, token):
    """Sign in as a person of the sample, by a link that works once; looking at its head leaves it as it is."""
    if request.method == "HEAD":
        return HttpResponse()
    user = person_of(token)
    if user is None:
        return see_other(
            request, "/accounts/login/", said=_("That link was used already. Here is a new one.")
        )
    return perform_login(request, user, redirect_url=back_to(request, "/"))


def _profile_page(request, form, status=200):
    return page(request, "people/profile.html", {"form": form}, status)


def _changed(request, user):
    return see_other(request, "/settings/", said=_("Saved."))
