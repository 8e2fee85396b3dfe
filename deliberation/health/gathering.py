"""What the rules look at, of many initiatives at once: eight queries, however many there are."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from deliberation.coverage import not_heard_in
from deliberation.models import Argument, ChallengeStatus, Duplicate, Evidence, Initiative, SearchEntry
from deliberation.search.similar import alike_pairs

from .rules import ArgumentRow, Gathered, SourceRow

MOST_COMPARED = 200  # of the newest claims: each is held against each
ALIKE = 0.6

COLUMNS = ("pk", "initiative_id", "number", "kind", "author_id", "revision", "created_at")
BESIDE = ("tally__label", "tally__responses", "challenge__status")


def gather(initiatives: Sequence[Initiative], now: datetime) -> dict[UUID, Gathered]:
    """By initiative; their workspaces are there."""
    arguments, evidence = _arguments(initiatives), _evidence(initiatives)
    alike, silent = _alike(initiatives, arguments), not_heard_in(initiatives)
    return {
        one.pk: Gathered(
            now=now,
            today=now.astimezone(ZoneInfo(one.workspace.time_zone)).date(),
            arguments=tuple(_argument(row, one) for row in arguments[one.pk]),
            sources=tuple(_sources(evidence[one.pk])),
            silent=tuple(
                (str(org.pk), {"en": org.name_in("en"), "ko": org.name_in("ko")}) for org in silent[one.pk]
            ),
            alike=tuple(alike[one.pk]),
        )
        for one in initiatives
    }


def _arguments(initiatives: Sequence[Initiative]) -> dict[UUID, list[Any]]:
    rows = Argument.objects.counted().filter(initiative__in=initiatives).order_by("number")
    found = defaultdict(list)
    for row in rows.values_list(*COLUMNS, *BESIDE, named=True):
        found[row.initiative_id].append(row)
    return found


def _argument(row: Any, initiative: Initiative) -> ArgumentRow:
    unhandled = row.challenge__status == ChallengeStatus.UNHANDLED
    return ArgumentRow(
        number=row.number,
        kind=row.kind,
        author=row.author_id,
        revision=row.revision,
        label=row.tally__label if initiative.results_are_out else "",
        responses=row.tally__responses,
        unhandled_since=row.created_at if unhandled else None,
    )


def _evidence(initiatives: Sequence[Initiative]) -> dict[UUID, list[Any]]:
    rows = Evidence.objects.standing().counted().filter(argument__initiative__in=initiatives)
    of_source = ("source_id", "source__title", "source__url", "source__re_check_by")
    found = defaultdict(list)
    columns = ("argument__initiative_id", "argument__number", "argument__kind", *of_source)
    for row in rows.order_by("created_at", "pk").values_list(*columns, named=True):
        found[row.argument__initiative_id].append(row)
    return found


def _sources(rows: list[Any]) -> list[SourceRow]:
    leaned_on: dict[int, set[UUID]] = defaultdict(set)
    for row in rows:
        leaned_on[row.argument__number].add(row.source_id)
    by_source: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        by_source[row.source_id].append(row)
    return [_source(pk, its, leaned_on) for pk, its in by_source.items()]


def _source(pk: UUID, rows: list[Any], leaned_on: dict[int, set[UUID]]) -> SourceRow:
    alone = {row.argument__number for row in rows if len(leaned_on[row.argument__number]) == 1}
    first = rows[0]
    title = first.source__title or first.source__url
    return SourceRow(str(pk), title, tuple(sorted(alone)), first.source__re_check_by)


def _alike(
    initiatives: Sequence[Initiative], arguments: dict[UUID, list[Any]]
) -> dict[UUID, list[tuple[int, int]]]:
    entries = SearchEntry.objects.filter(initiative__in=initiatives, type=SearchEntry.Type.ARGUMENT)
    tokens = dict(entries.values_list("subject_id", "title_tokens"))
    marks = Duplicate.objects.filter(says__initiative__in=initiatives)
    marked = {frozenset(pair) for pair in marks.values_list("says", "said")}
    return {one.pk: _pairs(arguments[one.pk], tokens, marked) for one in initiatives}


def _pairs(rows: list[Any], tokens: dict[UUID, str], marked: set[frozenset]) -> list[tuple[int, int]]:
    """Of the newest, by kind, but for those of which somebody has said whether they are one."""
    newest = {row.pk: row for row in rows[-MOST_COMPARED:] if row.pk in tokens}
    texts = {pk: tokens[pk].split() for pk in newest}
    return sorted(
        (min(newest[a].number, newest[b].number), max(newest[a].number, newest[b].number))
        for a, b in alike_pairs(texts, ALIKE)
        if newest[a].kind == newest[b].kind and frozenset((a, b)) not in marked
    )
