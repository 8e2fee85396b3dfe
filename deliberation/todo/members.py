"""Some people and their active memberships, read once for all topics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from accounts.models import Membership, User, Workspace
from accounts.permissions import role_may


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

    def pairs(self) -> set[tuple[UUID, UUID]]:
        """(user, workspace) of each."""
        return {(row.user_id, row.workspace_id) for row in self.rows}

    def in_workspace(self, workspace_id: UUID) -> Iterator[Membership]:
        return (row for row in self.rows if row.workspace_id == workspace_id)
