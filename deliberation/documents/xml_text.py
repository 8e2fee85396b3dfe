"""Text as XML 1.0 can hold it."""

import re

UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(value: object) -> str:
    """Signs that XML has no way to write are shown as missing."""
    return UNSAYABLE.sub("\ufffd", str(value))
