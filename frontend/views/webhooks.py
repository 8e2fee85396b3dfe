"""Webhooks: added, changed, switched off and on, and their log, for who manages a workspace."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import webhooks as actions
from deliberation.errors import NotFound
from deliberation.models import WebhookState
from frontend.forms.webhooks import EditedWebhookForm, RotationForm
from frontend.pages.webhooks import edit_page, new_form, place_of, typed, webhook_page, webhooks_page
from frontend.places import find_managed, find_webhook
from frontend.responses import actor_of, page, press, see_other, submit

from .tokens import asked_who_posts


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@asked_who_posts
def webhooks(request, key):
    workspace = find_managed(request, key)
    again = partial(_list_page, request, workspace)
    if request.method != "POST":
        return again()
    act = partial(actions.add_webhook, by=actor_of(request), workspace=workspace)
    form = new_form(request, workspace, request.POST)
    return submit(request, form, act, done=partial(_secret_told, request, added=True), again=again)


@require_http_methods(["GET", "HEAD"])
@login_required
def webhook(request, key, pk):
    return _page(request, find_webhook(request, key, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@asked_who_posts
def edit(request, key, pk):
    found = find_webhook(request, key, pk)
    again = partial(_edit_page, request, found)
    if request.method != "POST":
        return again()
    act = partial(actions.change_webhook, by=actor_of(request), webhook=found)
    done = partial(_changed, request)
    return submit(request, EditedWebhookForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def switch(request, key, pk):
    """Off, or on again with what waits."""
    found = find_webhook(request, key, pk)
    to = WebhookState.ACTIVE if request.POST.get("to") == WebhookState.ACTIVE else WebhookState.DISABLED
    act = partial(actions.change_webhook, by=actor_of(request), webhook=found, state=to)
    said = _("It is switched on.") if to == WebhookState.ACTIVE else _("It is switched off.")
    return press(act, done=partial(_back, request, said), again=partial(_page, request, found))


@require_POST
@login_required
@asked_who_posts
def rotate(request, key, pk):
    found = find_webhook(request, key, pk)
    act = partial(actions.rotate_webhook_secret, by=actor_of(request), webhook=found)
    form, again = RotationForm(request.POST), partial(_rotation_page, request, found)
    return submit(request, form, act, done=partial(_secret_told, request), again=again)


@require_POST
@login_required
def ping(request, key, pk):
    found = find_webhook(request, key, pk)
    act = partial(actions.ping_webhook, by=actor_of(request), webhook=found)
    done = partial(_sent, request, _("A ping is on its way. Reload in a moment to see the answer."))
    return press(act, done=done, again=partial(_page, request, found))


@require_POST
@login_required
def replay(request, key, pk, delivery):
    found = find_webhook(request, key, pk)
    row = found.deliveries.filter(pk=delivery).first()
    if row is None:
        raise NotFound
    row.webhook = found
    act = partial(actions.replay_delivery, by=actor_of(request), delivery=row)
    done = partial(_sent, request, _("It is sent once more. Reload in a moment to see the answer."))
    return press(act, done=done, again=partial(_page, request, found))


@require_POST
@login_required
def remove(request, key, pk):
    found = find_webhook(request, key, pk)
    actions.remove_webhook(by=actor_of(request), webhook=found)
    return see_other(request, f"/w/{key}/webhooks/", said=_("The webhook is removed."))


def _changed(request, found):
    return _back(request, _("Saved."), found)


def _back(request, said, found):
    return see_other(request, place_of(found), said=said)


def _sent(request, said, row):
    return _back(request, said, row.webhook)


def _secret_told(request, made, added=False):
    """The page that shows a new secret, this once."""
    found, secret = made
    context = {"name": str(found), "secret": secret, "added": added, "back": place_of(found)}
    return page(request, "webhooks/secret.html", context)


def _list_page(request, workspace, form=None, status=200):
    return page(request, "webhooks/list.html", webhooks_page(request, workspace, form), status)


def _page(request, found, status=200, notice=""):
    return page(request, "webhooks/webhook.html", webhook_page(request, found, notice=notice), status)


def _rotation_page(request, found, form, status=200):
    return page(request, "webhooks/webhook.html", webhook_page(request, found, rotation=form), status)


def _edit_page(request, found, form=None, status=200):
    if form is not None and form.is_outdated:
        present = find_webhook(request, found.workspace.key, found.pk)
        form.catch_up(**typed(present))
    return page(request, "webhooks/edit.html", edit_page(request, found, form), status)
