"""A workspace's members: who, from where, with which role; and one of them, for owners."""

from django.db.models import Q, QuerySet

from accounts.models import Membership, Workspace
from deliberation.permissions import can_end_membership, require
from deliberation.permissions.members import members_of
from frontend.forms.members import FindForm, MemberForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .keyset import id_in
from .workspace_frame import workspace_frame

PAGE = 50


def members_page(request, workspace: Workspace) -> dict:
    """The context of people/members.html: by name, ``?q=`` and ``?role=`` narrow them, ``?after=`` goes on."""
    reader, by = Reader.of(request, workspace), actor_of(request)
    form = FindForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = members_of(workspace, words=asked.get("q", ""), role=asked.get("role", "")).persons()
    rows = list(_behind(found, request.GET.get("after", "")).order_by("user__name", "pk")[: PAGE + 1])
    frame = workspace_frame(request, workspace, tab="people")
    return {
        **frame,
        "form": form,
        "narrowed": any(asked.values()),
        "members": [_row(request, by, row, reader, manages=frame["may_manage"]) for row in rows[:PAGE]],
        "next": _next(request, rows[PAGE - 1]) if len(rows) > PAGE else "",
    }


def member_page(request, membership: Membership, form: MemberForm | None = None) -> dict:
    """The context of people/member.html, for owners; ``form`` is one that was refused."""
    return {
        **workspace_frame(request, membership.workspace, tab="people"),
        "member": membership,
        "form": form or member_form(membership),
        "own": membership.user_id == request.user.pk,
    }


def end_page(request, membership: Membership, form=None) -> dict:
    """The context of people/end.html: what it means to leave, or to end another's membership."""
    require(can_end_membership(actor_of(request), membership))
    return {
        **workspace_frame(request, membership.workspace, tab="people"),
        "member": membership,
        "own": membership.user_id == request.user.pk,
        "form": form,
    }


def member_form(membership: Membership, data=None) -> MemberForm:
    initial = {
        "role": membership.role,
        "organisation": membership.organisation_id,
        "speaks_for": membership.speaks_for,
        "version": membership.version,
    }
    return MemberForm(data, initial=initial, organisations=membership.workspace.organisations.all())


def _behind(rows: QuerySet[Membership], after: str) -> QuerySet[Membership]:
    """What follows the member that the last page ended with; an address of nobody begins anew."""
    last = rows.filter(pk=id_in(after)).first()
    if last is None:
        return rows
    return rows.filter(Q(user__name__gt=last.user.name) | Q(user__name=last.user.name, pk__gt=last.pk))


def _next(request, last: Membership) -> str:
    query = request.GET.copy()
    query["after"] = str(last.pk)
    return f"?{query.urlencode()}"


def _row(request, by, row: Membership, reader: Reader, *, manages: bool) -> dict:
    own = row.user_id == request.user.pk
    return {
        "id": row.pk,
        "name": row.user.name,
        "organisation": row.organisation.name_in(reader.language),
        "role": row.get_role_display(),
        "speaks_for": row.speaks_for,
        "own": own,
        "may_edit": manages,
        "may_leave": own and not manages,
    }
