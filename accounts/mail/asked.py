"""Codes and links that anybody can ask for with an address. Whose it is, if anybody's, is looked up when they leave.

So the request does the same work for every address, and what a link opens is made at the last moment and kept nowhere.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from accounts import sealing
from accounts.models import OutgoingMail, User, new_id

from .letters import Letter, Skip
from .said import say
from .sending import Kind, send_soon

CODE, RESET = "code", "reset"
LASTS = timedelta(hours=1)  # after that nobody waits for it
BEFORE_OTHERS = timedelta(days=1)  # somebody waits, so it does not stand behind a thousand digests


def post_code(*, to: str, code: str, language: str) -> None:
    """Send the code that signs somebody in, if the address is a person's."""
    _post(CODE, to, language, sealed=sealing.seal(code))


def post_reset(*, to: str, language: str) -> None:
    """Send the link under which a new password is chosen, if the address is a person's."""
    _post(RESET, to, language)


def render_codes(mails: Sequence[OutgoingMail], now: datetime) -> Mapping[UUID, Letter | Skip]:
    return {one.pk: _letter(one, now, "login_code", _code) for one in mails}


def render_resets(mails: Sequence[OutgoingMail], now: datetime) -> Mapping[UUID, Letter | Skip]:
    return {one.pk: _letter(one, now, "password_reset_key", _link) for one in mails}


ASKED = {CODE: Kind(render_codes), RESET: Kind(render_resets)}


def _post(kind: str, to: str, language: str, sealed: str = "") -> None:
    OutgoingMail.objects.create(
        key=f"{kind}:{language}:{new_id()}",
        address=to,
        sealed=sealed,
        not_before=timezone.now() - BEFORE_OTHERS,
    )
    send_soon()


def _letter(posted: OutgoingMail, now: datetime, template: str, secret) -> Letter | Skip:
    if now - posted.created_at > LASTS:
        return Skip("too_late")
    person = User.objects.by_address(posted.address)
    known = bool(person and person.can_sign_in)
    template = f"account/email/{template if known else 'unknown_account'}"
    with override(person.language if known else posted.key.split(":")[1]):
        try:
            context = {"email": posted.address, **(secret(posted, person) if known else {})}
        except sealing.BrokenSeal:
            return Skip("sealed_otherwise")
        said = say(template, context)
    return Letter(posted.address, said.subject, said.text, posted.created_at, html=said.html)


def _code(posted: OutgoingMail, person: User) -> dict:
    return {"code": sealing.unseal(posted.sealed)}


def _link(posted: OutgoingMail, person: User) -> dict:
    """Made at the address of the settings, whatever Host the request came with."""
    parts = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return {
        "password_reset_url": settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=parts)
    }
