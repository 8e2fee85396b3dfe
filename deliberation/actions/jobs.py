"""Asking for exports and imports; ``exchange`` carries them out, as whoever asked and at that moment."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from accounts.queue import ask_for
from deliberation.actions.job_files import drop_files, filed
from deliberation.actions.locks import lock_person
from deliberation.errors import Invalid, NotNow
from deliberation.models import Ballot, Initiative, Job
from deliberation.outbox import record
from deliberation.permissions import Actor, can_export, can_handle_job, can_import, require

KEPT = timedelta(days=7)  # files of jobs
AT_WORK_AT_MOST = 5  # of one person, at a time; what waits for its columns holds a file, too
RUN = "deliberation.api.tasks.run_job"

State, Format = Job.State, Job.Format


@transaction.atomic
def ask_export(
    *,
    by: Actor,
    workspace: Workspace,
    as_format: str,
    initiative: Initiative | None = None,
    options: dict[str, Any] | None = None,
) -> Job:
    """Ask for a file of all that one may see in a workspace, or of one of its initiatives.

    Raises NotAllowed, NotNow where too much is under way, or where single votes would be told that may not be.
    """
    require(can_export(by, workspace))
    if as_format == Format.POLIS and initiative is not None:
        require_open_ballot(initiative)
    job = _job(by, Job.Kind.EXPORT, workspace, initiative, format=as_format, options=options or {})
    job.save(force_insert=True)
    record("export.asked", by=by, subject=job, **_place(job))
    ask_for_run(job)
    return job


@transaction.atomic
def ask_import(
    *,
    by: Actor,
    workspace: Workspace,
    as_format: str,
    content: File,
    filename: str,
    initiative: Initiative | None = None,
    options: dict[str, Any] | None = None,
    dry_run: bool = True,
    ask_columns: bool = False,
) -> Job:
    """Hand in a file to be brought into a workspace, or one of its initiatives; tried first, unless told otherwise.

    With ``ask_columns`` it waits until ``choose_columns`` says what its columns mean. Raises NotAllowed, Invalid at
    ``file``, and NotNow where too much is under way.
    """
    require(can_import(by, workspace))
    job = _job(by, Job.Kind.IMPORT, workspace, initiative, format=as_format, options=options or {})
    job.dry_run, job.expires_at = dry_run, by.moment + KEPT
    filed(job, content, filename)
    if ask_columns:
        job.state = State.ASKING
    job.save(force_insert=True)
    if not ask_columns:
        ask_for_run(job)
    return job


@transaction.atomic
def choose_columns(*, by: Actor, job: Job, options: dict[str, Any]) -> Job:
    """``options`` say what the columns of a handed-in table mean; now it is tried. Raises NotAllowed, NotNow."""
    job = _locked(by, job)
    if job.state != State.ASKING:
        raise NotNow(_("Its columns are chosen already."), code="not_asking")
    _require_kept(by, job)
    job.options = options
    _begin_again(job, dry_run=job.dry_run)
    return job


@transaction.atomic
def carry_out_import(*, by: Actor, job: Job) -> Job:
    """Do what was tried without writing anything. Twice is as good as once. Raises NotAllowed, NotNow."""
    require(can_import(by, job.workspace))
    job = _locked(by, job)
    if job.kind == Job.Kind.IMPORT and not job.dry_run:
        return job
    if not job.can_be_carried_out:
        raise NotNow(_("It can be carried out once it was tried and nothing was wrong."), code="not_tried")
    _require_kept(by, job)
    _begin_again(job, dry_run=False)
    return job


@transaction.atomic
def cancel_job(*, by: Actor, job: Job) -> Job:
    """Stop what waits or runs, and let its files go. Twice is as good as once. Raises NotAllowed."""
    job = _locked(by, job)
    if not job.is_over:
        job.state, job.owner, job.ended_at = State.CANCELLED, "", by.moment
        job.save(update_fields=["state", "owner", "ended_at"])
    drop_files(job)
    return job


def require_open_ballot(initiative: Initiative) -> None:
    """Raise NotNow where single votes are told to nobody, or not yet."""
    if initiative.ballot != Ballot.NAMED:
        sentence = _("Its ballot is by organisation: single votes are told to nobody.")
        raise NotNow(sentence, code="ballot_is_secret")
    if not initiative.results_are_out:
        raise NotNow(_("Its votes are told when voting ends."), code="results_are_sealed")


def ask_for_run(job: Job) -> None:
    """After the commit."""
    transaction.on_commit(partial(ask_for, RUN, str(job.pk)))


def _job(by: Actor, kind: str, workspace: Workspace, initiative: Initiative | None, **fields: Any) -> Job:
    """Raises Invalid where the initiative is of elsewhere, NotNow where too much of theirs is under way."""
    if initiative is not None and initiative.workspace_id != workspace.pk:
        raise Invalid.at("initiative", "elsewhere", _("This initiative stands in another workspace."))
    lock_person(by.person)
    at_work = Job.objects.filter(asked_by=by.person, state__in=(State.ASKING, State.WAITING, State.RUNNING))
    if at_work.count() >= AT_WORK_AT_MOST:
        raise NotNow(
            _("Wait until one of your exports and imports is done, or stop one."), code="too_many_jobs"
        )
    return Job(
        kind=kind,
        workspace=workspace,
        initiative=initiative,
        asked_by=by.person,
        token_key=by.token.token_key if by.token else "",
        request_id=by.request_id,
        created_at=by.moment,
        **fields,
    )


def _locked(by: Actor, job: Job) -> Job:
    require(can_handle_job(by, job))
    rows = Job.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("workspace", "initiative").get(pk=job.pk)


def _require_kept(by: Actor, job: Job) -> None:
    if not job.is_kept_at(by.moment):
        raise NotNow(_("Its file was kept for a week, which is over. Hand it in once more."), code="expired")


def _begin_again(job: Job, *, dry_run: bool) -> None:
    """Whatever was told of it before is not what comes of it now."""
    job.state, job.dry_run, job.report = State.WAITING, dry_run, {}
    job.done = job.total = job.attempts = 0
    job.leased_until = job.started_at = job.ended_at = None
    job.save()
    ask_for_run(job)


def _place(job: Job) -> dict[str, Any]:
    return {"initiative": job.initiative} if job.initiative else {"workspace_id": job.workspace_id}
