"""Consultation bodies of a workspace: the list, one with its seats and meetings, and its forms."""

from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.models import Body, Meeting
from deliberation.permissions import can_keep_bodies, can_plan_meetings
from deliberation.permissions.members import members_of
from frontend.forms.meetings import BodyForm, SeatForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .choices import of_members
from .keyset import page_after
from .meetings import row_of_meeting

PAGE = 50
FIELDS = ("name_en", "name_ko", "level", "purpose", "quorum_rule", "is_ended", "version")


def bodies_page(request, workspace: Workspace) -> dict:
    """Those that meet still first, each level above the ones below it."""
    reader = Reader.of(request, workspace)
    rows = Body.objects.visible_to(request.user).filter(workspace=workspace).select_related("parent")
    rows = rows.annotate(
        organisations_there=Count("seats__organisation", distinct=True),
        held=Count("meetings", filter=Q(meetings__state__in=Meeting.MINUTED), distinct=True),
    )
    return {
        **frame(workspace),
        "bodies": [_row(row, reader) for row in rows.order_by("is_ended", "level", "name_en", "pk")[:200]],
        "may_keep": can_keep_bodies(actor_of(request), workspace),
        "tab": "bodies",
    }


def body_page(request, body: Body, *, form: SeatForm | None = None, notice: str = "") -> dict:
    by, workspace = actor_of(request), body.workspace
    reader = Reader.of(request, workspace)
    rows = Meeting.objects.visible_to(request.user).filter(body=body)
    found, after = page_after(rows, request.GET.get("after", ""), "-starts_at", PAGE)
    may_keep = can_keep_bodies(by, body)
    return {
        **frame(workspace),
        "body": _told(body, reader),
        "seats": [_seat(seat, reader, may_keep) for seat in body.seats.all()],
        "below": [_link(one, workspace, reader) for one in body.below.order_by("name_en")[:100]],
        "meetings": [row_of_meeting(one, workspace, reader) for one in found],
        "next": f"?after={after}" if after else "",
        "may_keep": may_keep,
        "may_plan": can_plan_meetings(by, body) and not body.is_ended,
        "form": (form or seat_form(body)) if may_keep else None,
        "opened": form is not None,
        "notice": notice,
    }


def body_form(workspace: Workspace, body: Body | None = None, data=None) -> BodyForm:
    others = Body.objects.filter(workspace=workspace).exclude(pk=body.pk if body else None)
    choices = [(str(pk), name) for pk, name in others.order_by("name_en").values_list("pk", "name_en")]
    form = BodyForm(data, initial=initial_of(body) if body else None, bodies=choices)
    if body is None:
        del form.fields["is_ended"]
    return form


def initial_of(body: Body) -> dict:
    return {"parent": str(body.parent_id or ""), **{name: getattr(body, name) for name in FIELDS}}


def seat_form(body: Body, data=None) -> SeatForm:
    members = members_of(body.workspace)
    choices = of_members(members)
    return SeatForm(data, members=choices)


def frame(workspace: Workspace) -> dict:
    return {"workspace": workspace, "section": "follow-up", "section_part": "meetings"}


def _row(row: Body, reader: Reader) -> dict:
    line = [capfirst(row.get_level_display())]
    if row.parent:
        line.append(_("below %s") % row.parent.name_in(reader.language))
    return {
        "href": f"{row.pk}/",
        "name": row.name_in(reader.language),
        "line": line,
        "organisations": row.organisations_there,
        "held": row.held,
        "is_ended": row.is_ended,
    }


def _told(body: Body, reader: Reader) -> dict:
    return {
        "id": body.pk,
        "name": body.name_in(reader.language),
        "level": capfirst(body.get_level_display()),
        "purpose": body.purpose,
        "quorum": capfirst(body.get_quorum_rule_display()),
        "above": _link(body.parent, body.workspace, reader) if body.parent else None,
        "is_ended": body.is_ended,
    }


def _link(body: Body, workspace: Workspace, reader: Reader) -> dict:
    return {"href": f"/w/{workspace.key}/bodies/{body.pk}/", "name": body.name_in(reader.language)}


def _seat(seat, reader: Reader, may_keep: bool) -> dict:
    return {
        "id": seat.pk,
        "name": seat.user.name,
        "organisation": seat.organisation.name_in(reader.language),
        "part": capfirst(seat.get_part_display()),
        "may_take": may_keep,
    }
