"""Identities at other places. One is (issuer, subject); what it says of an e-mail address links it to nobody."""

from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts import demands, waiting
from accounts.links import INVITATIONS

PAGE = "/settings/sign-in/"


class IdentityAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request, sociallogin) -> None:
        process = sociallogin.state.get("process")
        if process == AuthProcess.CONNECT:
            self._require_first(request, sociallogin)
        elif process == AuthProcess.REDIRECT:
            self._show(request, sociallogin)
        elif not sociallogin.is_existing:
            raise ImmediateHttpResponse(self._unknown(request, sociallogin))

    def get_connect_redirect_url(self, request, socialaccount) -> str:
        return PAGE

    def validate_disconnect(self, account, accounts) -> None:
        if demands.demanded_provider(account.user, account.provider):
            raise ValidationError(
                _("A workspace asks you to sign in this way, so it stays."), code="demanded"
            )

    def list_apps(self, request, provider=None, client_id=None) -> list:
        """Providers are those of the settings; no query for others."""
        told = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in told.values() for app in apps]

    def _require_first(self, request, sociallogin) -> None:
        """One identity of a provider for each person: a stolen session adds none of its own beside it."""
        here = SocialAccount.objects.filter(user=request.user, provider=sociallogin.account.provider)
        if here.exclude(uid=sociallogin.account.uid).exists():
            messages.error(request, _("Another identity of this provider is linked. Unlink it first."))
            raise ImmediateHttpResponse(HttpResponseRedirect(PAGE))

    def _show(self, request, sociallogin) -> None:
        """Somebody who is signed in shows the identity that a workspace asks for."""
        if sociallogin.is_existing and sociallogin.user == request.user:
            account = sociallogin.account
            record_authentication(
                request, request.user, "socialaccount", provider=account.provider, uid=account.uid
            )
        else:
            messages.error(request, _("That identity is not linked to your account."))
            raise ImmediateHttpResponse(HttpResponseRedirect(PAGE))

    def _unknown(self, request, sociallogin):
        """Nobody signs up by an identity; who is on the way to an invitation takes it along."""
        there = sociallogin.state.get("next") or ""
        if not there.startswith(INVITATIONS):
            return render(request, "socialaccount/unknown.html", status=403)
        waiting.hold(request, sociallogin.account)
        return HttpResponseRedirect(there)
