"""Who is signed in, fetched together with what their workspaces demand of the session."""

from allauth.account.auth_backends import AuthenticationBackend

from . import demands
from .models import User


class Backend(AuthenticationBackend):
    def get_user(self, user_id) -> User | None:
        user = demands.with_demands(User.objects.filter(pk=user_id)).first()
        return user if user and self.user_can_authenticate(user) else None
