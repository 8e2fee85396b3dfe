"""Who is signed in, fetched together with what their workspaces demand of the session."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from . import demands
from .models import User
from .models.prepared import Prepared

BY_ID = Prepared(lambda pk: demands.with_demands(User.objects.filter(pk=pk)), UUID)


class Backend(AuthenticationBackend):
    def get_user(self, user_id) -> User | None:
        user = BY_ID.one(user_id)
        return user if user and self.user_can_authenticate(user) else None

    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        """One look-up by the index for every address; where nobody is found a password is hashed all the same."""
        return self._check_password(User.objects.by_address(email), password)
