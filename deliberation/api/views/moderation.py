"""Hiding with a reason, reports, and the log of what was hidden and shown."""

from functools import partial

from django.utils.translation import gettext as _

from deliberation.actions import moderation as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import moderation as forms
from deliberation.api.serializers.arguments import ArgumentShape
from deliberation.api.serializers.discussion import CommentShape
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.serializers.sources import EvidenceShape
from deliberation.api.shapes.moderation import hiding_rows, report_rows, shape_hiding, shape_report
from deliberation.api.shapes.sources import evidence_rows
from deliberation.errors import Invalid
from deliberation.models import Argument, Comment, Evidence
from deliberation.permissions import can_hide, can_read_report, require

from .arguments import ArgumentDoor
from .discussion import CommentDoor
from .found import argument_of, comment_of, initiative_of, named
from .sources import EvidenceDoor

ReportList = page_of(forms.ReportShape)
HidingList = page_of(forms.HidingShape)
REPORTABLE = {"argument": Argument, "evidence": Evidence, "comment": Comment}


class ArgumentHiding(ArgumentDoor):
    @describe(
        "Hide an argument", name="hide_argument", tells=True, body=forms.HidingInput, answer=ArgumentShape
    )
    def post(self, request, pk):
        argument = argument_of(self, pk)
        actions.hide(by=self.by, thing=argument, **self.body(forms.HidingInput))
        return self.argument_shown(pk)

    @describe("Show it again", name="show_argument", tells=True, conflicts=False, answer=ArgumentShape)
    def delete(self, request, pk):
        actions.show(by=self.by, thing=argument_of(self, pk))
        return self.argument_shown(pk)


class CommentHiding(CommentDoor):
    @describe("Hide a comment", name="hide_comment", tells=True, body=forms.HidingInput, answer=CommentShape)
    def post(self, request, pk):
        comment = comment_of(self, pk)
        actions.hide(by=self.by, thing=comment, **self.body(forms.HidingInput))
        return self.comment_shown(pk)

    @describe("Show it again", name="show_comment", tells=True, conflicts=False, answer=CommentShape)
    def delete(self, request, pk):
        actions.show(by=self.by, thing=comment_of(self, pk))
        return self.comment_shown(pk)


class EvidenceHiding(EvidenceDoor):
    @describe("Hide evidence", name="hide_evidence", tells=True, body=forms.HidingInput, answer=EvidenceShape)
    def post(self, request, pk):
        evidence = self.one(evidence_rows(request.user), pk=pk)
        actions.hide(by=self.by, thing=evidence, **self.body(forms.HidingInput))
        return self.evidence_shown(pk)

    @describe("Show it again", name="show_evidence", tells=True, conflicts=False, answer=EvidenceShape)
    def delete(self, request, pk):
        actions.show(by=self.by, thing=self.one(evidence_rows(request.user), pk=pk))
        return self.evidence_shown(pk)


class ReportDoor(Door):
    """What answers with reports."""

    def report_shown(self, pk, *, status: int = 200):
        found = self.one(report_rows(self.request.user), pk=pk)
        require(can_read_report(self.by, found))
        return self.shown(shape_report(found, self.reader), status=status)


class Reports(ReportDoor):
    @describe(
        "What members reported, for facilitators",
        name="list_reports",
        answer=ReportList,
        query=forms.ReportQuery,
    )
    def get(self, request, pk):
        require(can_hide(self.by, initiative_of(self, pk)))
        rows = report_rows(request.user).filter(initiative=pk)
        if state := self.query.get("state"):
            rows = rows.filter(state=state)
        return self.listed(rows, order=forms.OLDEST_FIRST, shape=partial(shape_report, reader=self.reader))

    @describe(
        "Ask the facilitators to look at an argument, evidence or a comment",
        name="report",
        tells=True,
        body=forms.NewReport,
        answer=forms.ReportShape,
        status=201,
    )
    def post(self, request, pk):
        initiative_of(self, pk)
        body = self.body(forms.NewReport)
        thing = _reported(request.user, pk, body)
        made = actions.report(by=self.by, thing=thing, reason=body["reason"])
        return self.report_shown(made.pk, status=201)


class OneReport(ReportDoor):
    @describe("A report, for facilitators and whoever made it", name="get_report", answer=forms.ReportShape)
    def get(self, request, pk):
        return self.report_shown(pk)

    @describe(
        "Settle it: hide what was reported, or keep it",
        name="settle_report",
        tells=True,
        body=forms.Settlement,
        answer=forms.ReportShape,
        versioned=False,
    )
    def patch(self, request, pk):
        report = self.one(report_rows(request.user), pk=pk)
        actions.settle_report(by=self.by, report=report, **self.body(forms.Settlement))
        return self.report_shown(pk)


class Hidings(Door):
    @describe(
        "What was hidden and shown again, by whom and why, for facilitators",
        name="list_hidings",
        answer=HidingList,
        query=Paged,
    )
    def get(self, request, pk):
        require(can_hide(self.by, initiative_of(self, pk)))
        rows = hiding_rows(request.user).filter(initiative=pk)
        return self.listed(rows, order=forms.LATEST_FIRST, shape=shape_hiding)


def _reported(user, initiative_id, body: dict) -> Argument | Evidence | Comment:
    """The one thing that a body names. Raises Invalid."""
    told = [name for name in REPORTABLE if name in body]
    if len(told) != 1:
        raise Invalid.at("", "one_thing", _("Name one argument, one piece of evidence, or one comment."))
    noun = REPORTABLE[told[0]]
    here = "argument__initiative" if noun is Evidence else "initiative"
    rows = noun.objects.visible_to(user).filter(**{here: initiative_id})
    return named(rows, told[0], body[told[0]])
