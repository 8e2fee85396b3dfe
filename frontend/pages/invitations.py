"""A workspace's invitations that wait, and the form that makes more."""

from django.utils.translation import gettext as _

from accounts.links import link_of
from accounts.models import Invitation, MailState, OutgoingMail, Role, Workspace
from deliberation.permissions import can_invite, rights_of
from deliberation.permissions.invitations import BESIDE, inviters_may
from frontend.forms.invitations import InviteForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .first_steps import first_steps
from .keyset import page_after
from .workspace_frame import workspace_frame

PAGE = 50
BACK = frozenset({MailState.BOUNCED, MailState.FAILED})


def invitations_page(
    request, workspace: Workspace, form: InviteForm | None = None, *, notice: str = ""
) -> dict:
    """The context of people/invitations.html, for those who invite; ``form`` is one that was refused."""
    waiting = Invitation.objects.waiting().filter(workspace=workspace).select_related(*BESIDE)
    rows, following = page_after(waiting, request.GET.get("after", ""), "-created_at", PAGE)
    return {
        **workspace_frame(request, workspace, tab="invitations"),
        "form": form or invite_form(request, workspace),
        "rows": _rows(rows, Reader.of(request, workspace)),
        "next": f"?after={following}" if following else "",
        "first_steps": first_steps(request, workspace),
        "notice": notice,
    }


def link_page(request, workspace: Workspace, invitation: Invitation, secret: str) -> dict:
    """The context of people/invitation_link.html: the one time that the link is shown."""
    reader = Reader.of(request, workspace)
    return {
        **workspace_frame(request, workspace, tab="invitations"),
        "link": link_of(secret),
        "role": invitation.get_role_display(),
        "organisation": invitation.organisation.name_in(reader.language),
        "until": reader.moment(invitation.expires_at),
    }


def invite_form(request, workspace: Workspace, data=None) -> InviteForm:
    """With the organisations that there are, one's own first chosen, and the roles that one may give."""
    by = actor_of(request)
    roles = [role for role in Role.values if can_invite(by, workspace, role)]
    initial = {"organisation": rights_of(by, workspace).organisation_id}
    return InviteForm(data, organisations=workspace.organisations.all(), roles=roles, initial=initial)


def _rows(rows: list[Invitation], reader: Reader) -> list[dict]:
    allowed = inviters_may(rows)
    mails = OutgoingMail.objects.filter(key__in=[row.mail_key for row in rows])
    states = dict(mails.values_list("key", "state"))
    return [
        {
            "id": row.pk,
            "whom": row.email or _("Whoever has the link"),
            "by_mail": bool(row.email),
            "role": row.get_role_display(),
            "organisation": row.organisation.name_in(reader.language),
            "by": _("invited by %s") % row.invited_by.name,
            "until": _("open until %s") % reader.moment(row.expires_at),
            "fault": _fault(row, reader, states.get(row.mail_key), may=row.pk in allowed),
        }
        for row in rows
    ]


def _fault(row: Invitation, reader: Reader, state: str | None, *, may: bool) -> str:
    """Why nobody can come in by it as it stands; sending it again mends that."""
    if row.is_over(reader.now):
        return _("time is over")
    if not may:
        return _("its maker may no longer invite")
    return _("the mail came back") if state in BACK else ""
