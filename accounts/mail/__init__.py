"""How mail leaves: claims, sends and retries OutgoingMail. Nothing else talks SMTP."""

from .asked import ASKED, post_code, post_reset
from .claims import plan, plan_to
from .letters import Invite, Letter, Skip
from .plain import render_plain
from .said import Said, say
from .sealed import SEALED, post_sealed
from .secrets import digest_of, secret_in
from .sending import Kind, send_due, send_soon
from .service import note_planned
from .styling import style_page, style_part

__all__ = [
    "ASKED",
    "SEALED",
    "Invite",
    "Kind",
    "Letter",
    "Said",
    "Skip",
    "digest_of",
    "note_planned",
    "plan",
    "plan_to",
    "post_code",
    "post_reset",
    "post_sealed",
    "render_plain",
    "say",
    "secret_in",
    "send_due",
    "send_soon",
    "style_page",
    "style_part",
]
