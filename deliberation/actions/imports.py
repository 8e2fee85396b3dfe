"""Bringing in a deliberation that was held elsewhere: all of it in one transaction, or nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import Organisation, User, Workspace
from accounts.models.people import UserKind
from accounts.models.workspaces import OrganisationKind
from deliberation.actions.initiatives import start_initiative
from deliberation.actions.locks import locked_workspace
from deliberation.actions.writing import clean
from deliberation.markup import render_markdown
from deliberation.models import (
    Argument,
    Ballot,
    Challenge,
    Initiative,
    Kind,
    Party,
    Revision,
    Stage,
    Tally,
    Vote,
    VoteChange,
)
from deliberation.outbox import record, record_each
from deliberation.permissions import Actor, can_import, require, rights_of
from deliberation.tallies import recount

PARTICIPANTS = "Participants from elsewhere"
PARTICIPANTS_KO = "외부 참여자"
BATCH = 1000
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said there; ``author`` is that system's own name for the person."""

    external_id: str
    claim: str
    reasons: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """One vote there on the statement of that ``external_id``: 1, 0 or −1."""

    statement: str
    voter: str
    value: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """``answers`` come in the order in which they count: a person's last on a statement is the one that stands."""

    external_id: str
    title: str
    summary: str
    text: str
    statements: list[Statement]
    answers: list[Answer]


@transaction.atomic
def import_conversation(
    *,
    by: Actor,
    workspace: Workspace,
    conversation: Conversation,
    kind: str,
    told: Callable[[int], None] = lambda done: None,
) -> tuple[Initiative, bool]:
    """Make an initiative at the stage *deciding* of it, every statement an argument of ``kind``, with all votes.

    Voters and authors become imported users. Nobody is told. ``told`` hears how many votes are written. Returns the
    initiative and whether it is new: what was imported before is left as it is. Raises NotAllowed, Invalid.
    """
    require(can_import(by, workspace))
    locked_workspace(workspace)
    found = Initiative.objects.filter(workspace=workspace, external_id=conversation.external_id).first()
    if found is not None:
        return found, False
    by = by.quietly()
    initiative = _initiative(by, workspace, conversation)
    people = _people(by, workspace, conversation)
    record("initiative.imported", by=by, subject=initiative, initiative=initiative)
    arguments = _arguments(by, initiative, conversation.statements, kind, people)
    _votes(arguments, conversation.answers, people, told)
    for some in _parts(list(arguments.values())):
        recount(initiative, some)
    return initiative, True


def _initiative(by: Actor, workspace: Workspace, conversation: Conversation) -> Initiative:
    """Who imports leads it, until its parties are named."""
    began, ended = _span(conversation)
    lead = Organisation.objects.get(pk=rights_of(by, workspace).organisation_id)
    initiative = start_initiative(
        by=by,
        workspace=workspace,
        title=conversation.title,
        proposal=conversation.title,
        summary=conversation.summary,
        text=conversation.text,
        ballot=Ballot.BY_ORGANISATION,
        parties=[(lead, Party.Part.LEAD)],
    )
    changes: dict[str, Any] = {
        "external_id": conversation.external_id,
        "stage": Stage.DECIDING,
        "opens_at": began,
        "closes_at": ended,
        "created_at": began,
        "last_argument_number": len(conversation.statements),
    }
    for name, value in changes.items():
        setattr(initiative, name, value)
    initiative.save(update_fields=list(changes))
    return initiative


def _span(conversation: Conversation) -> tuple[datetime, datetime]:
    moments = [one.at for one in (*conversation.statements, *conversation.answers)]
    return min(moments), max(moments)


@dataclass(frozen=True, slots=True)
class _People:
    """Those who took part there, by their name there."""

    organisation: Organisation
    users: dict[str, UUID]


def _people(by: Actor, workspace: Workspace, conversation: Conversation) -> _People:
    """Their ids follow from the conversation and their names in it, so that nobody is ever made twice."""
    organisation, is_new = Organisation.objects.get_or_create(
        workspace=workspace,
        name_en=PARTICIPANTS,
        defaults={
            "name_ko": PARTICIPANTS_KO,
            "short_name_en": "Participants",
            "short_name_ko": PARTICIPANTS_KO,
            "kind": OrganisationKind.OTHER,
        },
    )
    if is_new:
        record("organisation.added", by=by, subject=organisation, workspace_id=workspace.pk)
    names = {one.author for one in conversation.statements} | {one.voter for one in conversation.answers}
    users = {name: uuid5(workspace.pk, f"{conversation.external_id}/{name}") for name in sorted(names)}
    locked = make_password(None)
    for some in _parts(list(users.items())):
        made = [
            User(pk=pk, kind=UserKind.IMPORTED, name=f"Participant {name}"[:120], password=locked)
            for name, pk in some
        ]
        User.objects.bulk_create(made, ignore_conflicts=True)
    return _People(organisation, users)


def _arguments(
    by: Actor, initiative: Initiative, statements: list[Statement], kind: str, people: _People
) -> dict[str, UUID]:
    """The arguments by their ids there, each with its first wording and its tally, and on the record."""
    made: dict[str, UUID] = {}
    for some in _parts(list(enumerate(statements, start=1))):
        arguments = [_argument(initiative, one, number, kind, people) for number, one in some]
        Argument.objects.bulk_create(arguments)
        Revision.objects.bulk_create([Revision.first_of(one) for one in arguments])
        Tally.objects.bulk_create(
            [Tally(argument=one, initiative=initiative, kind=kind) for one in arguments]
        )
        if kind == Kind.CHALLENGE:
            Challenge.objects.bulk_create([Challenge(argument=one) for one in arguments])
        record_each("argument.imported", by=by, nouns=arguments, initiative=initiative)
        made.update((one.external_id, one.pk) for one in arguments)
    return made


def _argument(initiative: Initiative, one: Statement, number: int, kind: str, people: _People) -> Argument:
    argument = Argument(
        initiative=initiative,
        number=number,
        kind=kind,
        claim=one.claim,
        reasons=one.reasons,
        reasons_html=render_markdown(one.reasons),
        author_id=people.users[one.author],
        organisation=people.organisation,
        external_id=one.external_id,
        created_at=one.at,
        updated_at=one.at,
    )
    clean(argument, required=("claim",))
    return argument


def _votes(
    arguments: dict[str, UUID], answers: list[Answer], people: _People, told: Callable[[int], None]
) -> None:
    """A person's last answer is the vote; the earlier ones are kept as what it was before."""
    together = groupby(sorted(answers, key=_what_it_answers), key=_what_it_answers)
    each_ones, done = (list(given) for _place, given in together), 0
    while some := list(islice(each_ones, BATCH)):
        votes = [_vote(arguments, each, people) for each in some]
        Vote.objects.bulk_create(votes)
        VoteChange.objects.bulk_create(_changes(zip(votes, some, strict=True)))
        done += sum(map(len, some))
        told(done)


def _what_it_answers(answer: Answer) -> tuple[str, str]:
    return answer.statement, answer.voter


def _vote(arguments: dict[str, UUID], given: list[Answer], people: _People) -> Vote:
    last = given[-1]
    return Vote(
        argument_id=arguments[last.statement],
        voter_id=people.users[last.voter],
        organisation=people.organisation,
        revision=1,
        value=last.value,
        cast_at=last.at,
        created_at=given[0].at,
    )


def _parts(rows: list[Row]) -> Iterator[list[Row]]:
    """So many rows of ours at a time are in memory."""
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _changes(votes: Iterable[tuple[Vote, list[Answer]]]) -> Iterator[VoteChange]:
    for vote, given in votes:
        for earlier in given[:-1]:
            yield VoteChange(
                vote=vote,
                organisation_id=vote.organisation_id,
                revision=1,
                value=earlier.value,
                cast_at=earlier.at,
            )
