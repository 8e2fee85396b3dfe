"""The way to a provider and back."""

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404
from django.views.decorators.cache import never_cache

from .provider import Adapter


@login_not_required
@never_cache
def login(request, provider_id: str):
    return _through(OAuth2LoginView, request, provider_id)


@login_not_required
@never_cache
def callback(request, provider_id: str):
    return _through(OAuth2CallbackView, request, provider_id)


def _through(step, request, provider_id: str):
    try:
        return step.adapter_view(Adapter(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404
