"""What exports hold: each noun by its rows and its shape, as this API tells them to the same reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from deliberation.exchange.asked import Export, Row
from deliberation.health import examined_in, health_of
from deliberation.models import Evidence, FactSource, Initiative, Vote
from deliberation.tallies.groups import count_in, groups_in

from .listed import AT_ONCE, Listed
from .nouns_around import AROUND
from .shapes.actions import action_rows, indicator_rows, shape_action, shape_indicator
from .shapes.arguments import argument_rows, challenge_rows, shape_argument, shape_challenge
from .shapes.attachments import attachment_rows, shape_attachment
from .shapes.decisions import decision_rows, position_rows, shape_decision, shape_position
from .shapes.discussion import comment_rows, shape_comment
from .shapes.health import shape_findings, shape_waiver, waiver_rows
from .shapes.initiatives import count_kinds, initiative_rows, shape_initiative
from .shapes.options import criterion_rows, option_rows, shape_criterion, shape_option
from .shapes.reader import Reader
from .shapes.sources import (
    evidence_rows,
    fact_rows,
    question_rows,
    shape_evidence,
    shape_fact,
    shape_question,
    shape_source,
    source_rows,
)
from .shapes.status_reports import shape_status_report, status_report_rows
from .shapes.votes import shape_group, shape_single_vote


@dataclass(frozen=True, slots=True)
class Told(Listed):
    """``place`` is the way to the initiative, ``since`` the column that says when a row came."""

    place: str = "initiative"
    since: str = "created_at"

    def of(self, export: Export) -> QuerySet:
        rows = self.rows(export.by.user).filter(**{f"{self.since}__lte": export.until})
        if export.initiative is not None:
            return rows.filter(**{self.place: export.initiative})
        return rows.filter(**{f"{self.place}__workspace": export.workspace})


class Initiatives:
    """Their counts are asked for many at a time."""

    def count(self, export: Export) -> int:
        return self._of(export).count()

    def told(self, export: Export) -> Iterator[Row]:
        reader = Reader(export.by)
        rows = self._of(export).order_by("number").iterator(chunk_size=AT_ONCE)
        while batch := _some(rows):
            count_kinds(batch)
            yield from (shape_initiative(row, reader) for row in batch)

    def _of(self, export: Export) -> QuerySet[Initiative]:
        rows = initiative_rows(export.by.user).filter(created_at__lte=export.until)
        if export.initiative is not None:
            return rows.filter(pk=export.initiative.pk)
        return rows.filter(workspace=export.workspace)


class Sources(Listed):
    """The library, or what one initiative cites."""

    def of(self, export: Export) -> QuerySet:
        rows = self.rows(export.by.user).filter(workspace=export.workspace, created_at__lte=export.until)
        if export.initiative is None:
            return rows
        cited = Evidence.objects.shown().filter(argument__initiative=export.initiative).values("source")
        stated = FactSource.objects.filter(fact__initiative=export.initiative).values("source")
        return rows.filter(Q(pk__in=cited) | Q(pk__in=stated))


class Groups:
    """The votes on each argument by organisation, of initiatives whose results are out."""

    def count(self, export: Export) -> int:
        return sum(count_in(initiative) for initiative in self._of(export))

    def told(self, export: Export) -> Iterator[Row]:
        for initiative in self._of(export):
            for pk, groups in groups_in(initiative):
                yield {"argument": pk, "by_organisation": [shape_group(group) for group in groups]}

    def _of(self, export: Export) -> list[Initiative]:
        seen = Initiative.objects.visible_to(export.by.user).filter(workspace=export.workspace)
        rows = seen if export.initiative is None else seen.filter(pk=export.initiative.pk)
        return [one for one in rows.exclude(reader_role=None).order_by("number") if one.results_are_out]


class Findings:
    """What the rules of health find now, and which of it may stand; of what is open or deciding."""

    def count(self, export: Export) -> int:
        return len(list(self.told(export)))

    def told(self, export: Export) -> Iterator[Row]:
        examined = examined_in(export.workspace, export.by.user)
        if export.initiative is not None:
            examined = [one for one in examined if one.pk == export.initiative.pk]
        healths, waivers = health_of(examined, export.until), waiver_rows(export.by.user)
        given = list(waivers.filter(initiative__in=examined, created_at__lte=export.until))
        for one in examined:
            own = [waiver for waiver in given if waiver.initiative_id == one.pk]
            yield from shape_findings(one, healths[one.pk], own)


def single_votes(user) -> QuerySet:
    columns = ("argument_id", "value", "reason", "revision", "cast_at", "voter_id", "voter__name")
    return Vote.objects.told_to(user).values_list(
        *columns, "organisation_id", "organisation__name_en", named=True
    )


def _shape_vote(row: Any, reader: Reader) -> Row:
    return {"argument": row.argument_id, **shape_single_vote(row)}


NOUNS = {
    "initiatives": Initiatives(),
    "sources": Sources(source_rows, shape_source),
    "arguments": Told(argument_rows, shape_argument, ("initiative__number", "number")),
    "challenges": Told(
        challenge_rows,
        shape_challenge,
        ("argument__initiative__number", "argument__number"),
        place="argument__initiative",
        since="argument__created_at",
    ),
    "groups": Groups(),
    "evidence": Told(
        evidence_rows,
        shape_evidence,
        ("argument__initiative__number", "argument__number", "created_at", "pk"),
        place="argument__initiative",
    ),
    "comments": Told(comment_rows, shape_comment, ("initiative__number", "created_at", "id")),
    "attachments": Told(attachment_rows, shape_attachment, ("initiative__number", "created_at", "pk")),
    "facts": Told(fact_rows, shape_fact, ("initiative__number", "created_at", "pk")),
    "questions": Told(question_rows, shape_question, ("initiative__number", "created_at", "pk")),
    "positions": Told(
        position_rows, shape_position, ("initiative__number", "stated_at", "pk"), since="stated_at"
    ),
    "votes": Told(
        single_votes,
        _shape_vote,
        ("argument__initiative__number", "argument__number", "cast_at", "pk"),
        place="argument__initiative",
    ),
    "decisions": Told(
        decision_rows, shape_decision, ("initiative__number", "proposed_at", "pk"), since="proposed_at"
    ),
    "actions": Told(action_rows, shape_action, ("initiative__number", "created_at", "pk")),
    "indicators": Told(indicator_rows, shape_indicator, ("initiative__number", "created_at", "pk")),
    "status_reports": Told(
        status_report_rows, shape_status_report, ("initiative__number", "created_at", "pk")
    ),
    "options": Told(option_rows, shape_option, ("initiative__number", "number", "pk")),
    "criteria": Told(criterion_rows, shape_criterion, ("initiative__number", "created_at", "pk")),
    "waivers": Told(waiver_rows, shape_waiver, ("initiative__number", "created_at", "pk")),
    "findings": Findings(),
    **AROUND,
}


def _some(rows: Iterator[Initiative]) -> list[Initiative]:
    return list(islice(rows, AT_ONCE))
