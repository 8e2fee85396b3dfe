"""An export from beginning to end: rights asked anew, written to a draft, and filed when it is whole."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from deliberation.actions import job_runs
from deliberation.actions.job_files import draft_of
from deliberation.actions.job_runs import LONGEST_WRITE, Run
from deliberation.actions.jobs import require_open_ballot
from deliberation.errors import NotAllowed
from deliberation.models import Initiative, Job, PolicyRecord
from deliberation.permissions import Actor, can_export, require, rights_of

from .asked import Export, Noun
from .files import CHANGED
from .formats import FORMATS, nouns_of

OF_THE_REGISTER = frozenset({"policy_records", "policy_statuses"})


def export(run: Run, nouns: Mapping[str, Noun]) -> None:
    """Raises Refusal where whoever asked may not any more, or sees something else by the end; Stopped."""
    job = run.job
    by = job_runs.actor_of(job)
    require(can_export(by, job.workspace))
    names = nouns_of(FORMATS[job.format], job.options)
    role, initiative, until = rights_of(by, job.workspace).role, _place(by, job), timezone.now()
    hold = partial(run.keep, LONGEST_WRITE)
    asked = Export(by, job.workspace, initiative, until, nouns, job.options, run.tell, hold)
    holds = _held(asked, names)
    run.tell(0, asked.count(names))
    draft = draft_of(job)
    try:
        _write(run, asked, draft)
        _require_same_role(by, job, role)
        both = sorted(holds | _held(asked, names))
        job_runs.finish_export(run, draft, done=asked.count(names), as_role=role, holds=both)
    finally:
        draft.unlink(missing_ok=True)  # of this attempt alone: another may have taken it up


def _write(run: Run, asked: Export, draft: Path) -> None:
    with draft.open("wb") as file:
        for piece in FORMATS[run.job.format].write(asked):
            file.write(piece)
            run.renew()


def _require_same_role(by: Actor, job: Job, role: str | None) -> None:
    """Some rows were told to one role and some to another. Raises NotAllowed."""
    if rights_of(by, job.workspace).role != role:
        raise NotAllowed(CHANGED, code="rights_changed")


def _place(by: Actor, job: Job) -> Initiative | None:
    """Raises NotFound where it is not seen, and NotNow for votes that may not be told."""
    found = job_runs.place_of(by, job)
    if found is not None and job.format == Job.Format.POLIS:
        require_open_ballot(found)
    return found


def _held(asked: Export, names: tuple[str, ...]) -> set[UUID]:
    """Whose words are in the file: they have to be seen by who takes it away, too."""
    policies = _policies(asked) if OF_THE_REGISTER & set(names) else set()
    if asked.initiative is not None:
        return policies | {asked.initiative.pk}
    seen = Initiative.objects.visible_to(asked.by.user).filter(workspace=asked.workspace)
    return policies | set(seen.filter(created_at__lte=asked.until).values_list("pk", flat=True))


def _policies(asked: Export) -> set[UUID]:
    """Of the register, where what is shared may be withheld again."""
    seen = PolicyRecord.objects.visible_to(asked.by.user).filter(workspace=asked.workspace)
    return set(seen.filter(created_at__lte=asked.until).values_list("pk", flat=True))
