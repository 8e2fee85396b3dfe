"""Whom an initiative names: to see it where its audience is named members, or to edit its draft."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User
from deliberation.actions.locks import locked_initiative, require_stage
from deliberation.errors import Invalid
from deliberation.models import Initiative, NamedReader
from deliberation.models.stages import EDIT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_edit_initiative, require


@transaction.atomic
def name_reader(*, by: Actor, initiative: Initiative, user: User, may_edit: bool = False) -> NamedReader:
    """Name a member, or say anew whether one may edit the draft. Raises NotAllowed, NotNow, Invalid."""
    initiative = _locked(by, initiative)
    if not Membership.objects.of(user).filter(workspace=initiative.workspace_id).exists():
        raise Invalid.at("user", "no_member", _("Choose an active member of this workspace."))
    reader = NamedReader.objects.filter(initiative=initiative, user=user).first()
    could_edit = reader is not None and reader.may_edit
    if reader is None:
        reader = NamedReader.objects.create(initiative=initiative, user=user, may_edit=may_edit)
    elif reader.may_edit == may_edit:
        return reader
    else:
        reader.may_edit = may_edit
        reader.save(update_fields=["may_edit"])
    _record("initiative.reader_named", by, initiative, user, may_edit=may_edit, could_edit=could_edit)
    return reader


@transaction.atomic
def unname_reader(*, by: Actor, initiative: Initiative, user: User) -> None:
    """Name a member no longer; what that person said stays. Twice is as good as once. Raises NotAllowed, NotNow."""
    initiative = _locked(by, initiative)
    reader = NamedReader.objects.filter(initiative=initiative, user=user).first()
    if reader:
        reader.delete()
        _record("initiative.reader_unnamed", by, initiative, user, could_edit=reader.may_edit)


def _locked(by: Actor, initiative: Initiative) -> Initiative:
    require(can_edit_initiative(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, EDIT, at=by.moment)
    return initiative


def _record(verb: str, by: Actor, initiative: Initiative, user: User, **details: Any) -> None:
    details |= {"reader": str(user.pk), "fields": ["named_readers"]}
    record(verb, by=by, subject=initiative, initiative=initiative, **details)
