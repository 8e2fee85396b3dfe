"""What is new in some initiatives, for the pages that are open there: thin, and only what everybody who sees an
initiative as a member may be told of it. Votes are no news: no page moves while one votes.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from deliberation.models import Argument, Change, Comment, Evidence
from deliberation.models.arguments import MAX_DEPTH

ARGUMENTS, RESPONSES, COMMENTS, EVIDENCE = "arguments", "responses", "comments", "evidence"
OTHER, MUCH = "changes", "much"
GROUPS = {
    "argument.added": ARGUMENTS,
    "argument.responded": RESPONSES,
    "comment.added": COMMENTS,
    "evidence.added": EVIDENCE,
    **dict.fromkeys(
        (
            *("argument.revised", "argument.moved", "argument.withdrawn", "argument.restored"),
            *("argument.merged", "argument.unmerged", "argument.hidden", "argument.shown"),
            *("suggestion.accepted", "challenge.updated", "initiative.edited", "initiative.stage_changed"),
            *("initiative.extended", "decision.proposed", "decision.confirmed", "decision.refused"),
        ),
        OTHER,
    ),
}
ABOVE = tuple("__".join(["parent"] * depth) for depth in range(1, MAX_DEPTH + 1))
AT_ONCE = 500
FAR = 20_000  # numbers; what came before is not looked through for who comes back after so long


@dataclass(frozen=True, slots=True)
class News:
    """One line: ``group`` says what, ``id`` which, ``above`` what a response responds to, and that to, and so on."""

    seq: int
    initiative: UUID
    group: str
    id: UUID
    argument: UUID | None
    by: UUID | None
    number: int | None = None  # of an argument that is new, with its kind
    kind: str | None = None
    above: tuple[UUID, ...] = ()


def news_of(workspace_id: UUID, initiatives: Collection[UUID], *, since: int, until: int) -> Iterator[News]:
    """The lines after one number up to another, the oldest first. What was done quietly is no news."""
    while since < until:
        rows = _rows(workspace_id, initiatives, since, until)
        yield from _shown(rows)
        since = rows[-1]["seq"] if len(rows) == AT_ONCE else until


def lately(workspace_id: UUID, initiative: UUID, *, since: int, until: int) -> list[News]:
    """The same of one place, for who comes back; where it is too much to be told apart, one line that it is much."""
    if since >= until:
        return []
    rows = _rows(workspace_id, [initiative], since, until) if until - since <= FAR else None
    if rows is None or len(rows) == AT_ONCE:
        return [News(until, initiative, MUCH, initiative, argument=None, by=None)]
    return list(_shown(rows))


def _rows(workspace_id: UUID, initiatives: Collection[UUID], since: int, until: int) -> list[dict]:
    about_it = Q(activity__subject_id=F("noun_id")) | Q(
        noun=Change.Noun.DECISION
    )  # and not what it counts in
    rows = Change.objects.filter(
        about_it,
        workspace=workspace_id,
        initiative__in=initiatives,
        seq__gt=since,
        seq__lte=until,
        reader=None,
    )
    told = rows.filter(activity__verb__in=GROUPS, activity__quiet=False)
    named: Any = told.annotate(verb=F("activity__verb"), by=F("activity__actor")).order_by("seq")
    return list(named.values("seq", "initiative_id", "verb", "noun_id", "argument_id", "by")[:AT_ONCE])


def _shown(rows: list[dict]) -> Iterable[News]:
    """What hides, or hangs from what is hidden, is no news to anybody."""
    ids = _ids_by_group(rows)
    places = _arguments(ids(ARGUMENTS) | ids(RESPONSES))
    shown = set(places) | _of(Comment, ids(COMMENTS)) | _of(Evidence, ids(EVIDENCE))
    for row in rows:
        group = GROUPS[row["verb"]]
        if group == OTHER or row["noun_id"] in shown:
            number, kind, *above = places.get(row["noun_id"], (None, None))
            yield News(
                seq=row["seq"],
                initiative=row["initiative_id"],
                group=group,
                id=row["noun_id"],
                argument=row["argument_id"],
                by=row["by"],
                number=number,
                kind=kind,
                above=tuple(pk for pk in above if pk),
            )


def _ids_by_group(rows: list[dict]):
    def ids(group: str) -> set[UUID]:
        return {row["noun_id"] for row in rows if GROUPS[row["verb"]] == group}

    return ids


def _arguments(ids: set[UUID]) -> dict[UUID, tuple]:
    """Number, kind and what stands above, of those that are not hidden."""
    rows: Any = (
        Argument.objects.filter(pk__in=ids, hidden_at=None).values_list("pk", "number", "kind", *ABOVE)
        if ids
        else ()
    )
    return {pk: tuple(place) for pk, *place in rows}


def _of(noun: type[Comment] | type[Evidence], ids: set[UUID]) -> set[UUID]:
    return set(noun.objects.shown().filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
