"""Writes what search knows: rows of its own, made from the nouns as they are now. Twice is as good as once."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from deliberation.models import SearchEntry

from .subjects import SUBJECTS
from .tokens import VERSION, tokens_of

BATCH = 500
MOST_TOKENS = 20_000  # of a body; the longest texts are found by their first hundred pages
WRITTEN = [
    "workspace",
    "initiative",
    "argument",
    "title",
    "body",
    "title_tokens",
    "body_tokens",
    "tokeniser",
    "created_at",
]


@transaction.atomic
def index(kind: str, pks: list[UUID]) -> None:
    """Write the entries of these nouns anew; those that are gone, deleted or hidden lose theirs.

    The nouns are locked while they are read: of two workers at the same noun the later reads what is newer.
    """
    subject = SUBJECTS[kind]
    rows = subject.rows().filter(pk__in=pks).order_by("pk")
    found = list(rows.select_for_update(no_key=True, of=("self",)))
    gone = set(pks) - {row.pk for row in found}
    SearchEntry.objects.filter(type=kind, subject_id__in=gone).delete()
    SearchEntry.objects.bulk_create(
        [_entry(kind, row) for row in found],
        update_conflicts=True,
        unique_fields=["type", "subject_id"],
        update_fields=WRITTEN,
        batch_size=BATCH,
    )


def reindex(*, everything: bool = False, told: Callable[[int], None] = lambda done: None) -> int:
    """Write what lacks an entry, or has one by an older tokeniser; or ``everything``. Drop what is no more.

    Each batch commits by itself, so that a run that was stopped goes on where it was. Returns how many were written.
    """
    drop_gone()
    done = 0
    for kind, pks in _batches(everything):
        index(kind, pks)
        done += len(pks)
        told(done)
    return done


def count_waiting(*, everything: bool = False) -> int:
    """How many nouns ``reindex`` would write now."""
    return sum(_waiting(kind, everything).count() for kind in SUBJECTS)


def drop_gone() -> None:
    """Entries whose noun was removed, deleted or hidden by whoever told nobody."""
    for kind, subject in SUBJECTS.items():
        present = subject.rows().filter(pk=OuterRef("subject_id"))
        SearchEntry.objects.filter(~Exists(present), type=kind).delete()


def _batches(everything: bool) -> Iterator[tuple[str, list[UUID]]]:
    for kind in SUBJECTS:
        waiting = list(_waiting(kind, everything).order_by("created_at", "pk").values_list("pk", flat=True))
        for start in range(0, len(waiting), BATCH):
            yield kind, waiting[start : start + BATCH]


def _waiting(kind: str, everything: bool) -> QuerySet:
    rows = SUBJECTS[kind].rows()
    if everything:
        return rows
    written = SearchEntry.objects.filter(type=kind, tokeniser=VERSION, subject_id=OuterRef("pk"))
    return rows.filter(~Exists(written))


def _entry(kind: str, row) -> SearchEntry:
    subject = SUBJECTS[kind]
    title, body = subject.words(row)
    return SearchEntry(
        type=kind,
        subject_id=row.pk,
        title=title,
        body=body,
        title_tokens=" ".join(tokens_of(title)),
        body_tokens=" ".join(tokens_of(body)[:MOST_TOKENS]),
        tokeniser=VERSION,
        created_at=row.created_at,
        **subject.place(row),
    )
