"""What one was told. Looking at it changes nothing: a notice is put away by its button, or by opening its place."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from deliberation.actions import notifications as actions
from deliberation.errors import NotFound
from frontend.moments import sent_moment
from frontend.pages.inbox import inbox_page, notice_of
from frontend.responses import actor_of, page, see_other


@require_safe
@login_required
def show(request):
    return page(request, "inbox/inbox.html", inbox_page(request))


@require_POST
@login_required
def open_one(request, pk):
    """Put it away and go where it happened."""
    notice = _found(request, pk)
    actions.mark_read(by=actor_of(request), ids=[pk])
    return see_other(request, notice.path)


@require_POST
@login_required
def read_one(request, pk):
    _found(request, pk)
    actions.mark_read(by=actor_of(request), ids=[pk])
    return see_other(request, "/inbox/", said=_("Put away."))


@require_POST
@login_required
def read_all(request):
    """All up to the moment that the page showed: what came meanwhile stays unread."""
    count = actions.mark_all_read(by=actor_of(request), through=sent_moment(request, "through"))
    said = ngettext("%d notice put away.", "%d notices put away.", count) % count
    return see_other(request, "/inbox/", said=said)


def _found(request, pk):
    notice = notice_of(request.user, pk)
    if notice is None:
        raise NotFound
    return notice
