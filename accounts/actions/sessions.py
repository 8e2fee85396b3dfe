"""Sessions of a person: the list is theirs, and they may end them."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session

from accounts.models import SecurityEvent, User

from .events import note

Kind = SecurityEvent.Kind
AT_ONCE = 500
SESSIONS = import_module(settings.SESSION_ENGINE).SessionStore


def end_other_sessions(*, user: User, but: str | None = None, address: str | None = None) -> int:
    """End every session of ``user`` at once, except the one with the key ``but``. Returns how many there were."""
    others = list(UserSession.objects.filter(user=user).exclude(session_key=but))
    for session in others:
        session.end()
    if others:
        note(Kind.SESSION_ENDED, user=user, address=address, others=len(others))
    return len(others)


def end_all_sessions(*, user: User) -> None:
    """End every session of ``user``, also one that no list ties to them: a session that got a new key lost its line.

    Every session of the site is read, so call it before anything is locked.
    """
    end_other_sessions(user=user)
    theirs = [one.pk for one in Session.objects.iterator(AT_ONCE) if _user_of(one) == str(user.pk)]
    Session.objects.filter(pk__in=theirs).delete()


def _user_of(session: Session) -> str:
    return SESSIONS().decode(session.session_data).get("_auth_user_id", "")
