"""What is shown of what was found: where it is, its words with the hits marked, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from deliberation.models import Argument, ArgumentState, Initiative, SearchEntry

from .finding import Found
from .ranking import Ranked
from .snippets import marked, snippet

# What hangs from the workspace alone, by the word in the address of its page.
OF_THE_WORKSPACE: dict[str, str] = {
    SearchEntry.Type.SOURCE: "sources",
    SearchEntry.Type.EVENT: "events",
    SearchEntry.Type.CLAUSE: "agreements/clauses",
    SearchEntry.Type.COMMITMENT: "agreements/commitments",
    SearchEntry.Type.MEETING: "meetings",
    SearchEntry.Type.MINUTE_LINE: "minutes",
    SearchEntry.Type.POLICY_RECORD: "register",
    SearchEntry.Type.CASE: "cases",
}
# Of an initiative; what has no page of its own is found on that of its kind.
ON_PAGES: dict[str, str] = {
    SearchEntry.Type.FACT: "background/",
    SearchEntry.Type.QUESTION: "background/",
    SearchEntry.Type.OPTION: "options/",
    SearchEntry.Type.INDICATOR: "monitoring/#indicator-{id}",
    SearchEntry.Type.STATUS_REPORT: "monitoring/reports/{id}/",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """``written`` is the title as it stands, ``title`` and ``snippet`` are safe HTML; ``path`` leads to its page.

    An argument that was merged shows as the one that it was merged into, its ``target``.
    """

    type: str
    subject_id: UUID
    workspace: str
    initiative: Initiative | None
    argument: Argument | None
    target: Argument | None
    written: str
    title: str
    snippet: str
    path: str
    created_at: datetime

    @property
    def ref(self) -> str:
        """What people call the place: ``AI-12#7``, ``AI-12``, or the workspace's key for its library."""
        if self.initiative is None:
            return self.workspace
        number = f"#{self.target.number}" if self.target else ""
        return f"{self.workspace}-{self.initiative.number}{number}"

    @property
    def place(self) -> str:
        """The words of what it belongs to: a comment has no title of its own."""
        if self.target is not None and not self.target.is_hidden:
            return self.target.claim
        return self.initiative.title if self.initiative else ""

    @property
    def is_merged(self) -> bool:
        return self.argument is not None and self.argument.state == ArgumentState.MERGED

    @property
    def is_withdrawn(self) -> bool:
        return self.argument is not None and self.argument.state == ArgumentState.WITHDRAWN


def shown(found: Found, some: Iterable[Ranked]) -> list[Hit]:
    """``some`` of what was found, in their order, ready to be shown."""
    keys = [one.key for one in some]
    beside = ("workspace", "initiative", "argument__merged_into")
    rows = {row.pk: row for row in SearchEntry.objects.filter(pk__in=keys).select_related(*beside)}
    return [_hit(found, rows[key]) for key in keys if key in rows]


def _hit(found: Found, row: SearchEntry) -> Hit:
    argument = row.argument
    target = argument.merged_into or argument if argument else None
    return Hit(
        type=row.type,
        subject_id=row.subject_id,
        workspace=row.workspace.key,
        initiative=row.initiative,
        argument=argument,
        target=target,
        written=row.title,
        title=marked(row.title, found.terms),
        snippet=snippet(row.body, found.terms),
        path=_path(row, target),
        created_at=row.created_at,
    )


def _path(row: SearchEntry, target: Argument | None) -> str:
    key = row.workspace.key
    if row.type in OF_THE_WORKSPACE:
        return f"/w/{key}/{OF_THE_WORKSPACE[row.type]}/{row.subject_id}/"
    board = f"/i/{key}-{row.initiative.number}/"
    page = f"{board}{target.number}/" if target else board
    if row.type == SearchEntry.Type.COMMENT:
        return f"{page}{'' if target else 'discussion/'}#comment-{row.subject_id}"
    return page + ON_PAGES.get(row.type, "").format(id=row.subject_id)
