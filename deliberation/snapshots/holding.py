"""Whether a snapshot still says what it said."""

import json
from collections.abc import Iterator
from typing import Any

from deliberation.models import Snapshot

from .chaining import chained_hash, digest_of

HASH, PREVIOUS, NUMBER = "hash", "previous_hash", "number"
WORDS_CHANGED, WORDS_GONE, WORDS_UNKNOWN = "words changed", "words are gone", "words that it does not hold"


def faults_of(snapshot: Snapshot, number: int, previous: str) -> Iterator[str]:
    """What is wrong with it as the one of this ``number`` after the one whose hash was ``previous``.

    Words that were taken back leave their digest, and are no fault.
    """
    if snapshot.number != number:
        yield NUMBER
    if snapshot.previous_hash != previous:
        yield PREVIOUS
    if snapshot.hash != chained_hash(snapshot):
        yield HASH
        return  # what it says cannot be trusted to tell which words belong to it
    ought = dict(_digests(json.loads(snapshot.content)))
    for row in snapshot.words.all():
        digest = ought.pop(row.place, None)
        if digest is None:
            yield f"{WORDS_UNKNOWN}: {row.place}"
        elif row.taken_back_at is None and digest_of(row.salt, row.place, row.text) != digest:
            yield f"{WORDS_CHANGED}: {row.place}"
    yield from (f"{WORDS_GONE}: {place}" for place in ought)


def _digests(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The places whose words are kept apart, with their digests."""
    for number, one in enumerate(content["decision"]["dissents"]):
        if one["organisation"] is None:
            yield f"dissents/{number}/text", one["text"]
    for argument in content["arguments"]:
        if argument["hidden"]:
            continue
        here = f"arguments/{argument['number']}"
        yield from ((f"{here}/{name}", argument[name]) for name in ("claim", "reasons"))
        for number, evidence in enumerate(argument["evidence"]):
            for name in ("quote", "grade_reason"):
                yield f"{here}/evidence/{number}/{name}", evidence[name]
