"""Some people and their active memberships, read once for all topics."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from accounts.models import Membership, User, Workspace
from accounts.permissions import FACILITATE, role_may


@dataclass(frozen=True, slots=True)
class Members:
    """``rows`` are memberships with their workspaces."""

    rows: list[Membership]

    @classmethod
    def of(
        cls, users: Iterable[User | UUID], workspaces: Iterable[Workspace | UUID] | None = None
    ) -> "Members":
        rows = Membership.objects.active().persons().filter(user__in=list(users)).select_related("workspace")
        if workspaces is not None:
            rows = rows.filter(workspace__in=list(workspaces))
        return cls(list(rows))

    @property
    def user_ids(self) -> set[UUID]:
        return {row.user_id for row in self.rows}

    @property
    def workspace_ids(self) -> set[UUID]:
        return {row.workspace_id for row in self.rows}

    def holding(self, right: str) -> list[Membership]:
        """The memberships whose role has ``right``."""
        return [row for row in self.rows if role_may(row.role, right)]

    def asked_for_a_word(self, workspace_id: UUID, silent: Collection[UUID]) -> Iterator[Membership]:
        """Who speaks for one of the ``silent`` organisations; where there is none, who facilitates there."""
        for row in self.in_workspace(workspace_id):
            speaks = row.speaks_for and row.organisation_id in silent
            if speaks if silent else role_may(row.role, FACILITATE):
                yield row

    def pairs(self) -> set[tuple[UUID, UUID]]:
        """(user, workspace) of each."""
        return {(row.user_id, row.workspace_id) for row in self.rows}

    def in_workspace(self, workspace_id: UUID) -> Iterator[Membership]:
        return (row for row in self.rows if row.workspace_id == workspace_id)
