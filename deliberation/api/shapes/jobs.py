"""Exports and imports as answers; each for whoever asked for it."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from deliberation.actions.job_runs import detail_of
from deliberation.exchange.files import has_file, may_still_have, name_of
from deliberation.models import Job
from deliberation.permissions import can_carry_out, can_stop_job

from .reader import Reader, api

STAMPS = ("created_at", "started_at", "ended_at", "expires_at")


def job_rows(user) -> QuerySet[Job]:
    """What ``shape_job`` reads, of the jobs that ``user`` may see."""
    return Job.objects.visible_to(user).select_related("workspace", "initiative__workspace").defer("holds")


def shape_one_job(row: Job, reader: Reader) -> dict:
    """The same of a row with what it ``holds``: a file that would say too much by now is none."""
    told = shape_job(row, reader)
    if told["file"] and not may_still_have(reader.by, row):
        told["file"], told["permissions"]["download"] = None, False
    return told


def shape_job(row: Job, reader: Reader) -> dict:
    """As a list tells it: whether a file may still be had is asked one by one."""
    file = _file(row) if has_file(reader.by, row) else None
    return {
        "id": row.pk,
        "url": api(f"{row.kind}s/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/jobs/{row.pk}/",
        **{name: getattr(row, name) for name in ("kind", "format", "state", "dry_run")},
        "workspace": row.workspace.key,
        "initiative": row.initiative_id,
        "noun": row.options.get("noun"),
        "raw": bool(row.options.get("raw")),
        "progress": {"done": row.done, "total": row.total},
        "report": _report(row.report) if row.report else None,
        "file": file,
        "upload": {"name": row.upload_name, "sha256": row.upload_hash} if row.upload_hash else None,
        "code": row.code or None,
        "detail": detail_of(row) or None,
        "errors": row.faults,
        "more_errors": row.more_faults,
        **{name: getattr(row, name) for name in STAMPS},
        "updated_at": row.ended_at or row.started_at or row.created_at,
        "permissions": {
            "cancel": can_stop_job(reader.by, row),
            "download": file is not None,
            "carry_out": can_carry_out(reader.by, row),
        },
    }


def _file(row: Job) -> dict:
    return {"name": name_of(row), "size": row.result_size, "url": api(f"exports/{row.pk}/file")}


def _report(report: dict[str, Any]) -> dict:
    counts = {name: report.get(name, {}) for name in ("made", "changed", "skipped")}
    return {**counts, "notes": report.get("notes", []), "initiative": report.get("initiative")}
