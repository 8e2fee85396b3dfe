"""The fields of a case: made tidy, and everything that is wrong with them said at once."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.permissions import ARGUE
from deliberation.actions.writing import fault_of_place, faults_of, many_lines, one_line
from deliberation.errors import Fault, Invalid
from deliberation.models import Case, WithheldName
from deliberation.permissions import Actor, members_able

EDITABLE = frozenset(
    {"kind", "country", "measure", "sector", "description", "occurred_on", "opened_on", "handled_by", "owner"}
)
TEXTS = ("measure", "description")


def tidied_case(fields: dict[str, Any]) -> dict[str, Any]:
    lines = {name: one_line(fields[name]) for name in ("measure",) if isinstance(fields.get(name), str)}
    texts = {"description": many_lines(fields["description"])} if "description" in fields else {}
    return fields | lines | texts


def require_sound_case(by: Actor, case: Case, changes: dict[str, Any], *, name: str = "") -> None:
    """Raise Invalid with all that would be wrong with ``case`` after ``changes``.

    ``name`` is the company's where it is only to be withheld; a case that stands knows its own.
    """
    require_known(changes)
    columns = {field.attname: getattr(case, field.attname) for field in case._meta.concrete_fields}
    wanted = Case(**columns)
    for field, value in changes.items():
        setattr(wanted, field, value)
    faults = [
        *faults_of(wanted, required=("measure", "opened_on")),
        *fault_of_place(case.workspace_id, wanted.handled_by, "handled_by"),
        *_faults_of_owner(case, changes),
        *_faults_of_days(wanted),
        *_faults_of_words(wanted, name or withheld_from_others(by, case)),
    ]
    if faults:
        raise Invalid(faults=faults)


def require_known(fields: dict[str, Any]) -> None:
    """Raise Invalid for a name that is none of an editable field."""
    if unknown := fields.keys() - EDITABLE:
        raise Invalid(faults=[Fault(one, "unknown", _("This cannot be changed.")) for one in sorted(unknown)])


def require_note(by: Actor, case: Case, note: str) -> str:
    """The note made tidy. Raises Invalid where it names a company that is not to be named."""
    note = one_line(note)
    if is_said(withheld_from_others(by, case), note):
        raise Invalid.at("note", "names_company", _naming())
    return note


def withheld_from_others(by: Actor, case: Case) -> str:
    """The withheld name, as far as ``by`` may read it: whoever may not learns nothing from a refusal, either."""
    found = WithheldName.objects.visible_to(by.person).filter(case=case.pk).first()
    return found.name if found else ""


def is_said(name: str, text: str) -> bool:
    """Whether a text has the company's name in it, however it is written large or small."""
    return len(name) > 1 and name.casefold() in text.casefold()


def _naming() -> str:
    return _("The company's name stands here, and everybody would read it. Write of it by its code word.")


def _faults_of_owner(case: Case, changes: dict[str, Any]) -> list[Fault]:
    """Whoever sees to it must be able to say here how it stands."""
    owner = changes.get("owner", case.owner if case._state.adding else None)
    if owner is None or owner.pk in {row.user_id for row in members_able(case.workspace_id, ARGUE)}:
        return []
    return [Fault("owner", "not_able", _("Choose an active member, analyst or above."))]


def _faults_of_days(case: Case) -> list[Fault]:
    if case.occurred_on and case.opened_on and case.occurred_on > case.opened_on:
        return [Fault("occurred_on", "after_it_came", _("It cannot have happened after it was received."))]
    return []


def _faults_of_words(case: Case, name: str) -> list[Fault]:
    return [Fault(text, "names_company", _naming()) for text in TEXTS if is_said(name, getattr(case, text))]
