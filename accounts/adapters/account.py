"""Signing in and out. Nobody signs up by oneself; people come by invitation."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, override

from accounts import actions, limits, mail
from accounts.models import SecurityEvent, User

from .notices import LEAVING_TOKENS, notice_of

Kind = SecurityEvent.Kind


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False

    def pre_login(self, request, user, **kwargs):
        if not user.can_sign_in:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def login(self, request, user) -> None:
        super().login(request, user)
        _hold_proven(user)
        shown = sorted({one["method"] for one in get_authentication_records(request, user)})
        actions.note(Kind.SESSION_STARTED, user=user, address=self.get_client_ip(request), by=shown)

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        limits.remember(response, request, user)
        return response

    def logout(self, request) -> None:
        user = request.user
        super().logout(request)
        if user.is_authenticated:
            actions.note(Kind.SESSION_ENDED, user=user, address=self.get_client_ip(request))

    def pre_authenticate(self, request, **credentials) -> None:
        super().pre_authenticate(request, **credentials)
        if not limits.may_stranger(request, "login_failed", credentials.get("email", "")):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request, **credentials) -> None:
        """Known and unknown addresses cost the same; the address that was typed is not kept."""
        user = User.objects.by_address(credentials.get("email") or "-")
        actions.note(Kind.SESSION_REFUSED, user=user, address=self.get_client_ip(request))

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Every mail of allauth is a row like all others; a code is for whoever has the address."""
        if template_prefix == "account/email/login_code":
            mail.post_code(to=email, code=context["code"], language=get_language())
            return
        person = User.objects.by_address(email)
        with override(person.language if person else get_language()):
            said = mail.say(template_prefix, {"email": email, **context})
        mail.post_sealed(to=email, person=person, said=said)

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """What happened to somebody's way in: kept, told to its owner, and other sessions end where it guards them."""
        notice, address = notice_of(template_prefix), self.get_client_ip(self.request)
        actions.note(notice.kind, user=user, address=address, **notice.details)
        if notice.shows_factor:
            record_authentication(
                self.request, user, "mfa", type=notice.details["factor"], reauthenticated=True
            )
        if notice.ends_others:
            actions.end_other_sessions(user=user, but=self.request.session.session_key)
        said = {
            "sentence": notice.sentence,
            "address": address,
            "at": timezone.now(),
            "tokens": f"{settings.BASE_URL}/settings/tokens/" if notice.kind in LEAVING_TOKENS else "",
            **(context or {}),
        }
        self.send_mail("account/email/notice", email or user.email, said)

    def get_email_confirmation_url(self, request, emailconfirmation) -> str:
        return _at_our_address(super().get_email_confirmation_url(request, emailconfirmation))

    def get_password_change_redirect_url(self, request) -> str:
        return "/settings/sign-in/"

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        return limits.key_of(request, credentials.get("email", ""))


def _at_our_address(url: str) -> str:
    """Links in mails name the address of the settings, whatever Host a request came with."""
    return settings.BASE_URL + urlsplit(url).path


def _hold_proven(user: User) -> None:
    """The invitation has proven the address; allauth would drop an unproven one when another is asked for."""
    EmailAddress.objects.get_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )
