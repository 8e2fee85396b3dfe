"""How allauth meets our users: nobody signs up by oneself; people come by invitation."""

from allauth.account.adapter import DefaultAccountAdapter

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
        actions.note_sign_in("session.started", user=user, address=self.get_client_ip(request))

    def logout(self, request) -> None:
        user = request.user
        super().logout(request)
        if user.is_authenticated:
            actions.note_sign_in("session.ended", user=user, address=self.get_client_ip(request))

    def authentication_failed(self, request, **credentials) -> None:
        """Known and unknown addresses cost the same; the address that was typed is not kept."""
        user = User.objects.filter(email__iexact=credentials.get("email") or "-").first()
        actions.note_sign_in("session.refused", user=user, address=self.get_client_ip(request))

    def populate_username(self, request, user) -> None:
        """Our users have no user name; the e-mail stands for it."""
