"""Deadlines as files for calendars: of an initiative, of a workspace, and of somebody behind a secret address."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from deliberation import deadlines
from deliberation.deadlines import ics
from deliberation.permissions import can_read_as_member, require
from frontend.places import find_initiative, find_workspace
from frontend.responses import actor_of

from .feeds import of_secret, read_again


@require_safe
@login_required
def of_initiative(request, ref):
    """For members: it tells what people are to do by when."""
    initiative = find_initiative(request, ref)
    require(can_read_as_member(actor_of(request), initiative))
    found = deadlines.in_initiative(initiative, request.user)
    return _file(found, f"{initiative.ref} {initiative.title}", initiative.ref)


@require_safe
@login_required
def of_workspace(request, key):
    workspace = find_workspace(request, key)
    return _file(deadlines.in_workspace(workspace, request.user), workspace.name, workspace.key)


@require_safe
@of_secret
def of_member(request, address):
    """All that its person sees the deadlines of, for a calendar that subscribes."""
    user = address.user
    with override(user.language):
        body = ics.write(deadlines.of_member(user), name=_("Madang deadlines"), base=settings.BASE_URL)
    return read_again(request, body, ics.MEDIA, user.language)


def _file(found: list[deadlines.Deadline], name: str, file_name: str) -> HttpResponse:
    answer = HttpResponse(ics.write(found, name=name, base=settings.BASE_URL), content_type=ics.MEDIA)
    answer["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return answer
