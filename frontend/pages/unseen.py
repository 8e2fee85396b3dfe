"""What on a board is new to its reader: what others added or changed since the reader said what was seen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from deliberation.changes.unseen import since_when
from deliberation.models import Initiative, Vote

from .sight import Sight
from .words import words


@dataclass(frozen=True, slots=True)
class Unseen:
    since: datetime
    user_id: UUID
    is_first: bool  # its reader never said what was seen

    @classmethod
    def of(cls, request, initiative: Initiative, sight: Sight) -> "Unseen | None":
        """For members: to others nothing is marked."""
        if not sight.inside:
            return None
        since = since_when(initiative.seen_through, sight.reader.now)
        return cls(since, request.user.pk, is_first=initiative.seen_through is None)

    def mark(self, row: dict) -> str:
        """The word on the card of a row; none for what one wrote, or voted on since it came."""
        if row["updated_at"] <= self.since or row["author_id"] == self.user_id:
            return ""
        if row["created_at"] <= self.since:
            return words()["changed"]
        return words()["new"] if row["my_value"] is None else ""

    def rows(self) -> Q:
        """The same question to tallies."""
        mine = Vote.objects.filter(argument=OuterRef("argument"), voter=self.user_id, value__isnull=False)
        touched = Q(argument__updated_at__gt=self.since) & ~Q(argument__author=self.user_id)
        return touched & (Q(argument__created_at__lte=self.since) | ~Q(Exists(mine)))
