"""How mail leaves: claims, sends and retries OutgoingMail. Nothing else talks SMTP."""

from .claims import plan, plan_to
from .letters import Letter, Skip
from .secrets import digest_of, secret_in
from .sending import Kind, send_due

__all__ = ["Kind", "Letter", "Skip", "digest_of", "plan", "plan_to", "secret_in", "send_due"]
