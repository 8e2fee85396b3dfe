"""What stands here already beside what a file brings: the arguments that its lines name."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from deliberation.actions.brought import Name, Outcome
from deliberation.actions.in_file import InFile
from deliberation.actions.locks import require_stage
from deliberation.errors import NotNow
from deliberation.models import Argument, ArgumentState, Initiative

COLUMNS = (
    *("pk", "number", "kind", "parent_id", "relation", "depth", "claim", "reasons", "state", "hidden_at"),
    *("external_id", "initiative_id", "merged_into_id", "author_id"),
)


class Standing:
    """The arguments of an initiative that a part of a file names, read in one query; none if it is not here yet."""

    def __init__(self, initiative: Initiative | None, names: Iterable[Name | None], file: InFile) -> None:
        self.file = file
        self._numbered = f"{initiative.ref}#" if initiative else ""
        found = _named(initiative, [name for name in names if name]) if initiative else []
        self._by_key = {one.external_id: one for one in found if one.external_id}
        self._by_id = {one.pk: one for one in found}
        self._by_ref = {f"{self._numbered}{one.number}": one for one in found}

    def find(self, name: Name | None) -> Argument | None:
        """What a line says goes first: only what the file does not call so is looked for by its number here."""
        if name is None:
            return None
        found = self._by_key.get(name.key) or (self._by_id.get(name.id) if name.id else None)
        if found is None and name.ref and name.key not in self.file.arguments:
            return self._by_ref.get(whole_ref(name.ref, self._numbered))
        return found

    def is_known(self, name: Name) -> bool:
        """Whether it is here, or comes with the file."""
        return name.key in self.file.arguments or self.find(name) is not None

    def same(self, one: Name | None, other: Name | None) -> bool:
        """Whether both mean the same argument, or both none."""
        if one is None or other is None:
            return one is other
        here = self.find(one)
        return one.key == other.key or (here is not None and here is self.find(other))

    def takes(self, argument: Argument, name: Name) -> bool:
        """Whether something may be brought under it: also under what the file itself says was withdrawn since."""
        was_withdrawn = argument.state == ArgumentState.WITHDRAWN and self.file.was_withdrawn(name)
        return argument.takes_new or (was_withdrawn and not argument.is_hidden)


def _named(initiative: Initiative, names: list[Name]) -> list[Argument]:
    numbered = f"{initiative.ref}#"
    refs = {whole_ref(name.ref, numbered) for name in names if name.ref}
    numbers = {int(ref.removeprefix(numbered)) for ref in refs if ref.startswith(numbered)}
    rows = Argument.objects.filter(initiative=initiative).filter(
        Q(external_id__in={name.key for name in names} - {""})
        | Q(pk__in={name.id for name in names if name.id})
        | Q(number__in=numbers)
    )
    found = list(rows.only(*COLUMNS))
    for one in found:
        one.initiative = initiative
    return found


def whole_ref(ref: str, numbered: str) -> str:
    """``#7`` is the seventh of the initiative that a file goes into, whose arguments are ``numbered`` so."""
    return f"{numbered}{ref[1:]}" if ref.startswith("#") else ref


def missing(outcome: Outcome, line: int, field_name: str, name: Name) -> None:
    """Say that what a line names is neither in the file nor here."""
    outcome.fault(
        line, "does_not_exist", _("Nothing is called “%s” here or in the file.") % name.key, field_name
    )


def look_at_stage(
    outcome: Outcome, initiative: Initiative | None, what: str, line: int, at: datetime | None = None
) -> None:
    """Say at the first line that wants it that ``what`` cannot be now; an initiative that is to be made takes all."""
    try:
        if initiative is not None:
            require_stage(initiative, what, at)
    except NotNow as refusal:
        outcome.refuse(line, refusal)
