"""What a person's telephone shows: the digits of an authenticator app."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

PERIOD = 30  # seconds


def digits(secret: str, *, later: int = 0) -> str:
    """What the app shows now, or `later` times half a minute from now; each is taken once only."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + later))


def app_of(user) -> str:
    """An authenticator app that `user` has set up. Returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def recovery_codes_of(user) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def secret_on(page) -> str:
    """The key that the page shows for an app that cannot read the picture."""
    return re.search(r'class="secret">([A-Z2-7]+)<', page.content.decode())[1]


def factors(user) -> list[str]:
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
