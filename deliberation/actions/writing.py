"""How a verb writes: text made clean, shape checked, everything wrong said at once."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Workspace
from deliberation.errors import Fault, Invalid, Stale

FILE_NAME_AT_MOST = 200


def one_line(text: str) -> str:
    """Normal form C, white space folded, for claims and titles."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def many_lines(text: str) -> str:
    """Normal form C, one kind of line break, no white space at the ends."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def file_name(path: str) -> str:
    """The last part of a path, without what would not be seen."""
    last = PurePath(path.replace("\\", "/")).name
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    return unicodedata.normalize("NFC", seen)[-FILE_NAME_AT_MOST:]


def clean(noun: models.Model, *, required: tuple[str, ...] = (), besides: Iterable[Fault] = ()) -> None:
    """Check the shape of ``noun``; the database checks the rest. Raises Invalid with its faults and ``besides``."""
    if faults := [*faults_of(noun, required=required), *besides]:
        raise Invalid(faults=faults)


def faults_of(noun: models.Model, *, required: tuple[str, ...] = ()) -> list[Fault]:
    """What is wrong with the shape of ``noun``. Relations are left out: actions pass rows that they have read."""
    faults = [
        Fault(name, "required", str(_("Please write something here.")))
        for name in required
        if not getattr(noun, name)
    ]
    faults += _control_characters(noun)
    try:
        noun.clean_fields(exclude=_relations(noun) | {fault.field for fault in faults})
        noun.clean()
    except ValidationError as error:
        faults += Invalid.from_validation(error).faults
    return faults


def change(
    noun: models.Model, changes: dict[str, Any], *, allowed: frozenset[str], at: datetime
) -> list[str]:
    """Set ``changes`` on an editable noun, raise its version, save. Returns the names that really changed.

    Raises Invalid for a name outside ``allowed`` or a wrong value.
    """
    unknown = [
        Fault(name, "unknown", str(_("This cannot be changed."))) for name in changes if name not in allowed
    ]
    if unknown:
        raise Invalid(faults=unknown)
    changed = [name for name, value in changes.items() if getattr(noun, name) != value]
    for name in changed:
        setattr(noun, name, changes[name])
    if changed:
        clean(noun)
        save_version(noun, changed, at=at)
    return changed


def save_version(noun: models.Model, changed: list[str], *, at: datetime) -> None:
    """Save the named fields of a row that the caller has locked, with its next version."""
    noun.version += 1
    stamps = ["version"]
    if hasattr(noun, "updated_at"):
        noun.updated_at = at
        stamps.append("updated_at")
    noun.save(update_fields=[*changed, *stamps])


def require_version(noun: models.Model, seen: int | None) -> None:
    """Raise Stale if the caller saw an earlier version; ``None`` asks for no check."""
    if seen is not None and noun.version != seen:
        raise Stale


def require_here(workspace: Workspace, organisation: Organisation) -> None:
    """Raise Invalid unless the organisation is one of the workspace."""
    if faults := fault_of_place(workspace.pk, organisation, "organisation"):
        raise Invalid(faults=faults)


def fault_of_place(workspace_id: UUID, organisation: Organisation | None, name: str) -> list[Fault]:
    """The one fault of an organisation that is not, or no more, in the workspace; the field ``name`` named it."""
    here = Organisation.objects.filter(workspace=workspace_id)
    if organisation is None or here.filter(pk=organisation.pk).exists():
        return []
    return [Fault(name, "unknown", str(_("This organisation is not in the workspace.")))]


def next_number(rows: models.QuerySet, counter: str) -> int:
    """Raise a counter of the one row in ``rows`` and return it; the row stays locked till the commit."""
    rows.update(**{counter: F(counter) + 1})
    return rows.values_list(counter, flat=True).get()


def _relations(noun: models.Model) -> set[str]:
    return {field.name for field in noun._meta.fields if field.is_relation or not field.editable}


def _control_characters(noun: models.Model) -> list[Fault]:
    texts = [
        field.name for field in noun._meta.fields if isinstance(field, models.CharField | models.TextField)
    ]
    return [
        Fault(name, "control_character", str(_("Please remove the control character in this text.")))
        for name in texts
        if isinstance(value := getattr(noun, name), str) and "\x00" in value
    ]
