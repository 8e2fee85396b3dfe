"""Minutes that wait for a word, for whoever may give it; agendas to prepare, for who runs the meeting."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import Meeting, Seat

from .doings import Doing, Topic, named
from .members import Members

NEAR = timedelta(days=14)  # before a meeting, its agenda is prepared
State = Meeting.State


def gather_minutes(members: Members, now: datetime) -> Iterable[Doing]:
    rows = _kept(members).filter(state=State.MINUTES_PROPOSED).with_asked()
    for meeting in rows.prefetch_related("approvals"):
        for row in members.asked_for_a_word(meeting.workspace_id, meeting.silent):
            yield _doing(row.user_id, meeting, "minutes")


def gather_agendas(members: Members, now: datetime) -> Iterable[Doing]:
    here = {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}
    rows = Seat.objects.filter(
        user__in={user_id for user_id, _workspace in here},
        part__in=Seat.RUNS,
        body__workspace__keeps_meetings=True,
        body__meetings__state=State.PLANNED,
        body__meetings__starts_at__range=(now, now + NEAR),
    )
    running = {(row["user"], row["body__meetings"]) for row in rows.values("user", "body__meetings")}
    near = _kept(members).filter(pk__in={meeting for _user, meeting in running}).in_bulk() if running else {}
    for user_id, meeting_id in running:
        meeting = near[meeting_id]
        if (user_id, meeting.workspace_id) in here:
            yield _doing(user_id, meeting, "agenda")


def say_minutes(doing: Doing) -> tuple[str, str]:
    return named(doing), _("these minutes wait for approval.")


def say_agenda(doing: Doing) -> tuple[str, str]:
    return named(doing), _("prepare the agenda and send it.")


def count_minutes(number: int) -> str:
    return ngettext("%d record of minutes to approve", "%d records of minutes to approve", number) % number


def count_agendas(number: int) -> str:
    return ngettext("%d agenda to prepare", "%d agendas to prepare", number) % number


def _kept(members: Members):
    """Meetings of workspaces that keep them."""
    here = {"body__workspace__in": members.workspace_ids, "body__workspace__keeps_meetings": True}
    return Meeting.objects.filter(**here).select_related("body__workspace")


def _doing(user_id, meeting: Meeting, code: str) -> Doing:
    workspace = meeting.body.workspace
    day = meeting.starts_at.astimezone(ZoneInfo(workspace.time_zone)).date()
    return Doing(
        user_id=user_id,
        workspace_id=workspace.pk,
        code=code,
        subject_id=meeting.pk,
        ref="",
        title=meeting.title,
        path=f"/w/{workspace.key}/meetings/{meeting.pk}/",
        due=day if code == "agenda" else None,
    )


TODO = {
    "minutes": Topic(gather_minutes, say_minutes, count_minutes),
    "agenda": Topic(gather_agendas, say_agenda, count_agendas),
}
