from accounts.models import Workspace
from accounts.permissions import FACILITATE, READ
from deliberation.models import Job

from .actor import Actor
from .rights import may


def can_export(by: Actor, workspace: Workspace) -> bool:
    """Every member: what one reads one may take away, and nothing more."""
    return may(by, READ, workspace)


def can_handle_job(by: Actor, job: Job) -> bool:
    """Whoever asked for it, with a credential that could have asked for it; also when the role is gone by now."""
    right = FACILITATE if job.kind == Job.Kind.IMPORT else READ
    return by.user is not None and job.asked_by_id == by.user.pk and by.has_scope_for(right)
