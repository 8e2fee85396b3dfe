"""Carrying a job out: taken up once, told how far, ended once. Whatever refuses it is kept to be read."""

import logging
from collections.abc import Callable, Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import override

from deliberation.actions import job_runs
from deliberation.actions.job_runs import Run, Stopped
from deliberation.errors import Refusal
from deliberation.models import Job

from .asked import Noun
from .exporting import export
from .importing import import_file

log = logging.getLogger(__name__)

CARRIED_OUT: dict[str, Callable[[Run, Mapping[str, Noun]], None]] = {
    Job.Kind.EXPORT: export,
    Job.Kind.IMPORT: import_file,
}


def run(pk: UUID, nouns: Mapping[str, Noun]) -> bool:
    """Carry out the job if it is ready; false where it is not ours to do. Twice, and at once, is as good as once."""
    taken = job_runs.claim(pk, timezone.now())
    if taken is None:
        return False
    with override(taken.job.asked_by.language):
        _carry_out(taken, nouns)
    return True


def _carry_out(taken: Run, nouns: Mapping[str, Noun]) -> None:
    try:
        CARRIED_OUT[taken.job.kind](taken, nouns)
    except Refusal as refusal:
        job_runs.fail(taken, refusal)
    except Stopped:
        log.info("a job was stopped: %s", taken.job.pk)
    except Exception:
        log.exception("a job broke off: %s", taken.job.pk)
        job_runs.postpone(taken)
