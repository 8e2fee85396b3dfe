"""Plain text and Markdown, as they are."""

import re

from .encoding import decoded

FIRST_HEADING = re.compile(r"\s{0,10}#{1,2} +(\S[^\n]{0,300})")


def read(content: bytes) -> tuple[str, str, list[dict[str, str]]]:
    """(text, title, links); the links of Markdown stand in its text."""
    text = decoded(content)
    heading = FIRST_HEADING.match(text)
    return text, heading[1].strip("# ") if heading else "", []
