"""Consultation bodies and their meetings as answers; all for members."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from deliberation import permissions
from deliberation.models import Approval, Attendance, Body, Meeting, Seat

from .reader import Reader, api, organisation, person

STAMPS = ("version", "created_at", "updated_at")
SEATS = Seat.objects.select_related("organisation", "user")


def body_rows(user) -> QuerySet[Body]:
    """What ``shape_body`` reads, of the bodies that ``user`` may see."""
    rows = Body.objects.visible_to(user).select_related("workspace", "added_by")
    return rows.prefetch_related(Prefetch("seats", SEATS))


def shape_body(row: Body, reader: Reader) -> dict:
    told = ("name_en", "name_ko", "level", "purpose", "quorum_rule", "is_ended")
    return {
        "id": row.pk,
        "url": api(f"bodies/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{row.workspace.key}/bodies/{row.pk}/",
        "workspace": row.workspace.key,
        **{name: getattr(row, name) for name in told},
        "parent": row.parent_id,
        "seats": [_seat(seat, row) for seat in row.seats.all()],
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {
            "edit": permissions.can_keep_bodies(reader.by, row),
            "plan_meetings": permissions.can_plan_meetings(reader.by, row) and not row.is_ended,
        },
    }


def meeting_rows(user) -> QuerySet[Meeting]:
    """What ``shape_meeting`` reads, of the meetings that ``user`` may see."""
    return (
        Meeting.objects.visible_to(user)
        .select_related("body__workspace", "added_by")
        .prefetch_related(
            Prefetch("body__seats", SEATS),
            Prefetch("attendances", Attendance.objects.select_related("organisation")),
            Prefetch("approvals", Approval.objects.select_related("organisation", "by")),
        )
        .with_asked()
    )


def shape_meeting(row: Meeting, reader: Reader) -> dict:
    told = ("number", "title", "starts_at", "ends_at", "place", "state", "locked_at", "minutes_round")
    return {
        "id": row.pk,
        "url": api(f"meetings/{row.pk}"),
        "html_url": meeting_url(row),
        "workspace": row.body.workspace.key,
        "body": row.body_id,
        **{name: getattr(row, name) for name in told},
        "attendance": [_attendance(one) for one in row.attendances.all()],
        "quorum": _quorum(row),
        "approvals": [_approval(one, row) for one in row.approvals.all()],
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": _permissions(row, reader),
    }


def meeting_url(row: Meeting) -> str:
    return f"{settings.BASE_URL}/w/{row.body.workspace.key}/meetings/{row.pk}/"


def _seat(seat: Seat, body: Body) -> dict:
    sent_by = organisation(seat.organisation_id, seat.organisation.name_en)
    return {
        "id": seat.pk,
        "user": person(seat.user_id, seat.user.name, sent_by, body.reader_role),
        "part": seat.part,
    }


def _attendance(row: Attendance) -> dict:
    return {"organisation": organisation(row.organisation_id, row.organisation.name_en), "state": row.state}


def _quorum(row: Meeting) -> dict:
    quorum = row.quorum
    told = {name: getattr(quorum, name) for name in ("members", "needed", "there")}
    return {**told, "reached": quorum.is_reached}


def _approval(row: Approval, meeting: Meeting) -> dict:
    whose = row.organisation
    return {
        "organisation": organisation(whose.pk, whose.name_en) if whose else None,
        "by": person(row.by_id, row.by.name, None, meeting.reader_role),
        **{name: getattr(row, name) for name in ("round", "agreed", "reason", "at")},
    }


def _permissions(row: Meeting, reader: Reader) -> dict:
    waits = row.state == Meeting.State.MINUTES_PROPOSED
    return {
        "run": row.state != Meeting.State.CANCELLED and permissions.can_run_meeting(reader.by, row),
        "propose_item": row.is_coming and permissions.can_propose_item(reader.by, row),
        "answer_minutes": waits and permissions.is_awaited(reader.by, row),
    }


def _stamps(row: Any) -> dict:
    return {name: getattr(row, name) for name in STAMPS}
