"""Small secrets that must be read again: sealed with a key that follows from SECRET_KEY and lies in no table."""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "madang.sealed"


class BrokenSeal(ValueError):
    """Sealed with another SECRET_KEY, or tampered with."""


def seal(text: str) -> str:
    return _fernet(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed. Raises BrokenSeal."""
    try:
        return _fernet(settings.SECRET_KEY).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise BrokenSeal


@lru_cache(maxsize=4)
def _fernet(secret: str) -> Fernet:
    return Fernet(urlsafe_b64encode(salted_hmac(SALT, "", secret=secret, algorithm="sha256").digest()))
