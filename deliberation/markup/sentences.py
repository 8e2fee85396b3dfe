"""The first sentence of a remark, and what comes after it. Pure."""

import re

from deliberation.markup.plain import excerpt, plain_text

# Ends at a full stop before white space, or with the line.
FIRST = re.compile(r"([^\n]*?[.!?。！？](?=\s|\Z)|[^\n]+)")


def claim_and_reasons(text: str, longest: int) -> tuple[str, str]:
    """Propose a claim of at most ``longest`` characters, plain, and reasons in Markdown: the first sentence and the
    rest; where that sentence is too long, its beginning and the whole text.
    """
    text = text.strip()
    first = FIRST.match(text)
    claim = plain_text(first[1]) if first else ""
    if claim and len(claim) <= longest:
        return claim, text[len(first[1]) :].strip()
    return excerpt(text, longest), text
