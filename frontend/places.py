"""The nouns that an address names, as the reader of this request may see them; else NotFound."""

from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Model, Q, QuerySet

from accounts.models import Invitation, Membership, Organisation, User, Workspace
from accounts.models.prepared import NIL, Prepared
from deliberation.actions.services import services_of
from deliberation.errors import NotFound
from deliberation.models import (
    Argument,
    Attachment,
    Brief,
    Comment,
    Evidence,
    Fact,
    Initiative,
    Job,
    Question,
    Report,
    SavedView,
    Source,
    Webhook,
)
from deliberation.models.wordings import open_suggestions
from deliberation.permissions import can_manage, require
from deliberation.permissions.members import members_of
from deliberation.permissions.workspaces import workspaces_of

from .held import HELD
from .pages.keyset import number_in
from .responses import actor_of

RIGHTS = ("reader_id", "reader_role", "reader_organisation_id", "reader_speaks_for")
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


def find_workspace(request, key: str) -> Workspace:
    return _found(workspaces_of(request.user).filter(key=key))


def find_managed(request, key: str) -> Workspace:
    """A workspace whose people the reader manages. Raises NotAllowed for its other members."""
    workspace = find_workspace(request, key)
    require(can_manage(actor_of(request), workspace))
    return workspace


def find_invitation(request, key: str, pk: UUID) -> Invitation:
    """An invitation, whether it waits or not, for who manages the people."""
    rows = Invitation.objects.select_related("organisation")
    return _in_workspace(find_managed(request, key), rows, pk)


def find_member(request, key: str, pk: UUID) -> Membership:
    """An active member of a workspace that the reader is in, with the user and the organisation."""
    workspace = find_workspace(request, key)
    return _in_workspace(workspace, members_of(workspace), pk)


def find_managed_member(request, key: str, pk: UUID) -> Membership:
    """An active member, for who manages the people."""
    workspace = find_managed(request, key)
    return _in_workspace(workspace, members_of(workspace), pk)


def find_service(request, key: str, pk: UUID) -> Membership:
    """A service that has not ended, for who manages the people."""
    workspace = find_managed(request, key)
    return _in_workspace(workspace, services_of(workspace), pk)


def find_webhook(request, key: str, pk: UUID) -> Webhook:
    """A webhook with its owner, for who manages the workspace."""
    return _in_workspace(find_managed(request, key), Webhook.objects.select_related("owner"), pk)


def find_organisation(request, key: str, pk: UUID) -> Organisation:
    """An organisation, for who manages the people."""
    return _in_workspace(find_managed(request, key), Organisation.objects.all(), pk)


def find_initiative(request, ref: str) -> Initiative:
    """The initiative with its workspace and the reader's rights."""
    if not request.user.is_authenticated:
        rows = Initiative.objects.visible_to(request.user).ref(ref).annotate(**HELD)
        return _found(rows.select_related("workspace"))
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
    _carry_rights(argument, argument.initiative)
    return argument


def find_below(request, noun: type[Model], ref: str, pk: UUID) -> Any:
    """The noun of that id in that initiative, with the initiative, its workspace and the reader's rights."""
    rows = noun.objects.visible_to(request.user).filter(pk=pk, initiative__in=Initiative.objects.ref(ref))
    found = _found(rows.select_related("initiative__workspace"))
    _carry_rights(found, found.initiative)
    return found


def find_thing(request, noun: str, pk: UUID) -> Argument | Evidence | Comment:
    """An argument, evidence or a comment, with the reader's rights there."""
    model, beside = HIDEABLE[noun]
    return _found(model.objects.visible_to(request.user).filter(pk=pk).select_related(*beside))


def find_report(request, pk: UUID) -> Report:
    return _found(Report.objects.visible_to(request.user).filter(pk=pk).select_related(IN_WORKSPACE))


def find_source(request, key: str, pk: UUID) -> Source:
    rows = Source.objects.visible_to(request.user).filter(workspace__key=key, pk=pk)
    return _found(rows.select_related("workspace", "added_by"))


def find_attachment(request, pk: UUID) -> Attachment:
    """A file of a text that the reader sees, with its initiative."""
    rows = Attachment.objects.visible_to(request.user).filter(pk=pk)
    return _found(rows.select_related(IN_WORKSPACE))


def find_saved_view(request, key: str, pk: UUID) -> SavedView:
    """A view of one's own."""
    rows = SavedView.objects.visible_to(request.user).filter(workspace__key=key, pk=pk)
    return _found(rows.select_related("workspace"))


def find_fact(request, ref: str, pk: UUID) -> Fact:
    """A fact with its sources, of an initiative that the reader sees."""
    initiative = find_initiative(request, ref)
    fact = _found(initiative.facts.filter(pk=pk).prefetch_related("links__source"))
    fact.initiative = initiative
    _carry_rights(initiative, fact)
    return fact


def find_question(request, ref: str, pk: UUID) -> Question:
    initiative = find_initiative(request, ref)
    question = _found(initiative.questions.filter(pk=pk))
    question.initiative = initiative
    _carry_rights(initiative, question)
    return question


def find_evidence(request, ref: str, number: int, pk: UUID) -> Evidence:
    """One piece of evidence of an argument, with the source, and the argument as ``find_argument`` reads it."""
    argument = find_argument(request, ref, number)
    beside = ("source", "added_by", "graded_by", "organisation")
    here = Evidence.objects.beside(argument, request.user).filter(argument=argument, pk=pk)
    evidence = _found(here.select_related(*beside))
    evidence.argument = argument
    _carry_rights(argument, evidence)
    if not evidence.is_readable_by(request.user.pk, argument.reader_role):
        raise NotFound
    return evidence


def find_job(request, pk: UUID) -> Job:
    """One's own export or import."""
    rows = Job.objects.visible_to(request.user).filter(pk=pk)
    return _found(rows.select_related("workspace", "initiative__workspace"))


def find_comment(request, pk: UUID) -> Comment:
    """The comment with its place and the reader's rights there."""
    beside = ("initiative__workspace", "argument__initiative__workspace", "parent", "author", "organisation")
    comment = _found(Comment.objects.visible_to(request.user).filter(pk=pk).select_related(*beside))
    _carry_rights(comment, comment.initiative)
    return comment


def _in_workspace(workspace: Workspace, rows: QuerySet, pk: UUID) -> Any:
    """The row of that id in the workspace, at which the reader's rights are those there."""
    found = _found(rows.filter(workspace=workspace, pk=pk))
    found.workspace = workspace
    return found


def _carry_rights(noun: Any, beside: Any) -> None:
    """The rights at a noun are those at its initiative and at its evidence: no need to look them up again."""
    for name in RIGHTS:
        setattr(beside, name, getattr(noun, name, None))


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
    mine = mine.with_answered().annotate(suggestions_open=open_suggestions())
    mine = mine.annotate(last_change=F("initiative__workspace__ledger__last_change"))
    return mine.select_related(*beside, *handling)


INITIATIVE = Prepared(_visible_initiative, UUID, str, int)
ARGUMENT = Prepared(_visible_argument, User, str, int, int)


def find_brief(request, pk: UUID) -> Brief:
    rows = Brief.objects.visible_to(request.user).filter(pk=pk)
    return _found(rows.select_related("workspace", "initiative__workspace", "accepted_by"))


def _found(rows):
    first = next(iter(rows[:1]), None)
    if first is None:
        raise NotFound
    return first
