"""What hangs from an event: deadlines, things to do, pledges; on the page of the event, or on one of their own."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from deliberation.actions import deadlines, preparations
from deliberation.actions.pledges import record_pledge
from deliberation.models import Deadline, Pledge, Preparation
from deliberation.permissions import can_edit_preparing, can_record_pledge, require
from frontend.forms.actions import DoneForm
from frontend.forms.events import PledgeEditForm, PledgeForm
from frontend.pages.event import event_page
from frontend.pages.event_forms import (
    deadline_as_it_stands,
    deadline_form,
    preparation_as_it_stands,
    preparation_form,
)
from frontend.pages.event_pledges import history_of
from frontend.places import find_event, find_of_event
from frontend.reader import Reader
from frontend.responses import CONFLICT, actor_of, page, press, see_other, submit
from frontend.said import Undo

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@login_required
def add_deadline(request, key, pk):
    event = find_event(request, key, pk)
    again = partial(_event_again, request, event, "deadline")
    done = partial(_kept, request, event, "deadlines", f"deadline:{pk}")
    return submit(
        request,
        deadline_form(event, request.POST),
        partial(_add_deadline, request, event),
        done=done,
        again=again,
    )


@require_POST
@login_required
def take_usual(request, key, pk):
    """The deadlines that events of its kind usually have."""
    event = find_event(request, key, pk)
    act = partial(deadlines.take_chain, by=actor_of(request), event=event)
    return press(act, done=partial(_taken, request, event), again=partial(_notice, request, event))


@page_or_form
@login_required
def edit_deadline(request, key, event, pk):
    deadline = find_of_event(request, Deadline, key, event, pk)
    require(can_edit_preparing(actor_of(request), deadline))
    again, initial = partial(_deadline_page, request, deadline), deadline_as_it_stands(deadline)
    if request.method != "POST":
        return again(deadline_form(deadline.event, initial=initial))
    form = deadline_form(deadline.event, request.POST, initial=initial)
    done = partial(_kept, request, deadline.event, "deadlines", f"deadline:{pk}")
    return submit(request, form, partial(_edit_deadline, request, deadline), done=done, again=again)


@require_POST
@login_required
def meet_deadline(request, key, event, pk):
    """Met today, or not met after all."""
    deadline = find_of_event(request, Deadline, key, event, pk)
    done = partial(_kept, request, deadline.event, "deadlines", "", undo=_other(request))
    again = partial(_event_again, request, deadline.event, "notice")
    return submit(request, DoneForm(request.POST), partial(_meet, request, deadline), done=done, again=again)


@require_POST
@login_required
def remove_deadline(request, key, event, pk):
    deadline = find_of_event(request, Deadline, key, event, pk)
    act = partial(deadlines.remove_deadline, by=actor_of(request), deadline=deadline)
    done = partial(_kept, request, deadline.event, "deadlines", "")
    return press(act, done=done, again=partial(_notice, request, deadline.event))


@require_POST
@login_required
def add_preparation(request, key, pk):
    event = find_event(request, key, pk)
    form, act = preparation_form(event, request.POST), partial(_add_preparation, request, event)
    done = partial(_kept, request, event, "preparations", f"preparation:{pk}")
    return submit(request, form, act, done=done, again=partial(_event_again, request, event, "preparation"))


@page_or_form
@login_required
def edit_preparation(request, key, event, pk):
    thing = find_of_event(request, Preparation, key, event, pk)
    require(can_edit_preparing(actor_of(request), thing))
    again, initial = partial(_preparation_page, request, thing), preparation_as_it_stands(thing)
    if request.method != "POST":
        return again(preparation_form(thing.event, initial=initial))
    form = preparation_form(thing.event, request.POST, initial=initial)
    done = partial(_kept, request, thing.event, "preparations", f"preparation:{pk}")
    return submit(request, form, partial(_edit_preparation, request, thing), done=done, again=again)


@require_POST
@login_required
def finish_preparation(request, key, event, pk):
    """Done, or to do after all."""
    thing = find_of_event(request, Preparation, key, event, pk)
    done = partial(_kept, request, thing.event, "preparations", "", undo=_other(request))
    again = partial(_event_again, request, thing.event, "notice")
    return submit(request, DoneForm(request.POST), partial(_finish, request, thing), done=done, again=again)


@require_POST
@login_required
def pledge(request, key, pk):
    event = find_event(request, key, pk)
    act = partial(record_pledge, by=actor_of(request), event=event)
    done = partial(_kept, request, event, "pledges", f"pledge:{pk}")
    again = partial(_event_again, request, event, "pledge")
    return submit(request, PledgeForm(request.POST), act, done=done, again=again)


@page_or_form
@login_required
def edit_pledge(request, key, event, pk):
    """What a country says now, with what it said before."""
    found = find_of_event(request, Pledge, key, event, pk)
    again = partial(_pledge_page, request, found)
    if request.method != "POST":
        return again(PledgeEditForm(initial=_as_pledged(found)))
    act = partial(record_pledge, by=actor_of(request), event=found.event, country=found.country)
    done = partial(_kept, request, found.event, "pledges", f"pledge:{pk}")
    return submit(request, PledgeEditForm(request.POST), act, done=done, again=again)


def _add_deadline(request, event, *, owner, version=None, **fields):
    return deadlines.add_deadline(by=actor_of(request), event=event, owner=_person(owner), **fields)


def _edit_deadline(request, deadline, *, owner, **fields):
    by, owned = actor_of(request), _person(owner)
    return deadlines.edit_deadline(by=by, deadline=deadline, owner=owned, **fields)


def _meet(request, deadline, *, to):
    today = Reader.of(request, deadline.event.workspace).today
    on = today if to == DoneForm.DONE else None
    return deadlines.edit_deadline(by=actor_of(request), deadline=deadline, version=None, done_on=on)


def _add_preparation(request, event, *, owner, deadline="", version=None, **fields):
    fields |= {"owner": _person(owner), "deadline": _deadline(event, deadline)}
    return preparations.add_preparation(by=actor_of(request), event=event, **fields)


def _edit_preparation(request, thing, *, owner, deadline="", **fields):
    fields |= {"owner": _person(owner), "deadline": _deadline(thing.event, deadline)}
    return preparations.edit_preparation(by=actor_of(request), preparation=thing, **fields)


def _finish(request, thing, *, to):
    state = Preparation.State.DONE if to == DoneForm.DONE else Preparation.State.TO_DO
    return preparations.edit_preparation(by=actor_of(request), preparation=thing, version=None, state=state)


def _person(pk: str) -> User | None:
    return User.objects.get(pk=pk) if pk else None


def _deadline(event, pk: str) -> Deadline | None:
    return event.deadlines.filter(pk=pk).first() if pk else None


def _other(request) -> Undo:
    to = DoneForm.AGAIN if request.POST.get("to") == DoneForm.DONE else DoneForm.DONE
    return Undo(request.path, {"to": to})


def _as_pledged(found) -> dict:
    return {name: getattr(found, name) for name in ("state", "note", "version")}


def _deadline_page(request, deadline, form, status=200):
    if status == CONFLICT:
        form.catch_up(**deadline_as_it_stands(deadline))
    context = {"form": form, "heading": _("Change the deadline"), "key": f"deadline:{deadline.pk}"}
    return page(request, "events/edit.html", context | _place(deadline.event) | {"removes": deadline}, status)


def _preparation_page(request, thing, form, status=200):
    if status == CONFLICT:
        form.catch_up(**preparation_as_it_stands(thing))
    context = {"form": form, "heading": _("Change what is to be done"), "key": f"preparation:{thing.pk}"}
    return page(request, "events/edit.html", context | _place(thing.event), status)


def _pledge_page(request, found, form, status=200):
    if status == CONFLICT:
        form.catch_up(**_as_pledged(found))
    may = found.event.is_ahead and can_record_pledge(actor_of(request), found)
    context = {"form": form if may else None, "pledge": found, "key": f"pledge:{found.pk}"}
    told = history_of(found, Reader.of(request, found.event.workspace))
    return page(request, "events/pledge.html", context | told | _place(found.event), status)


def _place(event) -> dict:
    return {"event": event, "workspace": event.workspace, "section": "follow-up", "section_part": "events"}


def _event_again(request, event, name, form, status):
    """The event's page with the refused form in its place, or its sentence where the form is one button."""
    refused = {name: form.sentence() if name == "notice" else form}
    return page(request, "events/event.html", event_page(request, event, **refused), status)


def _notice(request, event, status, notice):
    return page(request, "events/event.html", event_page(request, event, notice=notice), status)


def _taken(request, event, added):
    said = ngettext("%d deadline was added.", "%d deadlines were added.", len(added)) % len(added)
    if not added:
        said = _("Nothing was added: those that are not past stand here already.")
    return see_other(request, f"{event.path_in(event.workspace.key)}#deadlines", said=said)


def _kept(request, event, at, saved, result, undo=None):
    to = f"{event.path_in(event.workspace.key)}#{at}"
    return see_other(request, to, said=_("Saved."), saved=saved, undo=undo)
