"""An import from beginning to end: rights asked anew, the file looked through, then told what it would do, or done."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from deliberation.actions import job_runs
from deliberation.actions.brought import Outcome
from deliberation.actions.job_files import handed_in
from deliberation.actions.job_runs import LONGEST_WRITE, Run
from deliberation.models import Initiative, Job
from deliberation.permissions import Actor, can_import, require

from . import aif, argdown, kialo, policy_table, polis_packed, sadface
from .asked import Noun
from .bringing import Bringing
from .columns import Columns
from .json_lines import JsonLines
from .tree import Reading
from .trees import Tree

NOTHING: dict[str, int] = {}
NOTES_AT_MOST = 200


def import_file(run: Run, _nouns: Mapping[str, Noun]) -> None:
    """Raises Refusal with all that is wrong, and then nothing is written; Stopped."""
    job = run.job
    by = job_runs.actor_of(job)
    require(can_import(by, job.workspace))
    into = job_runs.place_of(by, job)
    if job_runs.was_imported(job):
        return job_runs.finish_trial(run, _nothing_new(), done=0)
    with handed_in(job) as file:
        if job.format == Job.Format.POLIS:
            return polis_packed.carry_out(run, by, file)
        if job.options.get("noun") == policy_table.NOUN:
            return policy_table.carry_out(run, by, file)
        return _bring(run, by, into, file)


def _bring(run: Run, by: Actor, into: Initiative | None, file: BinaryIO) -> None:
    job = run.job
    things = READERS[job.format](file, job.options)
    bringing = Bringing(by, job.workspace, into, things, run.renew)
    done = bringing.look_through(run.tell)
    run.tell(done, total=done)
    if job.dry_run:
        outcome = bringing.plan()
        return job_runs.finish_trial(run, _report(bringing, outcome), done=done)
    run.keep(LONGEST_WRITE)
    return job_runs.finish_import(run, by, partial(_written, bringing), done=done)


def _written(bringing: Bringing) -> dict[str, Any]:
    return _report(bringing, bringing.write())


def _report(bringing: Bringing, outcome: Outcome) -> dict[str, Any]:
    initiative = bringing.last
    notes = [*getattr(bringing.file, "notes", ()), *bringing.index.settling.notes.told()]
    return {
        **{name: _counted(getattr(outcome, name)) for name in ("made", "changed", "skipped")},
        "notes": notes[:NOTES_AT_MOST],
        "initiative": str(initiative.pk) if initiative else None,
    }


def _counted(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: many for name, many in counts.items() if many}


def _nothing_new() -> dict[str, Any]:
    said = _("This very file was imported before; nothing was changed.")
    return {"made": NOTHING, "changed": NOTHING, "skipped": NOTHING, "notes": [said], "initiative": None}


def _json_lines(file: BinaryIO, options: dict[str, Any]) -> JsonLines:
    return JsonLines(file, options["system"])


def _columns(file: BinaryIO, options: dict[str, Any]) -> Columns:
    return Columns(file, options["system"], options["mapping"], options.get("kind", ""))


def _tree(read: Callable[[bytes], Reading], file: BinaryIO, options: dict[str, Any]) -> Tree:
    return Tree(file, options["system"], read)


def _aif(content: bytes) -> Reading:
    """Or SADFace, which people take for it."""
    return (sadface if sadface.is_sadface(content) else aif).read(content)


# What is read here, by the format's name.
READERS: dict[str, Callable[[BinaryIO, dict[str, Any]], Any]] = {
    Job.Format.JSON_LINES: _json_lines,
    Job.Format.CSV: _columns,
    Job.Format.ARGDOWN: partial(_tree, argdown.read),
    Job.Format.AIF: partial(_tree, _aif),
    Job.Format.KIALO: partial(_tree, kialo.read),
}
