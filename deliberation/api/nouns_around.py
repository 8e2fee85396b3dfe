"""What exports hold of what stands around the deliberation; the same reader sees it there by this API."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from deliberation.exchange.asked import Export, Row
from deliberation.models import Agreement, Evidence, Milestone, PolicyStatusChange
from deliberation.permissions import rights_of
from deliberation.reckoning.clauses import in_order

from .listed import AT_ONCE, Listed
from .shapes.agreements import (
    agreement_rows,
    clause_rows,
    commitment_rows,
    shape_agreement,
    shape_clause,
    shape_commitment,
)
from .shapes.cases import case_rows_without_names, shape_case
from .shapes.events import (
    deadline_rows,
    event_rows,
    pledge_rows,
    preparation_rows,
    shape_deadline,
    shape_event,
    shape_pledge,
    shape_preparation,
)
from .shapes.meetings import body_rows, meeting_rows, shape_body, shape_meeting
from .shapes.minutes import item_rows, line_rows, shape_item, shape_line
from .shapes.reader import Reader
from .shapes.register import policy_record_rows, shape_policy_record, shape_status


@dataclass(frozen=True, slots=True)
class OfWorkspace(Listed):
    """What hangs from the workspace: ``workspace`` is the way there, ``since`` the column that says when a row came.

    In an export of one initiative is what is about it, where ``initiative`` is a way to that, and nothing elsewhere.
    """

    workspace: str = "workspace"
    since: str = "created_at"
    initiative: str = ""

    def of(self, export: Export) -> QuerySet:
        here = {self.workspace: export.workspace, f"{self.since}__lte": export.until}
        rows = self.rows(export.by.user).filter(**here)
        if export.initiative is None:
            return rows
        return rows.filter(**{self.initiative: export.initiative}) if self.initiative else rows.none()


class Clauses:
    """Those of each agreement as they are read."""

    def count(self, export: Export) -> int:
        return self._of(export).count()

    def told(self, export: Export) -> Iterator[Row]:
        reader = Reader(export.by)
        agreements = Agreement.objects.visible_to(export.by.user).filter(workspace=export.workspace)
        for pk in agreements.order_by("created_at", "pk").values_list("pk", flat=True):
            ordered = in_order(self._of(export).filter(agreement=pk))
            numbers = {one.row.pk: one.number for one in ordered}
            yield from (shape_clause(one.row, reader, numbers) for one in ordered)

    def _of(self, export: Export) -> QuerySet:
        rows = clause_rows(export.by.user).filter(agreement__workspace=export.workspace)
        return rows.filter(created_at__lte=export.until) if export.initiative is None else rows.none()


def milestone_rows(user) -> QuerySet[Milestone]:
    return Milestone.objects.visible_to(user).select_related("commitment__clause")


def shape_milestone(row: Milestone, reader: Reader) -> Row:
    owed = row.commitment
    told = {name: getattr(row, name) for name in ("id", "title", "due", "reached_on")}
    return {
        "agreement": owed.clause.agreement_id,
        "commitment": owed.pk,
        "deliverable": owed.deliverable,
        **told,
    }


class PolicyRecords(Listed):
    """The register as far as its reader sees it, or what of it one initiative leans on."""

    def of(self, export: Export) -> QuerySet:
        rows = self.rows(export.by.user).filter(workspace=export.workspace)
        rows = rows.filter(created_at__lte=export.until)
        if export.initiative is None:
            return rows
        return rows.filter(
            source__in=Evidence.objects.shown()
            .filter(argument__initiative=export.initiative)
            .values("source")
        )


class PolicyStatuses:
    """How the policies stood over time, the earliest of each first."""

    def count(self, export: Export) -> int:
        return self._of(export).count()

    def told(self, export: Export) -> Iterator[Row]:
        role = rights_of(export.by, export.workspace).role
        rows = (
            self._of(export)
            .select_related("record", "by")
            .order_by("record__created_at", "record", "at", "id")
        )
        for row in rows.iterator(chunk_size=AT_ONCE):
            yield {"record": row.record_id, "name": str(row.record), **shape_status(row, role)}

    def _of(self, export: Export) -> QuerySet:
        seen = POLICIES.of(export).values("pk")
        return PolicyStatusChange.objects.filter(record__in=seen, at__lte=export.until)


POLICIES = PolicyRecords(policy_record_rows, shape_policy_record)
AROUND = {
    "policy_records": POLICIES,
    "policy_statuses": PolicyStatuses(),
    "agreements": OfWorkspace(agreement_rows, shape_agreement),
    "clauses": Clauses(),
    "commitments": OfWorkspace(
        commitment_rows, shape_commitment, ("clause__agreement", "due", "pk"), "clause__agreement__workspace"
    ),
    "milestones": OfWorkspace(
        milestone_rows,
        shape_milestone,
        ("commitment__clause__agreement", "commitment", "due", "pk"),
        "commitment__clause__agreement__workspace",
        "commitment__created_at",
    ),
    "events": OfWorkspace(event_rows, shape_event, ("starts_on", "pk")),
    "deadlines": OfWorkspace(deadline_rows, shape_deadline, ("event", "due", "pk"), "event__workspace"),
    "preparations": OfWorkspace(
        preparation_rows, shape_preparation, ("event", "created_at", "pk"), "event__workspace"
    ),
    "pledges": OfWorkspace(pledge_rows, shape_pledge, ("event", "created_at", "pk"), "event__workspace"),
    "cases": OfWorkspace(case_rows_without_names, shape_case, ("number", "pk")),
    "bodies": OfWorkspace(body_rows, shape_body),
    "meetings": OfWorkspace(meeting_rows, shape_meeting, workspace="body__workspace"),
    "agenda_items": OfWorkspace(
        item_rows, shape_item, workspace="meeting__body__workspace", initiative="initiative"
    ),
    "minute_lines": OfWorkspace(
        line_rows, shape_line, workspace="item__meeting__body__workspace", initiative="item__initiative"
    ),
}
