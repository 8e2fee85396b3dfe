"""Exports and imports: what their pages show."""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Workspace
from deliberation.actions.job_runs import detail_of
from deliberation.exchange.files import CHANGED, has_file, may_still_have, name_of
from deliberation.models import Initiative, Job
from deliberation.permissions import can_carry_out, can_stop_job
from frontend.forms.jobs import GROUPS, ExportForm
from frontend.reader import Reader
from frontend.responses import actor_of

MOST_LISTED = 100
State = Job.State


def export_page(workspace: Workspace, initiative: Initiative | None, form: ExportForm) -> dict:
    """The context of jobs/export.html."""
    return {**place_of(workspace, initiative), "form": form}


def jobs_page(request) -> dict:
    """The context of jobs/list.html: one's own, the newest first."""
    rows = Job.objects.visible_to(request.user).select_related("workspace", "initiative__workspace")
    newest = rows.defer("holds", "faults").order_by("-created_at", "-pk")[:MOST_LISTED]
    return {"jobs": [_row(job, Reader.of(request, job.workspace)) for job in newest]}


def job_page(request, job: Job) -> dict:
    """The context of jobs/job.html and of the part that is asked for again."""
    reader = Reader.of(request, job.workspace)
    by = actor_of(request)
    there = has_file(by, job)
    may_have = there and may_still_have(by, job)
    return {
        **place_of(job.workspace, job.initiative),
        **_row(job, reader),
        "here": f"/jobs/{job.pk}/",
        "goes_on": job.state in (State.WAITING, State.RUNNING),
        "share": _share(job),
        "line": _line(job),
        "file": _file(job, reader) if may_have else None,
        "detail": CHANGED if there and not may_have else detail_of(job),
        "faults": job.faults,
        "more": _more(job.more_faults),
        "report": _report(job),
        "to_carry_out": can_carry_out(by, job),
        "made": _made(job),
        "again": _again(job),
        "may_stop": can_stop_job(by, job),
    }


def place_of(workspace: Workspace, initiative: Initiative | None) -> dict:
    back = f"/i/{initiative.ref}/" if initiative else f"/w/{workspace.key}/"
    return {
        "workspace": workspace,
        "initiative": initiative,
        "back": back,
        "place": f"{initiative.ref} {initiative.title}" if initiative else workspace.name,
        "section": "initiatives",
    }


def _row(job: Job, reader: Reader) -> dict:
    return {
        "id": job.pk,
        "what": what_of(job),
        "of": job.initiative.ref if job.initiative else job.workspace.name,
        "is_import": job.kind == Job.Kind.IMPORT,
        "state": job.state,
        "word": _("looked through") if job.can_be_carried_out else job.get_state_display(),
        "when": reader.moment(job.created_at),
    }


def what_of(job: Job) -> str:
    """An export as its form called it, an import by its file."""
    if job.kind == Job.Kind.IMPORT:
        return job.upload_name or job.get_format_display()
    code = f"{job.format}:{job.options['noun']}" if "noun" in job.options else job.format
    called: dict[Any, Any] = {choice: label for _group, choices in GROUPS for choice, label in choices}
    return str(called[code])


def _share(job: Job) -> dict | None:
    """How much of it is done, for a bar; None as long as nobody knows."""
    if job.state != State.RUNNING or not job.total:
        return None
    return {"done": min(job.done, job.total), "total": job.total}


def _line(job: Job) -> str:
    said = {
        State.ASKING: _("Say what its columns mean."),
        State.WAITING: _("It waits for its turn."),
        State.RUNNING: _running(job),
        State.CANCELLED: _("It was stopped."),
        State.FAILED: _failed(job),
        State.DONE: _("Nothing is written yet. This is what it would do.") if job.dry_run else _("Done."),
    }
    return str(said[State(job.state)])


def _failed(job: Job) -> str:
    if job.kind == Job.Kind.IMPORT:
        return _("It could not be done, and nothing was changed.")
    return _("The file could not be written.")


def _again(job: Job) -> dict | None:
    """Where another begins, of one that came to nothing."""
    if job.state not in (State.FAILED, State.CANCELLED):
        return None
    back = place_of(job.workspace, job.initiative)["back"]
    if job.kind == Job.Kind.IMPORT:
        return {"href": f"{back}import/", "said": _("Hand in another file")}
    return {"href": f"{back}export/", "said": _("Export once more")}


def _running(job: Job) -> str:
    if not job.total:
        return _("It has begun.")
    return _("%(done)s of %(total)s") % {"done": _many(job.done), "total": _many(job.total)}


def _many(count: int) -> str:
    return f"{count:,}"


WORDS = {
    "initiatives": gettext_lazy("initiatives"),
    "arguments": gettext_lazy("arguments"),
    "evidence": gettext_lazy("evidence"),
    "comments": gettext_lazy("comments"),
    "sources": gettext_lazy("sources"),
    "policies": gettext_lazy("policies"),
    "facts": gettext_lazy("facts"),
    "questions": gettext_lazy("key questions"),
    "votes": gettext_lazy("votes"),
}


def _report(job: Job) -> dict | None:
    """How many of what; of one that was only tried, how many there would be."""
    if not job.report:
        return None
    counts = [job.report.get(name, {}) for name in ("made", "changed", "skipped")]
    rows = [
        {"word": word, "counts": [_many(one.get(noun, 0)) for one in counts]}
        for noun, word in WORDS.items()
        if any(noun in one for one in counts)
    ]
    return {"rows": rows, "notes": job.report.get("notes", [])}


def _made(job: Job) -> str:
    """Where it went."""
    pk = job.report.get("initiative") if job.report and not job.dry_run else None
    found = Initiative.objects.filter(pk=pk).select_related("workspace").first() if pk else None
    return f"/i/{found.ref}/" if found else ""


def _file(job: Job, reader: Reader) -> dict:
    return {
        "name": name_of(job),
        "size": filesizeformat(job.result_size),
        "until": reader.moment(job.expires_at) if job.expires_at else "",
    }


def _more(count: int) -> str:
    return ngettext("and %(many)s more", "and %(many)s more", count) % {"many": _many(count)} if count else ""
