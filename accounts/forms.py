"""Forms of allauth that count attempts our way, and keep what happened."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm as AllauthRequestCodeForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts import actions, limits, mail
from accounts.models import SecurityEvent, User

Kind = SecurityEvent.Kind


class RequestCodeForm(AllauthRequestCodeForm):
    def clean_email(self) -> str:
        """For an address that is nobody's a person is made up, so that the same happens for every address."""
        email = self.cleaned_data["email"]
        _require_patience("request_login_code", email)
        found = User.objects.by_address(email)
        self._user = found if found and found.can_sign_in else User(email=email)
        return email


class ResetPasswordForm(AllauthResetPasswordForm):
    def clean_email(self) -> str:
        """Whose address it is, if anybody's, is looked up when the mail leaves."""
        email = self.cleaned_data["email"]
        _require_patience("reset_password_by_address", email)
        return email

    def save(self, request, **kwargs) -> str:
        mail.post_reset(to=self.cleaned_data["email"], language=get_language())
        return self.cleaned_data["email"]


class AddPasskeyForm(AddWebAuthnForm):
    name = forms.CharField(label=_("Name"), required=False, max_length=80)
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone"),
        required=False,
        initial=True,
        help_text=_("Without a password; the device asks for your finger, face or PIN then."),
    )


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Name"), max_length=80)


class _Noting:
    """Keeps that a recovery code was used, and that a code was wrong."""

    def clean_code(self) -> str:
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            _note(Kind.RECOVERY_USED, self.user)
        return code

    def _emit_authentication_failed(self, authenticator) -> None:
        super()._emit_authentication_failed(authenticator)
        _note(Kind.SESSION_REFUSED, self.user, factor=str(authenticator.type))


class AuthenticateForm(_Noting, AllauthAuthenticateForm):
    pass


class ReauthenticateForm(_Noting, AllauthReauthenticateForm):
    pass


def _require_patience(action: str, email: str) -> None:
    if not limits.may_try(context.request, action, email):
        raise get_adapter().validation_error("too_many_login_attempts")


def _note(kind: str, user, **details) -> None:
    address = get_adapter().get_client_ip(context.request)
    actions.note(kind, user=user, address=address, **details)
