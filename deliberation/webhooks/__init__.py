"""Tells other systems what happens: thin signed messages to addresses that somebody keeps in a workspace."""

from .events import PING, TYPES, types_of
from .keepers import Listening, listening
from .plans import plan
from .sending import send_due, switch_off_fallen
from .waking import asked_for, waiting_webhooks, wake, wake_soon

__all__ = [
    "PING",
    "TYPES",
    "Listening",
    "asked_for",
    "listening",
    "plan",
    "send_due",
    "switch_off_fallen",
    "types_of",
    "waiting_webhooks",
    "wake",
    "wake_soon",
]
