"""Sessions of a person: the list is theirs, and they may end them."""

from allauth.usersessions.models import UserSession

from accounts.models import SecurityEvent, User

from .events import note

Kind = SecurityEvent.Kind


def end_other_sessions(*, user: User, but: str | None = None, address: str | None = None) -> int:
    """End every session of ``user`` at once, except the one with the key ``but``. Returns how many there were."""
    others = list(UserSession.objects.filter(user=user).exclude(session_key=but))
    for session in others:
        session.end()
    if others:
        note(Kind.SESSION_ENDED, user=user, address=address, others=len(others))
    return len(others)
