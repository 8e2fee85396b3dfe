"""Imports: a file handed in, what it would do, and that it may be done."""

from typing import Any, ClassVar

import orjson
from django.core.files.base import File
from django.utils.translation import gettext as _
from rest_framework.parsers import MultiPartParser

from deliberation.actions import jobs as actions
from deliberation.api.describing import describe
from deliberation.api.serializers import jobs as forms
from deliberation.api.serializers.base import Nothing
from deliberation.errors import Invalid
from deliberation.exchange.asking_import import as_one_file, ask_import
from deliberation.models import Job

from .found import initiative_named, workspace_of
from .jobs import JobDoor, JobList


class ImportDoor(JobDoor):
    kind = Job.Kind.IMPORT


class Imports(ImportDoor):
    parser_classes: ClassVar = [MultiPartParser]

    @describe("One's imports", name="list_imports", answer=JobList, query=forms.JobQuery)
    def get(self, request):
        return self.jobs_listed()

    @describe(
        "Hand in a file; it is tried first, unless told otherwise",
        name="ask_import",
        body={"multipart/form-data": forms.NewImport},
        query=forms.ImportQuery,
        answer=forms.JobShape,
        status=202,
        spends="exports",
    )
    def post(self, request):
        body = self.body(forms.NewImport)
        workspace = workspace_of(self, body.pop("workspace"))
        initiative = initiative_named(self, body.pop("initiative", None), workspace=workspace)
        job = ask_import(by=self.by, workspace=workspace, initiative=initiative, **_asked(body))
        return self.job_shown(job.pk, status=202)


class OneImport(ImportDoor):
    @describe("An import: how far it is, what it did or would do", name="get_import", answer=forms.JobShape)
    def get(self, request, pk):
        return self.job_shown(pk)

    @describe("Cancel it, and let its file go; twice is once", name="cancel_import", status=204)
    def delete(self, request, pk):
        return self.cancelled(pk)


class ImportAcceptance(ImportDoor):
    @describe(
        "Do what was tried; twice is once",
        name="accept_import",
        body=Nothing,
        query=forms.ImportQuery,
        answer=forms.JobShape,
        status=202,
    )
    def post(self, request, pk):
        self.body(Nothing)
        actions.carry_out_import(by=self.by, job=self.one(self.rows(), pk=pk))
        return self.job_shown(pk, status=202)


def _asked(body: dict[str, Any]) -> dict[str, Any]:
    """The words of the body as the verb takes them. Raises Invalid."""
    content = _content(body)
    return {
        "as_format": body["format"],
        "content": content,
        "filename": content.name or "",
        "system": body.get("system", ""),
        "kind": body.get("kind", ""),
        "noun": body.get("noun", ""),
        "mapping": _mapping(body["mapping"]) if "mapping" in body else None,
        "dry_run": body["dry_run"] == "true",
    }


def _content(body: dict[str, Any]) -> File:
    parts = {f"{name}.csv": body[name] for name in ("summary", "comments", "votes") if name in body}
    if "file" in body and not parts:
        return body["file"]
    if "file" in body or body["format"] != Job.Format.POLIS:
        raise Invalid.at("file", "required", _("Send one file, or the three of a Polis conversation."))
    return as_one_file(parts)


def _mapping(text: str) -> dict[str, str]:
    try:
        mapping = orjson.loads(text)
    except orjson.JSONDecodeError:
        mapping = None
    if not isinstance(mapping, dict) or not all(isinstance(one, str) for one in mapping.values()):
        raise Invalid.at("mapping", "invalid", _("Send JSON of columns and what they mean."))
    return mapping
