"""Word lists as text: alternatives between ` | `, patterns allowed, topics as `name:` on lines of their own."""

import re

TOPIC = re.compile(r"^(\w+):\n", re.MULTILINE)
BETWEEN = re.compile(r"\s+\|\s+")


def by_topic(listing: str) -> dict[str, tuple[str, ...]]:
    """{topic: alternatives} of a listing."""
    pieces = TOPIC.split(listing.lstrip("\n"))
    return {topic: alternatives(words) for topic, words in zip(pieces[1::2], pieces[2::2], strict=True)}


def any_of(listing: str) -> str:
    """One pattern that matches any of the alternatives, for use inside a group."""
    return "|".join(alternatives(listing))


def alternatives(listing: str) -> tuple[str, ...]:
    """The alternatives of a listing, in its order."""
    return tuple(BETWEEN.split(listing.strip()))
