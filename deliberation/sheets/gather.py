"""Reads what a sheet is made of; the number of queries does not grow with what the initiative holds."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.models import Organisation
from deliberation.models import (
    Action,
    Argument,
    ArgumentState,
    Evidence,
    Initiative,
    Kind,
    Party,
    Position,
    Question,
)
from deliberation.models.challenges import UNSETTLED
from deliberation.standing import DIVIDED

from .build import build
from .facts import Named, Rows, Sheet, Stand, Task


def sheet_of(initiative: Initiative, now: datetime) -> Sheet:
    """The sheet of an initiative, with its workspace, as it stands at ``now`` (aware). For its members."""
    return build(rows_of(initiative, now))


def rows_of(initiative: Initiative, now: datetime) -> Rows:
    divided = list(_divided(initiative)) if initiative.results_are_out else []
    challenges = list(_challenges(initiative))
    replies = _strongest_replies([one.pk for one in (*divided, *challenges)], initiative.results_are_out)
    shown = [one.pk for one in (*divided, *challenges, *replies.values())]
    return Rows(
        initiative=initiative,
        made_at=now,
        parties=[(row.part, _named(row.organisation)) for row in _parties(initiative)],
        positions=[
            Stand(_named(row.organisation), row.stand, row.conditions) for row in _positions(initiative)
        ],
        divided=divided,
        challenges=challenges,
        replies=replies,
        evidence=_evidence(shown),
        questions=list(_open_questions(initiative)),
        actions=[
            Task(row.text, row.owner.name if row.owner else "", row.due) for row in _open_actions(initiative)
        ],
    )


def _divided(initiative: Initiative):
    rows = Argument.objects.counted().filter(initiative=initiative, tally__label=DIVIDED)
    return rows.select_related("tally").strongest_first()


def _challenges(initiative: Initiative):
    """Unhandled and in hand, what is due first."""
    rows = Argument.objects.counted().filter(
        initiative=initiative, kind=Kind.CHALLENGE, challenge__status__in=UNSETTLED
    )
    rows = rows.select_related("tally", "challenge__owner", "challenge__responsible")
    return sorted(rows, key=lambda row: (row.challenge.due is None, row.challenge.due or 0, row.number))


def _strongest_replies(parents: list[UUID], results_are_out: bool) -> dict[UUID, Argument]:
    """By parent; the oldest one where votes may not be told yet."""
    rows = Argument.objects.filter(parent__in=parents, state=ArgumentState.ACTIVE, hidden_at=None)
    order = ("-tally__order_value", "-id") if results_are_out else ("number",)
    found: dict[UUID, Argument] = {}
    for row in rows.select_related("tally").order_by(*order):
        found.setdefault(row.parent_id, row)
    return found


def _evidence(arguments: Iterable[UUID]) -> dict[UUID, list[Any]]:
    rows = Evidence.objects.filter(argument__in=arguments).counted().select_related("source")
    by_argument: dict[UUID, list[Any]] = {}
    for row in rows.order_by("created_at", "pk"):
        by_argument.setdefault(row.argument_id, []).append(row)
    return by_argument


def _parties(initiative: Initiative):
    rows = Party.objects.filter(initiative=initiative).select_related("organisation")
    return rows.order_by("part", "organisation__name_en")


def _positions(initiative: Initiative):
    rows = Position.objects.filter(initiative=initiative, argument=None, superseded_by=None)
    return rows.select_related("organisation").order_by("organisation__name_en")


def _open_questions(initiative: Initiative):
    return (
        Question.objects.filter(initiative=initiative, answer="")
        .order_by("pk")
        .values_list("text", flat=True)
    )


def _open_actions(initiative: Initiative):
    rows = Action.objects.filter(initiative=initiative, done_at=None).select_related("owner")
    return sorted(rows, key=lambda row: (row.due is None, row.due or 0, row.created_at))


def _named(row: Organisation) -> Named:
    return Named(row.pk, row.name_en, row.name_ko)
