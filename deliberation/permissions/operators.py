from .actor import Actor


def can_operate(by: Actor) -> bool:
    """Who keeps the site running, in a session: no token does it."""
    return by.user is not None and by.token is None and by.user.can_sign_in and by.user.is_staff
