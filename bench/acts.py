"""The Activities of a filled workspace, and the ledger that numbers them: what `record` and `number` would write."""

from datetime import datetime
from uuid import UUID

from accounts.models import User, Workspace, new_id
from deliberation.activity import KINDS
from deliberation.activity.audiences import ON_YOURS
from deliberation.chain import next_entry
from deliberation.changes import number_changes
from deliberation.models import Activity, Argument, Initiative, Ledger, LedgerEntry, Notification

BATCH = 2000


class Acts:
    """Collects what happened in any order; `write` puts it into the ledger in the order of time."""

    def __init__(self, workspace: Workspace):
        self.workspace = workspace
        self.rows: list[Activity] = []
        self.told: list[tuple[Activity, UUID]] = []

    def add(
        self,
        verb: str,
        *,
        by: User,
        at: datetime,
        subject,
        initiative: Initiative | None = None,
        argument: Argument | None = None,
        tells: UUID | None = None,
        **details,
    ) -> None:
        """Remember one act; ``tells`` is the person whose inbox it reaches, unless that is who acted."""
        KINDS[verb]
        row = Activity(
            workspace=self.workspace,
            initiative=initiative or (argument.initiative if argument else None),
            argument=argument,
            verb=verb,
            actor=by,
            subject_type=subject._meta.model_name,
            subject_id=subject.pk,
            details=details,
            at=at,
        )
        self.rows.append(row)
        if tells not in (None, by.pk):
            self.told.append((row, tells))

    def write(self) -> None:
        """Write all of it, numbered on from where the ledger stands, with everybody told: nothing waits."""
        self.rows.sort(key=lambda row: row.at)
        for row in self.rows:
            row.id = new_id()
        Activity.objects.bulk_create(self.rows, BATCH)
        ledger = Ledger.objects.get(workspace=self.workspace)
        LedgerEntry.objects.bulk_create([next_entry(ledger, row) for row in self.rows], BATCH)
        for first in range(0, len(self.rows), BATCH):
            number_changes(ledger, self.rows[first : first + BATCH])
        ledger.save()
        Notification.objects.bulk_create(
            [
                Notification(user_id=user_id, activity=row, reason=ON_YOURS, created_at=row.at)
                for row, user_id in self.told
            ],
            BATCH,
        )
        self.rows, self.told = [], []
