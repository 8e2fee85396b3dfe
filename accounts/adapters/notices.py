"""What allauth tells of, by the name of its mail: what is kept of it, and the sentence that its owner reads."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Notice:
    kind: str
    sentence: object
    details: dict = field(default_factory=dict)
    shows_factor: bool = False  # setting it up has proven it, for this session too
    ends_others: bool = False  # sessions that began without it


NOTICES = {
    "account/email/password_changed": Notice("password.changed", _("Your password was changed.")),
    "account/email/password_set": Notice("password.changed", _("A password was set.")),
    "account/email/password_reset": Notice(
        "password.changed", _("Your password was replaced by a link in a mail.")
    ),
    "account/email/email_changed": Notice("email.changed", _("Your e-mail address was changed.")),
    "account/email/email_confirm": Notice("email.changed", _("A new e-mail address was confirmed.")),
    "account/email/email_deleted": Notice("email.changed", _("An e-mail address was taken away.")),
    "mfa/email/totp_activated": Notice(
        "factor.added",
        _("An authenticator app was added."),
        {"factor": "totp"},
        shows_factor=True,
        ends_others=True,
    ),
    "mfa/email/totp_deactivated": Notice(
        "factor.removed", _("The authenticator app was taken away."), {"factor": "totp"}
    ),
    "mfa/email/webauthn_added": Notice(
        "factor.added", _("A passkey was added."), {"factor": "webauthn"}, shows_factor=True, ends_others=True
    ),
    "mfa/email/webauthn_removed": Notice(
        "factor.removed", _("A passkey was taken away."), {"factor": "webauthn"}
    ),
    "mfa/email/recovery_codes_generated": Notice(
        "recovery.renewed", _("New recovery codes were made; the earlier ones no longer work.")
    ),
    "socialaccount/email/account_connected": Notice(
        "identity.linked", _("Another way to sign in was linked to your account.")
    ),
    "socialaccount/email/account_disconnected": Notice(
        "identity.unlinked", _("A way to sign in was unlinked from your account.")
    ),
}
