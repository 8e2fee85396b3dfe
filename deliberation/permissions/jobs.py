from accounts.models import Workspace
from accounts.permissions import READ
from deliberation.models import Job

from .actor import Actor
from .rights import may


def can_export(by: Actor, workspace: Workspace) -> bool:
    """Every member: what one reads one may take away, and nothing more."""
    return may(by, READ, workspace)


def can_handle_job(by: Actor, job: Job) -> bool:
    """Whoever asked for it."""
    return by.user is not None and job.asked_by_id == by.user.pk
