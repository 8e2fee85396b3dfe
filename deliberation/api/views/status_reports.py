"""Status reports of an initiative: written, submitted, approved or returned."""

from functools import partial

from deliberation.actions import status_reports as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers import status_reports as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.status_reports import shape_status_report, status_report_rows
from deliberation.models import StatusReport

from .found import initiative_of

ReportList = page_of(forms.StatusReportShape)


class ReportDoor(Door):
    def report(self, pk) -> StatusReport:
        return self.one(status_report_rows(self.request.user), pk=pk)

    def report_shown(self, pk, *, status: int = 200):
        return self.shown(shape_status_report(self.report(pk), self.reader), status=status)


class StatusReports(ReportDoor):
    @describe("Reports on a period each", name="list_status_reports", answer=ReportList, query=Paged)
    def get(self, request, pk):
        members_only(initiative_of(self, pk))
        rows = status_report_rows(request.user).filter(initiative=pk)
        shape = partial(shape_status_report, reader=self.reader)
        return self.listed(rows, order=forms.BY_PERIOD, shape=shape)

    @describe(
        "Begin a report on a period",
        name="add_status_report",
        body=forms.NewStatusReport,
        answer=forms.StatusReportShape,
        status=201,
    )
    def post(self, request, pk):
        initiative, body = initiative_of(self, pk), self.body(forms.NewStatusReport)
        added = actions.add_status_report(by=self.by, initiative=initiative, **body)
        return self.report_shown(added.pk, status=201)


class OneStatusReport(ReportDoor):
    @describe("A report with its figures and words", name="get_status_report", answer=forms.StatusReportShape)
    def get(self, request, pk):
        return self.report_shown(pk)

    @describe(
        "Write on it, while it was not submitted or came back",
        name="edit_status_report",
        body=forms.StatusReportChange,
        answer=forms.StatusReportShape,
    )
    def patch(self, request, pk):
        report = self.report(pk)
        version, body = self.seen_version(report.version), self.body(forms.StatusReportChange)
        actions.edit_status_report(by=self.by, report=report, version=version, **body)
        return self.report_shown(pk)

    @describe("Remove one that was never submitted", name="remove_status_report", status=204)
    def delete(self, request, pk):
        actions.remove_status_report(by=self.by, report=self.report(pk))
        return self.gone()


class Submission(ReportDoor):
    @describe(
        "Ask the lead parties to approve it: the figures of the indicators are frozen",
        name="submit_status_report",
        tells=True,
        body=Nothing,
        answer=forms.StatusReportShape,
    )
    def post(self, request, pk):
        self.body(Nothing)
        actions.submit_status_report(by=self.by, report=self.report(pk))
        return self.report_shown(pk)


class ReportApproval(ReportDoor):
    @describe(
        "Approve it for one's organisation, or return it with a reason",
        name="answer_status_report",
        tells=True,
        body=forms.ReportAnswer,
        answer=forms.StatusReportShape,
    )
    def post(self, request, pk):
        report, body = self.report(pk), self.body(forms.ReportAnswer)
        version = self.seen_version(report.version, required=False)
        actions.answer_status_report(by=self.by, report=report, version=version, **body)
        return self.report_shown(pk)
