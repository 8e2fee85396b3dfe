"""Exports and imports: asked for, looked after, taken away. Each is for whoever asked for it."""

from functools import partial

from drf_spectacular.types import OpenApiTypes

from deliberation.actions import jobs as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.files import BYTES, to_keep
from deliberation.api.serializers import jobs as forms
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.jobs import job_rows, shape_job, shape_one_job
from deliberation.exchange.asking import ask_export
from deliberation.exchange.files import name_of, opened
from deliberation.models import Job

from .found import initiative_named, workspace_of

JobList = page_of(forms.JobShape)


class JobDoor(Door):
    """What answers with jobs; ``kind`` narrows to exports or to imports."""

    kind: str | None = None

    def rows(self):
        rows = job_rows(self.request.user)
        return rows if self.kind is None else rows.filter(kind=self.kind)

    def jobs_listed(self):
        paths = {"workspace": "workspace__key", "state": "state"}
        asked = {path: self.query[name] for name, path in paths.items() if name in self.query}
        shape = partial(shape_job, reader=self.reader)
        return self.listed(self.rows().filter(**asked), order=forms.NEWEST_FIRST, shape=shape)

    def job_shown(self, pk, *, status: int = 200):
        return self.shown(shape_one_job(self.one(self.rows().defer(None), pk=pk), self.reader), status=status)

    def cancelled(self, pk):
        actions.cancel_job(by=self.by, job=self.one(self.rows(), pk=pk))
        return self.gone()


class Jobs(JobDoor):
    @describe("One's exports and imports", name="list_jobs", answer=JobList, query=forms.JobQuery)
    def get(self, request):
        return self.jobs_listed()


class OneJob(JobDoor):
    @describe("An export or import, and how far it is", name="get_job", answer=forms.JobShape)
    def get(self, request, pk):
        return self.job_shown(pk)

    @describe("Cancel it, and let its files go; twice is once", name="cancel_job", status=204)
    def delete(self, request, pk):
        return self.cancelled(pk)


class Exports(JobDoor):
    kind = Job.Kind.EXPORT

    @describe("One's exports", name="list_exports", answer=JobList, query=forms.JobQuery)
    def get(self, request):
        return self.jobs_listed()

    @describe(
        "Ask for a file of all that one may see there",
        name="ask_export",
        body=forms.NewExport,
        query=forms.ExportQuery,
        answer=forms.JobShape,
        status=202,
        spends="exports",
    )
    def post(self, request):
        body = self.body(forms.NewExport)
        workspace = workspace_of(self, body["workspace"])
        initiative = initiative_named(self, body.get("initiative"), workspace=workspace)
        job = ask_export(
            by=self.by,
            workspace=workspace,
            as_format=body["format"],
            initiative=initiative,
            noun=body.get("noun", ""),
            raw="raw" in self.query,
        )
        return self.job_shown(job.pk, status=202)


class OneExport(JobDoor):
    kind = Job.Kind.EXPORT

    @describe("An export, and how far it is", name="get_export", answer=forms.JobShape)
    def get(self, request, pk):
        return self.job_shown(pk)

    @describe("Cancel it, and let its file go; twice is once", name="cancel_export", status=204)
    def delete(self, request, pk):
        return self.cancelled(pk)


class ExportFile(JobDoor):
    kind = Job.Kind.EXPORT

    @describe(
        "The file of an export that is done",
        name="get_export_file",
        answer=OpenApiTypes.BINARY,
        media=BYTES,
        spends="exports",
        tagged=False,
    )
    def get(self, request, pk):
        job = self.one(self.rows().defer(None), pk=pk)
        return to_keep(opened(self.by, job), name_of(job))
