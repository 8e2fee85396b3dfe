"""Who somebody is to the others."""

from accounts.models import User


def add_person(*, email: str, name: str, language: str = "en", time_zone: str = "") -> User:
    """A person without a password, who signs in by a link until one is set. Raises ValidationError."""
    return User.objects.create_user(email, None, name=name, language=language, time_zone=time_zone)


def change_profile(*, user: User, name: str, language: str, time_zone: str) -> User:
    """Change what a person is called and how pages are written for them. Raises ValidationError.

    An empty ``time_zone`` is the workspace's. When digests come is a matter of subscriptions, not of this.
    """
    user.name, user.language, user.time_zone = " ".join(name.split()), language, time_zone
    user.clean_fields(exclude={"password"})
    user.save(update_fields=["name", "language", "time_zone"])
    return user
