"""Past digests, the next one, when they come, and the way out."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from deliberation.actions import digests as actions
from deliberation.digests import archive as past
from deliberation.digests.unsubscribing import subscription_of
from deliberation.errors import NotFound
from deliberation.models import FacilitatorNote
from deliberation.permissions import can_write_note
from frontend.forms.digests import NoteForm, SubscriptionForm
from frontend.pages.digests import archive_page
from frontend.places import find_workspace
from frontend.responses import actor_of, page, see_other, submit


@require_safe
@login_required
def archive(request):
    """What one was told, and where one changes when it comes."""
    return page(request, "digests/archive.html", archive_page(request))


@require_safe
@login_required
def show(request, pk):
    """One edition as the reader was told it; ``pk`` is the edition's."""
    delivery = past.deliveries_of(request.user).filter(edition=pk).first()
    if delivery is None:
        raise NotFound
    digest = past.retold(delivery, timezone.now())
    return page(request, "digests/show.html", {"digest": digest, "workspace": delivery.edition.workspace})


@require_safe
@login_required
def preview(request, key):
    """The next digest as it stands now."""
    workspace = find_workspace(request, key)
    digest, _edition = past.preview(request.user, workspace, timezone.now())
    return page(request, "digests/show.html", {"digest": digest, "workspace": workspace, "preview": True})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def subscription(request, key):
    """When the digest of a workspace comes; for facilitators also what stands on top of it."""
    workspace = find_workspace(request, key)
    mine = past.subscription_of(request.user, workspace)
    if mine is None:
        raise NotFound
    again = partial(_settings, request, workspace, mine)
    if request.method != "POST":
        return again()
    if "text" in request.POST:
        note = partial(actions.write_note, by=actor_of(request), workspace=workspace)
        return submit(request, NoteForm(request.POST), note, done=partial(_noted, request, key), again=again)
    act = partial(actions.change_subscription, by=actor_of(request), subscription=mine)
    return submit(
        request, SubscriptionForm(request.POST), act, done=partial(_kept, request, key), again=again
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request, token):
    """The link in every mail: opening it changes nothing, its button and a mail program's one click end it.

    No cookie, no sign-in, no form token: the signed word is all it takes, and it can do nothing else.
    """
    found = subscription_of(token)
    if found is None:
        raise NotFound
    if request.method == "POST":
        found = actions.unsubscribe(subscription=found)
    with override(found.language or found.user.language):
        context = {"subscription": found, "place": found.workspace, "done": request.method == "POST"}
        return page(request, "digests/unsubscribe.html", context)


def _settings(request, workspace, mine, form=None, status=200, note_form=None):
    if isinstance(form, NoteForm):
        form, note_form = None, form
    note = FacilitatorNote.objects.filter(workspace=workspace).first()
    context = {
        "workspace": workspace,
        "subscription": mine,
        "form": form or SubscriptionForm(initial=model_to_dict(mine)),
        "may_note": can_write_note(actor_of(request), workspace),
        "note_form": note_form or NoteForm(initial={"text": note.text if note else ""}),
    }
    return page(request, "digests/subscription.html", context, status)


def _kept(request, key, _subscription):
    return see_other(request, f"/w/{key}/subscription/", said=_("Your settings are kept."))


def _noted(request, key, note):
    said = _("Your note stands on top of the next digest.") if note else _("Your note was taken back.")
    return see_other(request, f"/w/{key}/subscription/", said=said)
