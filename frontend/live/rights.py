"""Who may listen: whose session lasts and has shown what is asked of its person, and who sees which place."""

from collections.abc import Collection
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts import demands
from accounts.models import User
from deliberation.models import Initiative
from deliberation.models.visibility import pairs_seen

from .stream import Stream

SESSIONS = import_module(settings.SESSION_ENGINE).SessionStore


def signed_in(keys: Collection[str]) -> dict[str, User]:
    """Who reads in each of some sessions, where its pages would open. Nothing is written: pages renew and end them."""
    lasting = Session.objects.filter(pk__in=keys, expire_date__gt=timezone.now())
    held = {one.pk: SESSIONS().decode(one.session_data) for one in lasting}
    ids = {data[SESSION_KEY] for data in held.values() if SESSION_KEY in data}
    people = demands.with_demands(User.objects.filter(pk__in=ids, is_active=True))
    by_id = {str(user.pk): user for user in people}
    whose = {key: by_id.get(data.get(SESSION_KEY, "")) for key, data in held.items()}
    return {key: user for key, user in whose.items() if user and _holds(held[key], user)}


def place_of(user: User, initiative_id: UUID) -> Initiative | None:
    """The initiative, where the reader sees it as a member."""
    rows = Initiative.objects.visible_to(user).filter(pk=initiative_id, reader_role__isnull=False)
    return rows.only("pk", "workspace").first()


def let_in(streams: Collection[Stream]) -> set[Stream]:
    """Those that would be opened now."""
    readers = signed_in({one.session_key for one in streams})
    pairs = seeing({one.initiative_id for one in streams}, {user.pk for user in readers.values()})
    return {one for one in streams if _reads(one, readers) and (one.initiative_id, one.user_id) in pairs}


def seeing(initiatives: set[UUID], users: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Who of ``users`` sees which of ``initiatives`` as a member, now."""
    active = set(User.objects.filter(pk__in=users, is_active=True).values_list("pk", flat=True))
    return pairs_seen(Initiative.objects.filter(pk__in=initiatives), active) if initiatives else set()


def _reads(stream: Stream, readers: dict[str, User]) -> bool:
    user = readers.get(stream.session_key)
    return user is not None and user.pk == stream.user_id


def _holds(session: dict[str, Any], user: User) -> bool:
    """Whether it is from before no new password, nor a demand that it has not met."""
    said = str(session.get(HASH_SESSION_KEY, ""))
    proofs = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    return (
        session.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and any(constant_time_compare(said, proof) for proof in proofs)
        and not demands.unmet(SimpleNamespace(session=session), user)
    )
