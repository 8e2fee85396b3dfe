"""Cases of companies abroad: opened for one's organisation, edited, and how they stand, with history."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Workspace
from deliberation.actions.case_fields import (
    EDITABLE,
    require_known,
    require_note,
    require_sound_case,
    tidied_case,
)
from deliberation.actions.case_names import keep_name, present_name, require_unsaid
from deliberation.actions.locks import locked_workspace
from deliberation.actions.writing import change, clean, one_line, require_version, save_version
from deliberation.errors import NotFound, NotNow
from deliberation.models import Case, CaseStatus, CaseStatusChange
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_edit_case,
    can_name_company,
    can_open_case,
    require,
    rights_of,
)
from deliberation.reckoning.code_words import code_word


@transaction.atomic
def open_case(
    *,
    by: Actor,
    workspace: Workspace,
    kind: str,
    company: str,
    country: str,
    measure: str,
    sector: str,
    is_coded: bool = True,
    readers: Iterable[User] = (),
    opened_on: date | None = None,
    **fields: Any,
) -> Case:
    """Write down what a company asks of one's organisation, or how it is treated abroad.

    Coded, it is called by a code word to all but that organisation and the ``readers``, who are named. Raises
    NotAllowed, NotFound where the workspace keeps none, Invalid.
    """
    require_cases(workspace)
    require(can_open_case(by, workspace))
    require_known(fields)
    number = _next_number(workspace)
    said = {"kind": kind, "country": country, "measure": measure, "sector": sector, **fields}
    case = Case(
        workspace=workspace,
        number=number,
        code=code_word(number),
        organisation_id=rights_of(by, workspace).organisation_id,
        opened_on=opened_on or by.moment.astimezone(ZoneInfo(workspace.time_zone)).date(),
        added_by=by.person,
        created_at=by.moment,
        updated_at=by.moment,
    )
    for name, value in tidied_case(said).items():
        setattr(case, name, value)
    keep_name(by, case, company=company, is_coded=is_coded, readers=readers)
    _keep_status(by, case)
    _tell("case.opened", by, case, kind=case.kind)
    return case


@transaction.atomic
def edit_case(*, by: Actor, case: Case, version: int | None, **changes: Any) -> Case:
    """Change what is said of it, or who sees to it. Raises NotAllowed, NotFound, Stale, Invalid."""
    require(can_edit_case(by, case))
    case = locked_case(case)
    require_version(case, version)
    changes = tidied_case(changes)
    require_sound_case(by, case, changes)
    changed = change(case, changes, allowed=EDITABLE, at=by.moment)
    if changed:
        _tell("case.edited", by, case, fields=sorted(changed))
    return case


@transaction.atomic
def change_case_status(*, by: Actor, case: Case, version: int | None, status: str, note: str = "") -> Case:
    """Say how it stands now; how it stood stays in its history.

    Raises NotAllowed, NotFound, Stale, NotNow where nothing would change, Invalid.
    """
    require(can_edit_case(by, case))
    case = locked_case(case)
    require_version(case, version)
    note = require_note(by, case, note)
    if case.status == status:
        raise NotNow(_("It stands so already."), code="unchanged")
    before = case.status
    case.status = status
    require_sound_case(by, case, {})
    save_version(case, ["status"], at=by.moment)
    _keep_status(by, case, note)
    _tell("case.status_changed", by, case, before=before, after=CaseStatus(status).value)
    return case


@transaction.atomic
def name_company(
    *,
    by: Actor,
    case: Case,
    version: int | None,
    is_coded: bool,
    company: str | None = None,
    readers: Iterable[User] = (),
) -> Case:
    """Say what the company is called, whether it is to be named, and which members of others read its name.

    Raises NotAllowed, NotFound, Stale, NotNow where its history names it already, Invalid.
    """
    require(can_name_company(by, case))
    case = locked_case(case)
    require_version(case, version)
    before, name = case.is_coded, one_line(present_name(case) if company is None else company)
    if is_coded:
        require_unsaid(case, name)
    keep_name(by, case, company=name, is_coded=is_coded, readers=readers)
    save_version(case, ["is_coded", "company"], at=by.moment)
    _tell("case.named", by, case, before=before, after=is_coded)
    return case


def hand_on_cases(*, by: Actor, membership: Membership) -> None:
    """Leave to nobody the open cases that a member saw to; part of the verbs that end the right to do it."""
    here = {"owner": membership.user_id, "workspace": membership.workspace_id}
    for case in Case.objects.open().filter(**here).order_by("pk").select_for_update(no_key=True):
        case.owner = None
        save_version(case, ["owner"], at=by.moment)
        _tell("case.handed_on", by, case)


def require_cases(workspace: Workspace) -> None:
    """Raise NotFound where cases are switched off: there are none for anybody."""
    if not workspace.keeps_cases:
        raise NotFound


def locked_case(case: Case) -> Case:
    """The case as it is now; others who change it wait until this transaction ends. Raises NotFound."""
    rows = Case.objects.select_for_update(no_key=True, of=("self",)).select_related("workspace")
    fresh = rows.get(pk=case.pk)
    require_cases(fresh.workspace)
    return fresh


def _next_number(workspace: Workspace) -> int:
    """Cases stay for ever, so that the one after the last is new; the workspace's lock keeps two from taking it."""
    locked_workspace(workspace)
    return (Case.objects.filter(workspace=workspace).aggregate(last=Max("number"))["last"] or 0) + 1


def _keep_status(by: Actor, case: Case, note: str = "") -> None:
    kept = CaseStatusChange(case=case, status=case.status, note=note, by=by.person, at=by.moment)
    clean(kept)
    kept.save(force_insert=True)


def _tell(verb: str, by: Actor, case: Case, **details: Any) -> None:
    record(verb, by=by, subject=case, workspace_id=case.workspace_id, **details)
