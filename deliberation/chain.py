"""How the entries of a ledger are chained: each hash is over the one before and all that its Activity says.

An entry says by which version it was made, and is verified by that one for ever. A version is never changed; a new
column of Activity comes with a new version.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from deliberation.models import Activity, Ledger, LedgerEntry

CHAIN = 2  # what new entries are made by
SAID = {
    2: (
        "id",
        "workspace_id",
        "initiative_id",
        "argument_id",
        "verb",
        "actor_id",
        "system",
        "token_key",
        "request_id",
        "subject_type",
        "subject_id",
        "details",
        "quiet",
        "at",
    ),
}


def next_entry(ledger: Ledger, activity: Activity) -> LedgerEntry:
    """The entry that follows the ledger's last, not yet written; the ledger counts on."""
    previous = ledger.last_hash
    ledger.last_seq += 1
    ledger.last_hash = chained_hash(previous, activity, ledger.last_seq)
    return LedgerEntry(
        activity=activity,
        workspace_id=ledger.pk,
        seq=ledger.last_seq,
        chain=CHAIN,
        previous_hash=previous,
        hash=ledger.last_hash,
    )


def chained_hash(previous: str, activity: Activity, seq: int, chain: int = CHAIN) -> str:
    """SHA-256 over the previous hash and what the version says, as canonical JSON; empty for a version unknown."""
    if chain == 1:
        said = [previous, seq, *_said_first(activity)]
    elif chain in SAID:
        said = [chain, previous, seq, *(getattr(activity, name) for name in SAID[chain])]
    else:
        return ""
    plain = [_plain(value) for value in said]
    return hashlib.sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _said_first(activity: Activity) -> list[Any]:
    """Version 1 left out the place, and wrote whoever acted into one."""
    by = activity.actor_id or activity.system
    subject = (activity.subject_type, activity.subject_id)
    return [activity.pk, activity.verb, by, activity.token_key, *subject, activity.details, activity.at]


def _plain(value: Any) -> Any:
    """A column as JSON: ids and moments as text, moments in UTC whatever zone they came in."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, UUID) else value
