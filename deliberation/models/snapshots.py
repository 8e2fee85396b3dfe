from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Workspace, new_id

from .decisions import Decision
from .initiatives import Initiative
from .visibility import MembersQuerySet


class Snapshot(models.Model):
    """All that a decision stood on when it was confirmed, chained by hash in its workspace. INSERT only.

    ``content`` is canonical JSON. What people wrote stands beside it, as FrozenWords, so that it may still be taken
    back or hidden: ``content`` holds the digest of each of them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, db_index=False, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="snapshots")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="snapshot")
    number = models.PositiveIntegerField()
    chain = models.PositiveSmallIntegerField()  # the version of what its hash is over
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    content = models.TextField()
    taken_at = models.DateTimeField()

    objects = MembersQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="snapshot_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.workspace_id} snapshot {self.number}"


class FrozenWordsQuerySet(MembersQuerySet):
    initiative_path = "snapshot__initiative__"


class FrozenWords(models.Model):
    """The words of one person in a snapshot, at a ``place`` of its content; gone when they were taken back.

    The salt goes with the words: what is left tells nobody what they may have been.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    snapshot = models.ForeignKey(Snapshot, db_index=False, on_delete=models.PROTECT, related_name="words")
    place = models.CharField(max_length=80)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    salt = models.CharField(max_length=32, blank=True)
    text = models.TextField(max_length=20_000, blank=True)
    taken_back_at = models.DateTimeField(null=True)

    objects = FrozenWordsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "place"], name="frozen_words_in_one_place"),
            models.CheckConstraint(
                name="frozen_words_taken_back_are_gone",
                condition=Q(taken_back_at=None) | Q(text="", salt=""),
            ),
        ]

    def __str__(self) -> str:
        return self.place


class SnapshotCount(models.Model):
    """How many snapshots a workspace has, and the hash that the next one is chained to."""

    workspace = models.OneToOneField(
        Workspace, primary_key=True, on_delete=models.CASCADE, related_name="snapshot_count"
    )
    last_number = models.PositiveIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.workspace_id} {self.last_number}"
