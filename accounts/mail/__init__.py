"""How mail leaves: claims, sends and retries OutgoingMail. Nothing else talks SMTP."""

from .claims import plan
from .letters import Letter, Skip
from .sending import Kind, send_due

__all__ = ["Kind", "Letter", "Skip", "plan", "send_due"]
