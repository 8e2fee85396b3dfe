"""An edition: what happened in a workspace in one period, ranked, as data. Built once, never changed."""

from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.utils import timezone

from accounts.models import Workspace
from deliberation.models import Edition, FacilitatorNote
from deliberation.movement import Change, between
from deliberation.outbox import record
from deliberation.permissions import Actor

from .ranking import ranked
from .schedule import last_seq, seq_before


def edition_of(
    workspace: Workspace, cadence: str, starts_at: datetime, ends_at: datetime, from_seq: int
) -> Edition:
    """The edition of a period, built if nobody has; the caller holds the ledger's lock."""
    found = Edition.objects.filter(workspace=workspace, cadence=cadence, starts_at=starts_at, ends_at=ends_at)
    if (edition := found.defer("items").first()) is not None:
        return edition
    to_seq = max(from_seq, seq_before(workspace.pk, ends_at))
    edition = _built(workspace, cadence, starts_at, ends_at, from_seq, to_seq)
    edition.save(force_insert=True)
    record("digest.published", by=Actor.system("calendar"), subject=edition, workspace_id=workspace.pk)
    return edition


def preview_of(
    workspace: Workspace, cadence: str, starts_at: datetime, from_seq: int, now: datetime
) -> Edition:
    """The edition as it would be at ``now`` (aware), not saved."""
    return _built(workspace, cadence, starts_at, now, from_seq, last_seq(workspace))


def changes_in(edition: Edition) -> list[Change]:
    """Its changes. Editions never change, so a process reads each once where ``items`` is deferred."""
    if "items" not in edition.get_deferred_fields():
        return [Change.from_json(item) for item in edition.items]
    return _changes_of(edition.pk)


@lru_cache(maxsize=4)
def _changes_of(edition_id: UUID) -> list[Change]:
    items = Edition.objects.values_list("items", flat=True).get(pk=edition_id)
    return [Change.from_json(item) for item in items]


def _built(workspace, cadence, starts_at, ends_at, from_seq, to_seq) -> Edition:
    note = FacilitatorNote.objects.filter(
        workspace=workspace, written_at__gte=starts_at, written_at__lt=ends_at
    ).first()
    return Edition(
        workspace=workspace,
        cadence=cadence,
        starts_at=starts_at,
        ends_at=ends_at,
        from_seq=from_seq,
        to_seq=to_seq,
        items=[change.as_json() for change in ranked(between(workspace.pk, from_seq, to_seq))],
        note=note.text if note else "",
        note_by=note.by if note else None,
        built_at=timezone.now(),
    )
