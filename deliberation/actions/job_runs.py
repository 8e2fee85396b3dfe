"""How a worker goes through a job: it takes the row for a while, tells how far it is, and ends it once.

Every step is a conditional UPDATE for whoever holds the row: a worker that was given up for dead, or whose job was
cancelled, changes nothing any more and is told so by Stopped.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Token
from deliberation.actions.job_files import Written, drop_drafts
from deliberation.actions.jobs import KEPT, State
from deliberation.errors import Fault, NotAllowed, NotFound, Refusal
from deliberation.models import Initiative, Job
from deliberation.models.jobs import ATTEMPTS_AT_MOST
from deliberation.outbox import record
from deliberation.permissions import Actor, rights_of

LEASE = timedelta(minutes=2)
LONGEST_WRITE = timedelta(minutes=20)  # one transaction, in which nothing can be told
TOLD_EVERY, RENEWED_EVERY = timedelta(seconds=1), timedelta(seconds=20)
FAULTS_KEPT = 500
CODE_GIVEN_UP = "given_up"
GIVEN_UP = _("It broke off each time that it was tried. Whoever runs this site finds out why in the log.")
PLACE = re.compile(r"((?P<file>[\w.-]+):)?(?P<line>[0-9]{1,9})(\.(?P<field>.+))?\Z")
LOST_AFTER = timedelta(seconds=30)  # what waits longer than this was asked for in vain


class Stopped(Exception):
    """The job is not ours any more."""


@dataclass(slots=True)
class Run:
    """One attempt by one worker."""

    job: Job
    owner: str
    told_at: datetime = field(default_factory=timezone.now)

    @property
    def mine(self):
        return Job.objects.filter(pk=self.job.pk, owner=self.owner, state=State.RUNNING)

    def tell(self, done: int, total: int | None = None) -> None:
        """How far it is; said about once a second. Raises Stopped."""
        now = timezone.now()
        if total is None and now - self.told_at < TOLD_EVERY:
            return
        self.told_at = now
        more = {} if total is None else {"total": total}
        self._set(done=done, leased_until=now + LEASE, **more)

    def renew(self) -> None:
        """It goes on, and nobody can say how far it is. Raises Stopped."""
        now = timezone.now()
        if now - self.told_at >= RENEWED_EVERY:
            self.told_at = now
            self._set(leased_until=now + LEASE)

    def keep(self, lasts: timedelta) -> None:
        """Hold the row so long without a word. Raises Stopped."""
        self._set(leased_until=timezone.now() + lasts)

    def _set(self, **fields: Any) -> None:
        if not self.mine.update(**fields):
            raise Stopped


def claim(pk: UUID, now: datetime) -> Run | None:
    """Take up a job that is ready; None where another did, or it is over. One that killed its workers is given up."""
    owner = str(uuid4())
    ready = Job.objects.ready(now).filter(pk=pk)
    given_up = ready.filter(attempts__gte=ATTEMPTS_AT_MOST).update(
        state=State.FAILED, code=CODE_GIVEN_UP, owner="", ended_at=now
    )
    if given_up:
        drop_drafts(pk)
    taken = ready.update(
        state=State.RUNNING,
        owner=owner,
        leased_until=now + LEASE,
        attempts=F("attempts") + 1,
        started_at=now,
        done=0,
    )
    if not taken:
        return None
    beside = ("workspace", "initiative__workspace", "asked_by")
    job = Job.objects.select_related(*beside).filter(pk=pk, owner=owner).first()
    if job is None:
        return None
    drop_drafts(pk)
    return Run(job, owner)


def actor_of(job: Job) -> Actor:
    """Whoever asked, with the credential that it was asked with. Raises NotAllowed where either has ended."""
    user, token = job.asked_by, None
    if job.token_key:
        token = Token.objects.filter(user=user, token_key=job.token_key).first()
        if token is None or token.has_ended(timezone.now()):
            raise NotAllowed(_("The token that it was asked with has ended."), code="token_ended")
    by = Actor(user=user, token=token, request_id=job.request_id)
    if rights_of(by, job.workspace).role is None:
        raise NotAllowed(_("Whoever asked for it is no member any more."), code="no_member")
    return by


def place_of(by: Actor, job: Job) -> Initiative | None:
    """The initiative that it is about, as whoever asked sees it now; None for a workspace. Raises NotFound."""
    if job.initiative_id is None:
        return None
    rows = Initiative.objects.visible_to(by.user).select_related("workspace")
    found = rows.filter(pk=job.initiative_id).first()
    if found is None:
        raise NotFound
    return found


def detail_of(job: Job) -> str:
    """What is to be said of it: of one that was given up in the language of whoever reads it."""
    return str(GIVEN_UP) if job.code == CODE_GIVEN_UP else job.detail


def finish_export(run: Run, draft: Path, *, done: int, as_role: str, holds: list[UUID]) -> None:
    """File what was written. Raises Stopped, and leaves nothing, where the job is not ours any more."""
    job, now = run.job, timezone.now()
    run.keep(LEASE)
    with draft.open("rb") as content:
        size = draft.stat().st_size
        job.result.save(f"{job.pk}-{job.attempts}", Written(content, name=str(draft)), save=False)
    ended = run.mine.update(
        state=State.DONE,
        owner="",
        result=job.result.name,
        result_size=size,
        done=done,
        total=done,
        as_role=as_role,
        holds=[str(pk) for pk in holds],
        ended_at=now,
        expires_at=now + KEPT,
    )
    if not ended:
        job.result.storage.delete(job.result.name)
        raise Stopped


def finish_trial(run: Run, report: dict[str, Any], *, done: int) -> None:
    """Say what an import would do."""
    fields = {"report": report, "done": done, "total": done, "ended_at": timezone.now(), "owner": ""}
    if not run.mine.update(state=State.DONE, **fields):
        raise Stopped


@transaction.atomic
def finish_import(run: Run, by: Actor, bring_in: Callable[[], dict[str, Any]], *, done: int) -> None:
    """Write all of it and end the job in one transaction, or nothing of it. Raises what ``bring_in`` does, Stopped."""
    report = bring_in()
    job = Job.objects.get(pk=run.job.pk)
    finish_trial(run, report, done=done)
    record("import.done", by=by.quietly(), subject=job, workspace_id=job.workspace_id)


def was_imported(job: Job) -> bool:
    """Whether this very file was brought to this very place before, in the same way."""
    same = Job.objects.filter(
        kind=Job.Kind.IMPORT,
        state=State.DONE,
        dry_run=False,
        workspace=job.workspace_id,
        initiative=job.initiative_id,
        format=job.format,
        upload_hash=job.upload_hash,
        options=job.options,
    )
    return same.exclude(pk=job.pk).exists()


def fail(run: Run, refusal: Refusal) -> None:
    """End it with what was wrong: as many faults as anybody reads, and how many more there are."""
    faults = [_told(one) for one in refusal.faults[:FAULTS_KEPT]]
    more = len(refusal.faults) - len(faults) + refusal.more
    run.mine.update(
        state=State.FAILED,
        owner="",
        code=refusal.code[:40],
        detail=str(refusal.detail)[:500],
        faults=faults,
        more_faults=more,
        ended_at=timezone.now(),
    )


def postpone(run: Run) -> None:
    """Something broke that is nobody's fault: it is taken up again in a minute."""
    run.mine.update(leased_until=timezone.now() + timedelta(minutes=1))


def jobs_due(now: datetime) -> list[UUID]:
    """What a killed worker, or a queue that was away, left behind."""
    lost = Job.objects.ready(now).exclude(state=State.WAITING, created_at__gt=now - LOST_AFTER)
    return list(lost.order_by("created_at").values_list("pk", flat=True)[:100])


def _told(fault: Fault) -> dict[str, Any]:
    """Files name the place of a fault by file, line and field: ``comments.csv:7``, ``7``, ``7.claim``."""
    found = PLACE.match(fault.field)
    said = {"code": fault.code, "detail": str(fault.detail)[:500]}
    if found is None:
        return {"line": None, "field": fault.field[:200], **said}
    return {"line": int(found["line"]), "field": (found["file"] or found["field"] or "")[:200], **said}
