"""What an address names in an initiative."""

from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Model, Q

from accounts.models import User, Workspace
from accounts.models.prepared import NIL, Prepared
from deliberation.errors import NotFound
from deliberation.models import (
    Argument,
    Attachment,
    Comment,
    Evidence,
    Fact,
    Initiative,
    Measurement,
    Question,
    Snapshot,
)
from deliberation.models.wordings import open_suggestions
from frontend.held import ARGUMENT_IS_LINKED, ARGUMENT_IS_ON_AGENDAS, HELD
from frontend.pages.keyset import number_in

from .finding import RIGHTS, carry_rights, found

IN_WORKSPACE = "initiative__workspace"
# By the word in an address: what a facilitator may hide, and what its page shows beside it.
HIDEABLE = {
    "arguments": (Argument, (IN_WORKSPACE, "author", "organisation")),
    "evidence": (Evidence, (f"argument__{IN_WORKSPACE}", "source", "added_by", "organisation")),
    "comments": (Comment, (IN_WORKSPACE, "argument", "author", "organisation")),
}
BESIDE_IT = ("follow_level", "seen_through", "last_change", *HELD)
OF_INITIATIVE = tuple(field.attname for field in Initiative._meta.concrete_fields)
OF_WORKSPACE = tuple(field.attname for field in Workspace._meta.concrete_fields)


def find_initiative(request, ref: str) -> Initiative:
    """The initiative with its workspace and the reader's rights."""
    if not request.user.is_authenticated:
        rows = Initiative.objects.visible_to(request.user).ref(ref).annotate(**HELD)
        return found(rows.select_related("workspace"))
    key, _dash, number = ref.rpartition("-")
    row = INITIATIVE.one(request.user.pk, key, number_in(number))
    if row is None:
        raise NotFound
    return _initiative_of(row)


def find_argument(request, ref: str, number: int) -> Argument:
    """The argument with its initiative, workspace, author, tally, challenge, and the reader's own vote."""
    key, _dash, of_initiative = ref.rpartition("-")
    place = key, number_in(of_initiative), number_in(str(number))
    if request.user.is_authenticated:
        argument = ARGUMENT.one(request.user, *place)
    else:
        argument = _visible_argument(request.user, *place).first()
    if argument is None:
        raise NotFound
    carry_rights(argument, argument.initiative)
    return argument


def find_below(request, noun: type[Model], ref: str, pk: UUID) -> Any:
    """The noun of that id in that initiative, with the initiative, its workspace and the reader's rights."""
    rows = noun.objects.visible_to(request.user).filter(pk=pk, initiative__in=Initiative.objects.ref(ref))
    row = found(rows.select_related("initiative__workspace"))
    carry_rights(row, row.initiative)
    return row


def find_decided(request, noun: type[Model], ref: str, pk: UUID) -> Any:
    """What hangs from a decision of that initiative, with both, the workspace and the reader's rights."""
    here = noun.objects.visible_to(request.user).filter(decision__initiative__in=Initiative.objects.ref(ref))
    return found(here.filter(pk=pk).select_related("decision__initiative__workspace"))


def find_reading(request, ref: str, pk: UUID) -> Measurement:
    """What an indicator of that initiative read, with the reader's rights."""
    here = Initiative.objects.ref(ref)
    rows = Measurement.objects.visible_to(request.user).filter(pk=pk, indicator__initiative__in=here)
    return found(rows.select_related("indicator__initiative__workspace"))


def find_snapshot(request, ref: str, number: int) -> Snapshot:
    """What a decision of that initiative stood on, with its words."""
    rows = Snapshot.objects.visible_to(request.user).filter(initiative__in=Initiative.objects.ref(ref))
    return found(rows.filter(number=number_in(str(number))).prefetch_related("words"))


def find_thing(request, noun: str, pk: UUID) -> Argument | Evidence | Comment:
    """An argument, evidence or a comment, with the reader's rights there."""
    model, beside = HIDEABLE[noun]
    return found(model.objects.visible_to(request.user).filter(pk=pk).select_related(*beside))


def find_attachment(request, pk: UUID) -> Attachment:
    """A file of a text that the reader sees, with its initiative."""
    rows = Attachment.objects.visible_to(request.user).filter(pk=pk)
    return found(rows.select_related(IN_WORKSPACE))


def find_fact(request, ref: str, pk: UUID) -> Fact:
    """A fact with its sources, of an initiative that the reader sees."""
    initiative = find_initiative(request, ref)
    fact = found(initiative.facts.filter(pk=pk).prefetch_related("links__source"))
    fact.initiative = initiative
    carry_rights(initiative, fact)
    return fact


def find_question(request, ref: str, pk: UUID) -> Question:
    initiative = find_initiative(request, ref)
    question = found(initiative.questions.filter(pk=pk))
    question.initiative = initiative
    carry_rights(initiative, question)
    return question


def find_evidence(request, ref: str, number: int, pk: UUID) -> Evidence:
    """One piece of evidence of an argument, with the source, and the argument as ``find_argument`` reads it."""
    argument = find_argument(request, ref, number)
    beside = ("source", "added_by", "graded_by", "organisation")
    here = Evidence.objects.beside(argument, request.user).filter(argument=argument, pk=pk)
    evidence = found(here.select_related(*beside))
    evidence.argument = argument
    carry_rights(argument, evidence)
    if not evidence.is_readable_by(request.user.pk, argument.reader_role):
        raise NotFound
    return evidence


def find_comment(request, pk: UUID) -> Comment:
    """The comment with its place and the reader's rights there."""
    beside = ("initiative__workspace", "argument__initiative__workspace", "parent", "author", "organisation")
    comment = found(Comment.objects.visible_to(request.user).filter(pk=pk).select_related(*beside))
    carry_rights(comment, comment.initiative)
    return comment


def _visible_initiative(user_id, key: str, number: int):
    rows = Initiative.objects.visible_to(User(pk=user_id)).filter(workspace__key=key, number=number)
    mine = FilteredRelation("follows", condition=Q(follows__user=user_id))
    rows = rows.annotate(follow=mine).annotate(follow_level=F("follow__level"), **HELD)
    rows = rows.annotate(seen_through=F("follow__seen_through"))
    rows = rows.annotate(last_change=F("workspace__ledger__last_change"))
    of_workspace = (f"workspace__{name}" for name in OF_WORKSPACE)
    return rows.values(*OF_INITIATIVE, *of_workspace, *RIGHTS, *BESIDE_IT)


def _initiative_of(row: dict) -> Initiative:
    """The row as ``select_related("workspace")`` would have made it."""
    initiative = Initiative.from_db("default", OF_INITIATIVE, [row[name] for name in OF_INITIATIVE])
    of_workspace = [row[f"workspace__{name}"] for name in OF_WORKSPACE]
    initiative.workspace = Workspace.from_db("default", OF_WORKSPACE, of_workspace)
    for name in (*RIGHTS, *BESIDE_IT):
        setattr(initiative, name, row[name])
    return initiative


def _visible_argument(user, key: str, of_initiative: int, number: int):
    here = Argument.objects.visible_to(user).filter(
        initiative__workspace__key=key, initiative__number=of_initiative, number=number
    )
    beside = ("initiative__workspace", "author", "organisation", "tally", "parent")
    handling = ("challenge__owner", "challenge__responsible")
    mine = here.with_vote_of(User(pk=user.pk or NIL)).annotate(my_reason=F("my_vote__reason"))
    mine = mine.with_answered().annotate(suggestions_open=open_suggestions(), has_links=ARGUMENT_IS_LINKED)
    mine = mine.annotate(is_on_agendas=ARGUMENT_IS_ON_AGENDAS)
    mine = mine.annotate(last_change=F("initiative__workspace__ledger__last_change"))
    return mine.select_related(*beside, *handling)


INITIATIVE = Prepared(_visible_initiative, UUID, str, int)
ARGUMENT = Prepared(_visible_argument, User, str, int, int)
