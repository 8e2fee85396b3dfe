"""Who you are, what you belong to, and how mail leaves."""

from .ids import new_id
from .invitations import Invitation
from .mail import KeptMail, MailState, OutgoingMail
from .mail_service import MailService
from .people import Membership, Role, User
from .security import FeedAddress, SecurityEvent, Token
from .workspaces import Organisation, Workspace

__all__ = [
    "FeedAddress",
    "Invitation",
    "KeptMail",
    "MailService",
    "MailState",
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
