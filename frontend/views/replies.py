"""An answer by mail that nothing proved: its person reads it, and posts it or lets it go."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deliberation.actions import replies as actions
from frontend.forms.discussion import HeldForm
from frontend.pages.replies import find_held, held_page
from frontend.pages.thread import address_of
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def held(request, pk):
    """What came in, as text in the ordinary form; opening it changes nothing."""
    mail = find_held(request, pk)
    again = partial(_page, request, mail)
    if request.method != "POST":
        return again(HeldForm(initial={"text": mail.text}))
    if "discard" in request.POST:
        actions.discard_held(by=actor_of(request), held=mail)
        return see_other(request, "/inbox/", said=_("Let go. Nothing was posted."))
    act = partial(actions.post_held, by=actor_of(request), held=mail)
    return submit(request, HeldForm(request.POST), act, done=partial(_posted, request), again=again)


def _page(request, mail, form, status=200):
    return page(request, "discussion/held.html", held_page(request, mail, form), status)


def _posted(request, comment):
    return see_other(request, address_of(comment), said=_("Your comment stands."))
