"""How snapshots are chained: each hash is over the one before and the canonical bytes of all that it says.

A snapshot says by which version it was made, and is verified by that one for ever. A version is never changed.
"""

import hashlib
import json
from datetime import UTC
from typing import Any

from deliberation.models import Snapshot

CHAIN = 1  # what new snapshots are made by


def canonical(value: Any) -> str:
    """The one way to write a value as JSON: keys in order, nothing between, letters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(salt: str, place: str, text: str) -> str:
    """What stands in the content for words that are kept apart: without the salt nobody can try what they were."""
    return _sha256(canonical([salt, place, text]))


def chained_hash(snapshot: Snapshot) -> str:
    """SHA-256 over what the version says, as hexadecimal digits; empty for a version unknown."""
    if snapshot.chain != CHAIN:
        return ""
    ids = (snapshot.pk, snapshot.workspace_id, snapshot.initiative_id, snapshot.decision_id)
    taken_at = snapshot.taken_at.astimezone(UTC).isoformat()
    said = [snapshot.chain, snapshot.previous_hash, snapshot.number, *map(str, ids), taken_at]
    return _sha256(canonical([*said, snapshot.content]))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
