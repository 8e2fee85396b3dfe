"""An export from beginning to end: rights asked anew, written to a draft, and filed when it is whole."""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from deliberation.actions import job_runs
from deliberation.actions.job_files import draft_of, drop_drafts
from deliberation.actions.job_runs import Run
from deliberation.actions.jobs import require_open_ballot
from deliberation.errors import NotFound
from deliberation.models import Initiative, Job
from deliberation.permissions import Actor, can_export, require

from .asked import Export, Noun
from .formats import FORMATS, nouns_of


def export(run: Run, nouns: Mapping[str, Noun]) -> None:
    """Raises Refusal where whoever asked may not any more, Stopped."""
    job = run.job
    by = job_runs.actor_of(job)
    require(can_export(by, job.workspace))
    initiative, until = _place(by, job), timezone.now()
    asked = Export(by, job.workspace, initiative, until, nouns, job.options, run.tell)
    written_as, holds = FORMATS[job.format], _held(asked)
    run.tell(0, asked.count(nouns_of(written_as, job.options)))
    draft, written = draft_of(job), 0
    try:
        with draft.open("wb") as file:
            for piece in written_as.write(asked):
                written += file.write(piece)
        job_runs.finish_export(
            run, by, draft, done=asked.count(nouns_of(written_as, job.options)), holds=holds
        )
    finally:
        drop_drafts(job)


def _place(by: Actor, job: Job) -> Initiative | None:
    """The initiative as whoever asked sees it now. Raises NotFound, and NotNow for votes that may not be told."""
    if job.initiative_id is None:
        return None
    rows = Initiative.objects.visible_to(by.user).select_related("workspace")
    found = rows.filter(pk=job.initiative_id).first()
    if found is None:
        raise NotFound
    if job.format == Job.Format.POLIS:
        require_open_ballot(found)
    return found


def _held(asked: Export) -> list[UUID]:
    """Whose words are in the file: they have to be seen by who takes it away, too."""
    if asked.initiative is not None:
        return [asked.initiative.pk]
    seen = Initiative.objects.visible_to(asked.by.user).filter(workspace=asked.workspace)
    return list(seen.filter(created_at__lte=asked.until).values_list("pk", flat=True))
