"""How allauth meets our users: nobody signs up by oneself; people come by invitation."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False

    def pre_login(self, request, user, **kwargs):
        if not user.can_sign_in:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def populate_username(self, request, user) -> None:
        """Our users have no user name; the e-mail stands for it."""
