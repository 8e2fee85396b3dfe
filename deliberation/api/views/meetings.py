"""Meetings: planned, prepared, held, and their minutes approved."""

from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import override
from drf_spectacular.types import OpenApiTypes

from accounts.models import Organisation
from deliberation.actions import meetings, minutes
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import meetings as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.meetings import body_rows, meeting_rows, shape_meeting
from deliberation.deadlines import ics, of_meeting
from deliberation.documents.markdown import as_markdown
from deliberation.meetings import minutes_of
from deliberation.models import Meeting

from .calendars import CALENDAR
from .found import named

MeetingList = page_of(forms.MeetingShape)
MARKDOWN = "text/markdown"


class MeetingDoor(Door):
    """What answers with meetings."""

    def meeting_shown(self, pk, *, status: int = 200):
        return self.shown(shape_meeting(self.meeting(pk), self.reader), status=status)

    def meeting(self, pk) -> Meeting:
        return self.one(meeting_rows(self.request.user), pk=pk)


class Meetings(MeetingDoor):
    @describe(
        "The meetings of one's workspaces", name="list_meetings", answer=MeetingList, query=forms.MeetingQuery
    )
    def get(self, request):
        rows = _filtered(meeting_rows(request.user), self.query)
        order = forms.MEETING_ORDERS[self.query["ordering"]]
        return self.listed(rows, order=order, shape=partial(shape_meeting, reader=self.reader))

    @describe(
        "Plan a meeting of a body",
        name="plan_meeting",
        tells=True,
        body=forms.NewMeeting,
        answer=forms.MeetingShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewMeeting)
        body["body"] = named(body_rows(request.user), "body", body["body"])
        return self.meeting_shown(meetings.plan_meeting(by=self.by, **body).pk, status=201)


class OneMeeting(MeetingDoor):
    @describe("A meeting", name="get_meeting", answer=forms.MeetingShape)
    def get(self, request, pk):
        return self.meeting_shown(pk)

    @describe(
        "Change title, time or place",
        name="edit_meeting",
        tells=True,
        body=forms.MeetingChange,
        answer=forms.MeetingShape,
    )
    def patch(self, request, pk):
        meeting = self.meeting(pk)
        version, body = self.seen_version(meeting.version), self.body(forms.MeetingChange)
        meetings.edit_meeting(by=self.by, meeting=meeting, version=version, **body)
        return self.meeting_shown(pk)


class Cancellation(MeetingDoor):
    @describe(
        "Say that it will not be held",
        name="cancel_meeting",
        tells=True,
        body=Nothing,
        answer=forms.MeetingShape,
    )
    def post(self, request, pk):
        self.body(Nothing)
        meetings.cancel_meeting(by=self.by, meeting=self.meeting(pk))
        return self.meeting_shown(pk)


class AgendaLock(MeetingDoor):
    @describe(
        "Settle the agenda and send it to all who have a seat",
        name="lock_agenda",
        tells=True,
        body=Nothing,
        answer=forms.MeetingShape,
    )
    def post(self, request, pk):
        self.body(Nothing)
        meetings.lock_agenda(by=self.by, meeting=self.meeting(pk))
        return self.meeting_shown(pk)


class MeetingAttendance(MeetingDoor):
    @describe(
        "Note which organisations were there; the meeting counts as held from then on",
        name="record_attendance",
        tells=True,
        body=forms.AttendanceInput,
        answer=forms.MeetingShape,
    )
    def post(self, request, pk):
        meeting, body = self.meeting(pk), self.body(forms.AttendanceInput)
        here = Organisation.objects.filter(workspace=meeting.workspace_id)
        told = [(named(here, "attendance", one["organisation"]), one["state"]) for one in body["attendance"]]
        meetings.record_attendance(by=self.by, meeting=meeting, attendance=told)
        return self.meeting_shown(pk)


class MinutesProposal(MeetingDoor):
    @describe(
        "Ask every organisation of the body to approve the minutes",
        name="propose_minutes",
        tells=True,
        body=Nothing,
        answer=forms.MeetingShape,
    )
    def post(self, request, pk):
        self.body(Nothing)
        minutes.propose_minutes(by=self.by, meeting=self.meeting(pk))
        return self.meeting_shown(pk)


class MinutesWord(MeetingDoor):
    @describe(
        "Approve the proposed minutes for one's organisation, or refuse them with a reason",
        name="answer_minutes",
        tells=True,
        body=forms.MinutesAnswer,
        answer=forms.MeetingShape,
    )
    def post(self, request, pk):
        meeting, body = self.meeting(pk), self.body(forms.MinutesAnswer)
        version = self.seen_version(meeting.version, required=False)
        minutes.answer_minutes(by=self.by, meeting=meeting, version=version, **body)
        return self.meeting_shown(pk)


class MeetingCalendar(MeetingDoor):
    @describe(
        "The meeting as iCalendar",
        name="get_meeting_calendar",
        answer=OpenApiTypes.STR,
        media=CALENDAR,
        spends="exports",
    )
    def get(self, request, pk):
        meeting = self.meeting(pk)
        with override(request.user.language):
            body = ics.write([of_meeting(meeting)], name=meeting.title, base=settings.BASE_URL)
        return self.shown_as(body, ics.MEDIA)


class MinutesDocument(MeetingDoor):
    @describe(
        "Agenda and minutes as Markdown, as far as the caller sees them",
        name="get_minutes",
        answer=OpenApiTypes.STR,
        media=MARKDOWN,
        spends="exports",
    )
    def get(self, request, pk):
        with override(request.user.language):
            outline = minutes_of(self.meeting(pk), request.user)
        return self.shown_as(as_markdown(outline).encode(), f"{MARKDOWN}; charset=utf-8")


def _filtered(rows: QuerySet[Meeting], query: dict) -> QuerySet[Meeting]:
    if "workspace" in query:
        rows = rows.filter(body__workspace__key=query["workspace"])
    if "updated_since" in query:
        rows = rows.filter(updated_at__gte=query["updated_since"])
    return rows.filter(**{name: query[name] for name in ("body", "state") if name in query})
