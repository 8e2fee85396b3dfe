"""Freezing what a decision stood on; part of the verb that confirms it."""

from deliberation.models import Decision, FrozenWords, Initiative, Snapshot, SnapshotCount
from deliberation.snapshots import CHAIN, canonical, chained_hash, content_of

AT_ONCE = 500


def take_snapshot(decision: Decision, initiative: Initiative) -> Snapshot:
    """Freeze it in the transaction that confirms ``decision``, chained to the workspace's last one.

    The count is locked after all other rows, and last of all: decisions that are confirmed at the same time take
    turns.
    """
    frozen = content_of(decision, initiative)
    SnapshotCount.objects.get_or_create(workspace=initiative.workspace)
    count = SnapshotCount.objects.select_for_update(no_key=True).get(pk=initiative.workspace_id)
    snapshot = Snapshot(
        workspace_id=initiative.workspace_id,
        initiative=initiative,
        decision=decision,
        number=count.last_number + 1,
        chain=CHAIN,
        previous_hash=count.last_hash,
        content=canonical(frozen.content),
        taken_at=decision.confirmed_at,
    )
    snapshot.hash = chained_hash(snapshot)
    snapshot.save(force_insert=True)
    rows = [
        FrozenWords(snapshot=snapshot, place=place, author_id=author, salt=salt, text=text)
        for place, author, salt, text in frozen.words
    ]
    FrozenWords.objects.bulk_create(rows, batch_size=AT_ONCE)
    count.last_number, count.last_hash = snapshot.number, snapshot.hash
    count.save(update_fields=["last_number", "last_hash"])
    return snapshot
