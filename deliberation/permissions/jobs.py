from accounts.models import Workspace
from accounts.permissions import FACILITATE, READ
from deliberation.models import Job

from .actor import Actor
from .imports import can_import
from .rights import may


def can_export(by: Actor, workspace: Workspace) -> bool:
    """Every member: what one reads one may take away, and nothing more."""
    return may(by, READ, workspace)


def can_handle_job(by: Actor, job: Job) -> bool:
    """Whoever asked for it, with a credential that could have asked for it; also when the role is gone by now."""
    right = FACILITATE if job.kind == Job.Kind.IMPORT else READ
    return by.user is not None and job.asked_by_id == by.user.pk and by.has_scope_for(right)


def can_stop_job(by: Actor, job: Job) -> bool:
    """Whether there is anything to be stopped, or any file to be let go."""
    return can_handle_job(by, job) and (not job.is_over or (job.has_files and job.is_kept_at(by.moment)))


def can_carry_out(by: Actor, job: Job) -> bool:
    """What was tried may be done by whoever may import there now, as long as the file is kept."""
    ready = job.can_be_carried_out and job.is_kept_at(by.moment)
    return ready and can_handle_job(by, job) and can_import(by, job)
