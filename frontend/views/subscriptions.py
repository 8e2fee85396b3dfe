"""When digests come: over all workspaces, for one, and to let mails go again to an address that took none."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import digests as actions
from deliberation.digests import archive
from deliberation.errors import NotFound
from frontend.forms.digests import NoteForm, SubscriptionForm
from frontend.pages.subscriptions import subscription_page, subscriptions_page
from frontend.places import find_workspace
from frontend.responses import actor_of, page, see_other, submit

HERE = "/subscriptions/"


@require_safe
@login_required
def listed(request):
    return page(request, "digests/subscriptions.html", subscriptions_page(request))


@require_POST
@login_required
def resume(request):
    """Let mails go again, for all workspaces."""
    actions.resume_subscriptions(by=actor_of(request))
    return see_other(request, HERE, said=_("Mails are sent to you again."))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def one(request, key):
    """When the digest of a workspace comes; for facilitators also what stands on top of it."""
    workspace = find_workspace(request, key)
    mine = archive.subscription_of(request.user, workspace)
    if mine is None:
        raise NotFound
    again = partial(_settings, request, workspace, mine)
    if request.method != "POST":
        return again()
    if "text" in request.POST:
        note = partial(actions.write_note, by=actor_of(request), workspace=workspace)
        return submit(request, NoteForm(request.POST), note, done=partial(_noted, request, key), again=again)
    form = SubscriptionForm(request.POST, initial={"time_zone": mine.time_zone})
    act = partial(actions.change_subscription, by=actor_of(request), subscription=mine)
    return submit(request, form, act, done=partial(_kept, request, key), again=again)


def _settings(request, workspace, mine, form=None, status=200):
    forms = {"note_form" if isinstance(form, NoteForm) else "form": form}
    context = subscription_page(request, workspace, mine, **forms)
    return page(request, "digests/subscription.html", context, status)


def _kept(request, key, _subscription):
    return see_other(request, f"/w/{key}/subscription/", said=_("Your settings are kept."))


def _noted(request, key, note):
    said = _("Your note stands on top of the next digest.") if note else _("Your note was taken back.")
    return see_other(request, f"/w/{key}/subscription/", said=said)
