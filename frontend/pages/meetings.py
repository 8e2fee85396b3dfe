"""The meetings of a workspace: those to come, the soonest first, and those that were, the latest first."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.models import Body, Meeting
from frontend.forms.meetings import MeetingForm
from frontend.reader import Reader

from .initiative_fields import in_zone
from .keyset import page_after

PAGE = 50
COMING, PAST = "", "past"
BADGES = {Meeting.State.MINUTES_PROPOSED: "badge--missing", Meeting.State.CANCELLED: "badge--late"}
FIELDS = ("title", "place", "version")
TIMES = ("starts_at", "ends_at")


def meetings_page(request, workspace: Workspace) -> dict:
    show = PAST if request.GET.get("show") == PAST else COMING
    reader = Reader.of(request, workspace)
    rows = Meeting.objects.visible_to(request.user).filter(body__workspace=workspace).select_related("body")
    coming = {"state__in": Meeting.COMING}
    rows, order = (rows.exclude(**coming), "-starts_at") if show else (rows.filter(**coming), "starts_at")
    found, after = page_after(rows, request.GET.get("after", ""), order, PAGE)
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "meetings",
        "meetings": [row_of_meeting(one, workspace, reader, body=one.body) for one in found],
        "next": f"?show={show}&after={after}" if after else "",
        "show": show,
        "tab": "past" if show else "meetings",
    }


def row_of_meeting(row: Meeting, workspace: Workspace, reader: Reader, *, body: Body | None = None) -> dict:
    return {
        "href": f"/w/{workspace.key}/meetings/{row.pk}/",
        "title": row.title,
        "when": reader.moment(row.starts_at),
        "body": body.name_in(reader.language) if body else "",
        "number": _("meeting %d") % row.number,
        "place": row.place,
        "state": capfirst(row.get_state_display()),
        "badge": BADGES.get(Meeting.State(row.state), ""),
    }


def meeting_form(data=None, meeting: Meeting | None = None) -> MeetingForm:
    return MeetingForm(data, initial=initial_of(meeting) if meeting else None)


def initial_of(meeting: Meeting) -> dict:
    """Its times as they are written in the workspace's zone."""
    zone = ZoneInfo(meeting.body.workspace.time_zone)
    times = {name: timezone.make_naive(getattr(meeting, name), zone) for name in TIMES}
    return {**{name: getattr(meeting, name) for name in FIELDS}, **times}


def in_its_zone(workspace: Workspace, fields: dict) -> dict:
    """What was typed as a local time, in the workspace's zone."""
    return {**fields, **{name: in_zone(fields[name], workspace) for name in TIMES}}
