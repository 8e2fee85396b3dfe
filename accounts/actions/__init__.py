"""Verbs without a workspace: credentials, profiles, what is kept of sign-ins. One file a topic."""

from .ending import end_tokens
from .events import note
from .feeds import close_feed, drop_feeds, note_feed_use, open_feed
from .identities import link_identity
from .profiles import add_person, change_profile
from .services import add_service, end_service
from .sessions import end_all_sessions, end_other_sessions
from .tokens import create_token, note_use, revoke_token, rotate_token

__all__ = [
    "add_person",
    "add_service",
    "change_profile",
    "close_feed",
    "create_token",
    "drop_feeds",
    "end_all_sessions",
    "end_other_sessions",
    "end_service",
    "end_tokens",
    "link_identity",
    "note",
    "note_feed_use",
    "note_use",
    "open_feed",
    "revoke_token",
    "rotate_token",
]
