"""Who somebody is to the others."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from accounts.models import Token, User
from accounts.models.people import UserKind


def add_person(
    *, email: str, name: str, language: str = "en", time_zone: str = "", password: str | None = None
) -> User:
    """A person; without a password one who signs in by a link until one is set.

    Raises ValidationError with every fault.
    """
    fields = {"name": name, "language": language, "time_zone": time_zone}
    if password is not None:
        _require_strong(password, User(email=email, **fields))
    return User.objects.create_user(email, password, **fields)


def change_profile(
    *, user: User, name: str, language: str, time_zone: str, made_with: Token | None = None
) -> User:
    """Change what a person is called and how pages are written for them. Raises ValidationError, PermissionDenied for
    a credential (``made_with``, None for a session) without the scope ``write``, and for a service: its owners name it.

    An empty ``time_zone`` is the workspace's. When digests come is a matter of subscriptions, not of this.
    """
    if user.kind == UserKind.SERVICE or (made_with is not None and "write" not in made_with.scopes):
        raise PermissionDenied(
            _("This is changed by its person, or by a token of theirs with the scope “write”.")
        )
    user.name, user.language, user.time_zone = " ".join(name.split()), language, time_zone
    user.clean_fields(exclude={"password"})
    user.save(update_fields=["name", "language", "time_zone"])
    return user


def _require_strong(password: str, user: User) -> None:
    """Raise ValidationError for a weak password, together with what else is wrong with its person."""
    faults: dict[str, list[ValidationError]] = {}
    try:
        user.clean_fields(exclude={"password"})
    except ValidationError as error:
        faults |= error.error_dict
    try:
        validate_password(password, user)
    except ValidationError as error:
        faults["password"] = error.error_list
    if faults:
        raise ValidationError(faults)
