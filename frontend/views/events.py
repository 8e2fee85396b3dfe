"""The events of a workspace: the list, one event, and the form of what is said of it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Organisation
from deliberation.actions import events as actions
from deliberation.permissions import can_add_event, can_edit_event, require
from frontend.forms.events import EventForm
from frontend.pages.event import event_page
from frontend.pages.event_forms import as_it_stands, event_form
from frontend.pages.events import events_page
from frontend.places import find_event, find_keeping
from frontend.responses import CONFLICT, actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def listed(request, key):
    return page(request, "events/list.html", events_page(request, find_keeping(request, key, "keeps_events")))


@page_or_form
@login_required
def add(request, key):
    workspace = find_keeping(request, key, "keeps_events")
    require(can_add_event(actor_of(request), workspace))
    again = partial(_form_page, request, workspace, None)
    if request.method != "POST":
        return again(event_form(workspace, initial={"time_zone": ""}))
    act, done = partial(_add, request, workspace), partial(_kept, request, f"event:{key}")
    return submit(request, event_form(workspace, request.POST), act, done=done, again=again)


@require_safe
@login_required
def show(request, key, pk):
    return page(request, "events/event.html", event_page(request, find_event(request, key, pk)))


@page_or_form
@login_required
def edit(request, key, pk):
    event = find_event(request, key, pk)
    require(can_edit_event(actor_of(request), event))
    again = partial(_form_page, request, event.workspace, event)
    if request.method != "POST":
        return again(event_form(event.workspace, initial=as_it_stands(event)))
    form = event_form(event.workspace, request.POST, initial=as_it_stands(event))
    act, done = partial(_edit, request, event), partial(_kept, request, f"event:{pk}")
    return submit(request, form, act, done=done, again=again)


def _add(request, workspace, *, version=None, **fields):
    return actions.add_event(by=actor_of(request), workspace=workspace, **_named(workspace, fields))


def _edit(request, event, **fields):
    return actions.edit_event(by=actor_of(request), event=event, **_named(event.workspace, fields))


def _named(workspace, fields: dict) -> dict:
    """The organisation as a row."""
    here = Organisation.objects.filter(workspace=workspace, pk=fields["organisation"] or None)
    return fields | {"organisation": here.first()}


def _form_page(request, workspace, event, form: EventForm, status=200):
    if status == CONFLICT and event:
        form.catch_up(**as_it_stands(event))
    context = {
        "form": form,
        "workspace": workspace,
        "event": event,
        "section": "follow-up",
        "section_part": "events",
    }
    return page(request, "events/form.html", context, status)


def _kept(request, saved, event):
    to = f"/w/{event.workspace.key}/events/{event.pk}/"
    return see_other(request, to, said=_("Saved."), saved=saved)
