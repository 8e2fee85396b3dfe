"""How mail leaves: claims, sends and retries OutgoingMail. Nothing else talks SMTP."""

from .claims import plan, plan_to
from .letters import Letter, Skip
from .sealed import SEALED, post_sealed
from .secrets import digest_of, secret_in
from .sending import Kind, send_due, send_soon

__all__ = [
    "SEALED",
    "Kind",
    "Letter",
    "Skip",
    "digest_of",
    "plan",
    "plan_to",
    "post_sealed",
    "secret_in",
    "send_due",
    "send_soon",
]
