"""Who you are, what you belong to, and how mail leaves."""

from .ids import new_id
from .mail import KeptMail, OutgoingMail
from .people import Invitation, Membership, Role, User
from .security import SecurityEvent, Token
from .workspaces import Organisation, Workspace

__all__ = [
    "Invitation",
    "KeptMail",
    "Membership",
    "Organisation",
    "OutgoingMail",
    "Role",
    "SecurityEvent",
    "Token",
    "User",
    "Workspace",
    "new_id",
]
