"""One's ways in: password, second factors, identities elsewhere, and the sessions that are open."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from accounts import demands
from frontend.demands import lacking_of
from frontend.reader import Reader

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def signing_in_page(request) -> dict:
    """The context of people/signing_in.html."""
    user, reader = request.user, Reader.of(request)
    factors = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    kinds = {factor.type for factor in factors}
    codes = next((one for one in factors if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return {
        "settings_part": "signing_in",
        "has_password": user.has_usable_password(),
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkeys": [_passkey(one, reader) for one in factors if one.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "may_have_codes": bool(kinds - {Authenticator.Type.RECOVERY_CODES}),
        "providers": _providers(request),
        "sessions": [_session(one, request, reader) for one in UserSession.objects.purge_and_list(user)],
    }


def asked_page(request, to: str) -> dict:
    """The context of people/asked.html: which workspace asks for what, and how to show it here."""
    lacking = lacking_of(request)
    providers = [one for one in _providers(request) if one["id"] in lacking.providers]
    return {
        "lacking": lacking,
        "here": request.get_full_path(),
        "workspaces": demands.asking(request.user),
        "providers": providers,
        "gone": set(lacking.providers) - {one["id"] for one in providers},
        "factors": set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True)),
    }


def _providers(request) -> list[dict]:
    """Each provider of this site, and which identity of it is linked."""
    linked = {one.provider: one for one in SocialAccount.objects.filter(user=request.user)}
    return [
        {"id": one.sub_id, "name": one.name, "linked": linked.get(one.sub_id)}
        for one in get_adapter().list_providers(request)
    ]


def _passkey(factor: Authenticator, reader: Reader) -> dict:
    return {
        "pk": factor.pk,
        "name": factor.wrap().name,
        "added": reader.moment(factor.created_at),
        "used": reader.moment(factor.last_used_at) if factor.last_used_at else "",
        "alone": bool(factor.wrap().is_passwordless),
    }


def _session(session: UserSession, request, reader: Reader) -> dict:
    return {
        "browser": _called(session.user_agent),
        "address": session.ip,
        "since": reader.moment(session.created_at),
        "current": session.session_key == request.session.session_key,
    }


def _called(agent: str) -> str:
    """What a browser calls itself, in two words: "Firefox, Windows"."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return ", ".join(filter(None, (browser, system))) or _("Another program")
