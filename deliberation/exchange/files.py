"""Taking a finished file away: its name, and whether whoever asks may still have it."""

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from deliberation.errors import NotFound
from deliberation.models import Initiative, Job
from deliberation.permissions import Actor, rights_of

from .formats import FORMATS

CHANGED = _("What you may see has changed since. Export it once more.")


def name_of(job: Job) -> str:
    """``AI-12-arguments.csv``: what it is, in letters that any system takes."""
    place = job.initiative.ref if job.initiative else job.workspace.key
    noun = job.options.get("noun")
    said = f"{place}-{noun}" if noun else f"{place}-{job.format}" if job.format == Job.Format.POLIS else place
    return f"{said}.{FORMATS[job.format].ending}"


def opened(by: Actor, job: Job) -> File:
    """The bytes, for a job that ``visible_to`` gave to this actor.

    Raises NotFound where there is none (any more), or where it would say more than its person may see by now.
    """
    over = job.expires_at is not None and job.expires_at <= by.moment
    if not job.has_file or over:
        raise NotFound
    if not may_still_have(by, job):
        raise NotFound(CHANGED, code="rights_changed")
    return job.result.open("rb")


def may_still_have(by: Actor, job: Job) -> bool:
    """A file says what its person saw when it was written: in the same role, and of nothing that is closed by now."""
    return rights_of(by, job.workspace).role == job.as_role and _still_seen(by, job)


def _still_seen(by: Actor, job: Job) -> bool:
    """Whether every initiative whose words it holds is still there for them."""
    seen = Initiative.objects.visible_to(by.user).filter(pk__in=job.holds)
    return seen.count() == len(job.holds)
