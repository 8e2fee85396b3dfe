from .actor import Actor


def can_operate(by: Actor) -> bool:
    """Who keeps the site running, in a session or at the machine itself: no token does it."""
    return by.system_name == "operator" or _is_operator(by)


def _is_operator(by: Actor) -> bool:
    return by.user is not None and by.token is None and by.user.can_sign_in and by.user.is_staff
