"""Taking a finished file away: its name, and whether whoever asks may still have it."""

from datetime import timedelta

from django.core.files.base import File
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from deliberation.actions.storing import bytes_of
from deliberation.errors import NotFound
from deliberation.models import Activity, Initiative, Job, PolicyRecord, Results, Stage
from deliberation.models.visibility import STEERING_ROLES
from deliberation.permissions import Actor, rights_of

from .formats import FORMATS

HIDES = ("argument.hidden", "evidence.hidden", "comment.hidden")
DELETES = (
    *("comment.deleted", "evidence.removed", "fact.removed", "question.removed", "indicator.removed"),
    *("status_report.removed", "option.removed", "option.score_removed", "criterion.removed"),
)
LONGEST_VERB = timedelta(seconds=10)  # from the moment that an act bears until it is to be seen
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
    if not has_file(by, job):
        raise NotFound
    if not may_still_have(by, job):
        raise NotFound(CHANGED, code="rights_changed")
    return bytes_of(job.result)


def has_file(by: Actor, job: Job) -> bool:
    """Whether there is a file by now, whoever may have it."""
    return job.has_file and job.is_kept_at(by.moment)


def may_still_have(by: Actor, job: Job) -> bool:
    """A file says what its person saw when it was written: in the same role, and nothing that was taken out since."""
    return (
        rights_of(by, job.workspace).role == job.as_role and _still_seen(by, job) and not _says_too_much(job)
    )


def _still_seen(by: Actor, job: Job) -> bool:
    """Whether every initiative and every policy whose words it holds is still there for them."""
    nouns = (Initiative, PolicyRecord)
    seen = sum(noun.objects.visible_to(by.user).filter(pk__in=job.holds).count() for noun in nouns)
    return seen == len(job.holds)


def _says_too_much(job: Job) -> bool:
    """Whether something that it may hold was hidden, deleted, sealed again or forgotten since it was begun."""
    since = (job.started_at or job.created_at) - LONGEST_VERB
    erased = Membership.objects.filter(workspace=job.workspace_id, user__erased_at__gte=since)
    acts = Activity.objects.filter(initiative__in=job.holds, at__gte=since)
    gone = Q(verb__in=DELETES)
    if job.as_role not in STEERING_ROLES:  # who steers reads what is hidden
        gone |= Q(verb__in=HIDES)
    sealed = Q(
        verb="initiative.stage_changed", details__after=Stage.OPEN, initiative__results=Results.AT_CLOSE
    )
    return acts.filter(gone | sealed).exists() or erased.exists()
