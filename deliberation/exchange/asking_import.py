"""Handing in a file, in the same words at both doors."""

from typing import Any, BinaryIO, cast

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from deliberation.actions import jobs
from deliberation.actions.job_files import handed_in
from deliberation.errors import Invalid
from deliberation.models import Initiative, Job, Kind
from deliberation.permissions import Actor, can_import, require

from . import policy_table
from .columns import MEANINGS, guessed, head_of
from .importing import READERS
from .polis_packed import FILES, packed

F = Job.Format
READ = (*READERS, F.POLIS)
# What holds arguments of an initiative that has to be there.
INTO_ONE = (F.CSV,)
OF_ITS_OWN = (F.POLIS,)  # becomes an initiative of its own


def ask_import(
    *,
    by: Actor,
    workspace: Workspace,
    as_format: str,
    content: File,
    filename: str,
    initiative: Initiative | None = None,
    system: str = "",
    kind: str = "",
    mapping: dict[str, str] | None = None,
    noun: str = "",
    dry_run: bool = True,
    ask_columns: bool = False,
) -> Job:
    """Tried first, unless told otherwise. ``mapping`` says what the columns of a table mean; without it they have to
    be called so, or with ``ask_columns`` its person is asked. ``noun`` is for tables of policies, which go into the
    register. Raises NotAllowed, NotNow, Invalid.
    """
    require(can_import(by, workspace))
    if noun:
        _require_register(noun, as_format, workspace, initiative)
    else:
        _require_place(as_format, initiative)
    options: dict[str, Any] = {"system": system or as_format, **({"noun": noun} if noun else {})}
    if kind:
        options["kind"] = kind
    if as_format == F.CSV and content.size:
        columns = _columns_of(cast(BinaryIO, content.file))
        if not ask_columns:
            likely = guessed_of(noun, columns) if mapping is None else mapping
            options["mapping"] = checked_mapping(columns, likely, kind, noun)
    elif mapping:
        raise Invalid.at("mapping", "only_csv", _("This is for tables alone."))
    return jobs.ask_import(
        by=by,
        workspace=workspace,
        as_format=as_format,
        content=content,
        filename=filename,
        initiative=initiative,
        options=options,
        dry_run=dry_run,
        ask_columns=ask_columns,
    )


def choose_columns(*, by: Actor, job: Job, mapping: dict[str, str], kind: str = "") -> Job:
    """What the columns of a table that was handed in mean. Raises NotAllowed, NotNow, Invalid."""
    with handed_in(job) as file:
        columns, _rows = head_of(file)
    chosen = checked_mapping(columns, mapping, kind, job.options.get("noun", ""))
    return jobs.choose_columns(by=by, job=job, options={**job.options, "mapping": chosen, "kind": kind})


def meanings_of(noun: str) -> dict[str, Any]:
    """What a column of a table of ``noun`` can mean; of arguments where that is empty."""
    return policy_table.MEANINGS if noun == policy_table.NOUN else MEANINGS


def guessed_of(noun: str, columns: list[str]) -> dict[str, str]:
    return policy_table.guessed(columns) if noun == policy_table.NOUN else guessed(columns)


def checked_mapping(columns: list[str], mapping: dict[str, str], kind: str, noun: str = "") -> dict[str, str]:
    """Raises Invalid at ``mapping``, and at ``kind`` where nothing says of which kind the arguments are."""
    chosen = {column: meaning for column, meaning in mapping.items() if meaning}
    unknown = [*(chosen.keys() - set(columns)), *(set(chosen.values()) - meanings_of(noun).keys())]
    if unknown:
        raise Invalid.at(
            "mapping", "unknown", _("There is no such column or meaning: %s.") % ", ".join(unknown)
        )
    meanings = list(chosen.values())
    if len(set(meanings)) != len(meanings):
        raise Invalid.at("mapping", "twice", _("Each meaning is of one column."))
    if noun == policy_table.NOUN:
        policy_table.require_mapping(meanings)
        return chosen
    if "claim" not in meanings:
        raise Invalid.at("mapping", "required", _("Say which column holds the claim."))
    if "kind" not in meanings and kind not in Kind.values:
        raise Invalid.at(
            "kind", "required", _("Say of which kind the arguments are, or which column says it.")
        )
    return chosen


def as_one_file(files: dict[str, BinaryIO]) -> File:
    """The three files of a Polis conversation, packed."""
    lacking = [name for name in FILES if name not in files]
    if lacking:
        raise Invalid.at("file", "required", _("It is to hold %s, once.") % lacking[0])
    return File(packed(files), name="polis.zip")


def _columns_of(file: BinaryIO) -> list[str]:
    columns, _rows = head_of(file)
    file.seek(0)
    if not columns:
        raise Invalid.at("file", "empty", _("There is no row below the names of the columns."))
    return columns


def _require_register(noun: str, as_format: str, workspace: Workspace, initiative: Initiative | None) -> None:
    if noun != policy_table.NOUN or as_format != F.CSV:
        raise Invalid.at("noun", "only_csv", _("This is for tables alone."))
    if initiative is not None:
        raise Invalid.at("initiative", "elsewhere", _("Policies go into the register of the workspace."))
    if not workspace.keeps_register:
        raise Invalid.at("noun", "no_register", _("This workspace keeps no register."))


def _require_place(as_format: str, initiative: Initiative | None) -> None:
    if as_format not in READ:
        raise Invalid.at("format", "unknown", _("Nothing is read in this format here."))
    if initiative is None and as_format in INTO_ONE:
        raise Invalid.at("initiative", "required", _("A table goes into an initiative; say which."))
    if initiative is not None and as_format in OF_ITS_OWN:
        raise Invalid.at("initiative", "elsewhere", _("A conversation becomes an initiative of its own."))
