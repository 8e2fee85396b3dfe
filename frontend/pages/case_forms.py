"""The forms around a case, with what can be chosen in them, and what they hold as it stands."""

from accounts.models import Organisation, Workspace
from accounts.permissions import ARGUE, READ
from deliberation.models import Case
from deliberation.permissions import members_able
from frontend.forms.cases import CaseForm, NamingForm, NewCaseForm

from .choices import Choices, of_members, of_organisations

CASE = ("kind", "country", "measure", "sector", "description", "occurred_on", "opened_on", "version")


def new_case_form(workspace: Workspace, own: object, data=None, **options) -> NewCaseForm:
    """``own`` is the organisation for which it is opened: all of it read the name anyway."""
    return NewCaseForm(data, readers=readers_beside(workspace, own), **_choices(workspace), **options)


def case_form(case: Case, data=None, **options) -> CaseForm:
    return CaseForm(data, **_choices(case.workspace), **options)


def naming_form(case: Case, data=None, **options) -> NamingForm:
    return NamingForm(data, readers=readers_beside(case.workspace, case.organisation_id), **options)


def as_it_stands(case: Case) -> dict:
    own = {name: getattr(case, name) for name in CASE}
    return own | {"handled_by": str(case.handled_by_id or ""), "owner": str(case.owner_id or "")}


def naming_as_it_stands(case: Case) -> dict:
    """``case`` was read ``with_names``, for one who reads the name."""
    readers = [str(pk) for pk in case.readers.values_list("pk", flat=True)]
    return {"company": case.named, "is_coded": case.is_coded, "readers": readers, "version": case.version}


def readers_beside(workspace: Workspace, own: object) -> Choices:
    return of_members(row for row in members_able(workspace.pk, READ) if row.organisation_id != own)


def _choices(workspace: Workspace) -> dict[str, Choices]:
    organisations = Organisation.objects.filter(workspace=workspace).order_by("name_en")
    return {
        "organisations": of_organisations(organisations),
        "owners": of_members(members_able(workspace.pk, ARGUE)),
    }
