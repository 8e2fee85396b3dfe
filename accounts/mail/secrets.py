"""Secrets that a mail carries: made from its key when it leaves, so that nothing is stored that would open a door.

The same key gives the same secret, so that a second try of a mail says what the first one said.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256

from django.utils.crypto import salted_hmac

SALT = "madang.mail.secret"


def secret_in(key: str) -> str:
    """The secret of the mail of this key: 256 bits that only the holder of ``SECRET_KEY`` can make."""
    return urlsafe_b64encode(salted_hmac(SALT, key, algorithm="sha256").digest()).rstrip(b"=").decode()


def digest_of(secret: str) -> str:
    """What is kept of a secret: enough to know it again, and no more."""
    return sha256(secret.encode()).hexdigest()
