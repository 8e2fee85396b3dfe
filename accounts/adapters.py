"""How allauth meets our users: nobody signs up by oneself; people come by invitation."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings

from . import actions
from .models import User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False

    def pre_login(self, request, user, **kwargs):
        if not user.can_sign_in:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def login(self, request, user) -> None:
        super().login(request, user)
        _hold_proven(user)
        actions.note("session.started", user=user, address=self.get_client_ip(request))

    def logout(self, request) -> None:
        user = request.user
        super().logout(request)
        if user.is_authenticated:
            actions.note("session.ended", user=user, address=self.get_client_ip(request))

    def authentication_failed(self, request, **credentials) -> None:
        """Known and unknown addresses cost the same; the address that was typed is not kept."""
        user = User.objects.filter(email__iexact=credentials.get("email") or "-").first()
        actions.note("session.refused", user=user, address=self.get_client_ip(request))

    def get_reset_password_from_key_url(self, key: str) -> str:
        return _at_our_address(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request, emailconfirmation) -> str:
        return _at_our_address(super().get_email_confirmation_url(request, emailconfirmation))

    def populate_username(self, request, user) -> None:
        """Our users have no user name; the e-mail stands for it."""


def _at_our_address(url: str) -> str:
    """Links in mails name the address of the settings, whatever Host a request came with."""
    return settings.BASE_URL + urlsplit(url).path


def _hold_proven(user: User) -> None:
    """The invitation has proven the address; allauth would drop an unproven one when another is asked for."""
    EmailAddress.objects.get_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )
