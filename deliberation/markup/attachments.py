"""Files that a text shows or links to: "![What it shows](attachment:ID#640x480)" or "[name.pdf](attachment:ID)".

The ID has 32 signs; the size keeps the place of a picture free until it is there. Whether there is such a file, and for
whom, is asked when its address is opened.
"""

import re
from uuid import UUID

CODE = re.compile(r"attachment:([0-9a-f]{32})(?:#([1-9]\d{0,4})x([1-9]\d{0,4}))?")
SHOWN = re.compile(rf"!?\[((?:\\.|[^\[\]\\]){{0,400}})\]\({CODE.pattern}\)")
ADDRESS = re.compile(r"/attachments/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/")
# What would end the words between brackets, or begin something in them.
SIGNS = re.compile(r"([\\`*_\[\]<>!@&~|])")


def address_of(pk: UUID | str) -> str:
    return f"/attachments/{UUID(str(pk))}/"


def attachment_in(address: str) -> tuple[str, dict[str, int]] | None:
    """Where the file of an "attachment:" is, and its size if the text says it; None for any other address."""
    found = CODE.fullmatch(address)
    if found is None:
        return None
    size = {"width": int(found[2]), "height": int(found[3])} if found[2] else {}
    return address_of(found[1]), size


def markdown_of(pk: UUID, words: str, size: tuple[int, int] | None = None) -> str:
    """What is put into a text: a picture, where its size is given, else a link."""
    said = SIGNS.sub(r"\\\1", " ".join(words.split()))
    shown, fragment = ("!", f"#{size[0]}x{size[1]}") if size else ("", "")
    return f"{shown}[{said}](attachment:{pk.hex}{fragment})"


def spell_attachments(text: str, base: str) -> str:
    """The text with words and address (at ``base``) for each attachment, to be read elsewhere."""
    return SHOWN.sub(lambda shown: f"{shown[1]} ({base}{address_of(shown[2])} )", text)
