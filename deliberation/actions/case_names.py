"""What a company is called, and who reads it: kept apart from its case where it is not to be named."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import READ
from deliberation.actions.case_fields import is_said, require_sound_case
from deliberation.actions.writing import faults_of, one_line
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.models import Case, CaseReader, WithheldName
from deliberation.permissions import Actor, members_able


def keep_name(by: Actor, case: Case, *, company: str, is_coded: bool, readers: Iterable[User]) -> None:
    """Part of the verbs that say it: the name goes where those may read it who may. Writes the case if it is new.

    Raises Invalid with all that is wrong with name, readers and case.
    """
    name, named = one_line(company), list(readers)
    case.is_coded, case.company = is_coded, "" if is_coded else name
    withheld = WithheldName(case=case, name=name)
    faults = [*_faults_of_name(withheld), *_faults_of_readers(case, named)]
    try:
        require_sound_case(by, case, {}, name=name if is_coded else "")
    except Invalid as refusal:
        faults += refusal.faults
    if faults:
        raise Invalid(faults=faults)
    if case._state.adding:
        case.save(force_insert=True)
    WithheldName.objects.filter(case=case).delete()
    if is_coded:
        withheld.save(force_insert=True)
    _set_readers(case, named)


def present_name(case: Case) -> str:
    """What it is called now, for a verb that only those do who may read it."""
    return WithheldName.objects.get(case=case).name if case.is_coded else case.company


def require_unsaid(case: Case, name: str) -> None:
    """Raise NotNow where its history names the company: what stands there stays, and a code word hides nothing."""
    if any(is_said(name, note) for note in case.history.values_list("note", flat=True)):
        raise NotNow(
            _("Its history names the company, so that a code word would hide nothing."), code="named"
        )


def _faults_of_name(withheld: WithheldName) -> list[Fault]:
    return [Fault("company", one.code, one.detail) for one in faults_of(withheld, required=("name",))]


def _faults_of_readers(case: Case, named: list[User]) -> list[Fault]:
    if named and not case.is_coded:
        said = _("Readers are named only where the company is not to be named to all.")
        return [Fault("readers", "not_coded", said)]
    here = {row.user_id for row in members_able(case.workspace_id, READ)} if named else set()
    if any(one.pk not in here for one in named):
        return [Fault("readers", "unknown", _("Choose active members of the workspace."))]
    return []


def _set_readers(case: Case, named: list[User]) -> None:
    ids = {one.pk for one in named}
    CaseReader.objects.filter(case=case).exclude(user__in=ids).delete()
    CaseReader.objects.bulk_create(
        [CaseReader(case=case, user_id=pk) for pk in sorted(ids)], ignore_conflicts=True
    )
