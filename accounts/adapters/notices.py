"""What allauth tells of, by the name of its mail: what is kept of it, and the sentence that its owner reads."""

import logging
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from accounts.models import SecurityEvent

log = logging.getLogger(__name__)
Kind = SecurityEvent.Kind
# Whoever had the account may have made tokens, which these do not end: their owner is told where they are.
LEAVING_TOKENS = frozenset({Kind.PASSWORD_CHANGED, Kind.FACTOR_ADDED})


@dataclass(frozen=True, slots=True)
class Notice:
    kind: str
    sentence: object
    details: dict = field(default_factory=dict)
    shows_factor: bool = False  # setting it up has proven it, for this session too
    ends_others: bool = False  # sessions that began without it


NOTICES = {
    "account/email/password_changed": Notice(Kind.PASSWORD_CHANGED, _("Your password was changed.")),
    "account/email/password_set": Notice(Kind.PASSWORD_CHANGED, _("A password was set.")),
    "account/email/password_reset": Notice(
        Kind.PASSWORD_CHANGED, _("Your password was replaced by a link in a mail.")
    ),
    "account/email/email_changed": Notice(Kind.EMAIL_CHANGED, _("Your e-mail address was changed.")),
    "account/email/email_deleted": Notice(Kind.EMAIL_CHANGED, _("An e-mail address was taken away.")),
    "mfa/email/totp_activated": Notice(
        Kind.FACTOR_ADDED,
        _("An authenticator app was added."),
        {"factor": "totp"},
        shows_factor=True,
        ends_others=True,
    ),
    "mfa/email/totp_deactivated": Notice(
        Kind.FACTOR_REMOVED, _("The authenticator app was taken away."), {"factor": "totp"}
    ),
    "mfa/email/webauthn_added": Notice(
        Kind.FACTOR_ADDED,
        _("A passkey was added."),
        {"factor": "webauthn"},
        shows_factor=True,
        ends_others=True,
    ),
    "mfa/email/webauthn_removed": Notice(
        Kind.FACTOR_REMOVED, _("A passkey was taken away."), {"factor": "webauthn"}
    ),
    "mfa/email/recovery_codes_generated": Notice(
        Kind.RECOVERY_RENEWED, _("New recovery codes were made; the earlier ones no longer work.")
    ),
    "socialaccount/email/account_connected": Notice(
        Kind.IDENTITY_LINKED, _("Another way to sign in was linked to your account.")
    ),
    "socialaccount/email/account_disconnected": Notice(
        Kind.IDENTITY_UNLINKED, _("A way to sign in was unlinked from your account.")
    ),
}


def notice_of(mail: str) -> Notice:
    """For a mail that only a later allauth sends, one that says little: what it tells of has happened already."""
    if mail not in NOTICES:
        log.error("allauth tells of what we have no sentence for: %s", mail)
    return NOTICES.get(mail) or Notice(Kind.OTHER_CHANGED, _("Something about how you sign in was changed."))
