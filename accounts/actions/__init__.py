"""Verbs without a workspace: credentials, profiles, what is kept of sign-ins. One file a topic."""

from .events import note
from .identities import link_identity
from .profiles import add_person, change_profile
from .services import add_service, end_service
from .sessions import end_all_sessions, end_other_sessions
from .tokens import create_token, end_tokens, note_use, revoke_token, rotate_token

__all__ = [
    "add_person",
    "add_service",
    "change_profile",
    "create_token",
    "end_all_sessions",
    "end_other_sessions",
    "end_service",
    "end_tokens",
    "link_identity",
    "note",
    "note_use",
    "revoke_token",
    "rotate_token",
]
