"""Consultation bodies, and who sits on them."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from deliberation.actions import bodies as actions
from deliberation.actions import meetings
from deliberation.models import Body
from deliberation.permissions import can_keep_bodies, can_plan_meetings, require
from frontend.pages.bodies import bodies_page, body_form, body_page, frame, initial_of, seat_form
from frontend.pages.meetings import in_its_zone, meeting_form, meetings_page
from frontend.places import find_body, find_keeping, find_seat
from frontend.responses import CONFLICT, actor_of, page, press, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def listed(request, key):
    return page(
        request, "bodies/list.html", bodies_page(request, find_keeping(request, key, "keeps_meetings"))
    )


@require_safe
@login_required
def all_meetings(request, key):
    return page(
        request, "meetings/list.html", meetings_page(request, find_keeping(request, key, "keeps_meetings"))
    )


@page_or_form
@login_required
def add(request, key):
    workspace = find_keeping(request, key, "keeps_meetings")
    require(can_keep_bodies(actor_of(request), workspace))
    again = partial(_form_page, request, workspace, None)
    if request.method != "POST":
        return again(body_form(workspace))
    act, done = partial(_add, request, workspace), partial(_kept, request, key)
    return submit(request, body_form(workspace, data=request.POST), act, done=done, again=again)


@require_safe
@login_required
def show(request, key, pk):
    return page(request, "bodies/body.html", body_page(request, find_body(request, key, pk)))


@page_or_form
@login_required
def edit(request, key, pk):
    body = find_body(request, key, pk)
    require(can_keep_bodies(actor_of(request), body))
    again = partial(_form_page, request, body.workspace, body)
    if request.method != "POST":
        return again(body_form(body.workspace, body))
    form = body_form(body.workspace, body, request.POST)
    act, done = partial(_edit, request, body), partial(_kept, request, key)
    return submit(request, form, act, done=done, again=again)


@require_POST
@login_required
def give_seat(request, key, pk):
    body = find_body(request, key, pk)
    require(can_keep_bodies(actor_of(request), body))
    act, done = partial(_give_seat, request, body), partial(_seated, request, key, body)
    again = partial(_seats_again, request, body)
    return submit(request, seat_form(body, request.POST), act, done=done, again=again)


@require_POST
@login_required
def take_seat(request, key, pk, seat):
    row = find_seat(request, key, pk, seat)
    act = partial(actions.take_seat, by=actor_of(request), seat=row)
    again = partial(_noticed, request, row.body)
    return press(act, done=partial(_seated, request, key, row.body), again=again)


@page_or_form
@login_required
def plan(request, key, pk):
    """A meeting of the body."""
    body = find_body(request, key, pk)
    require(can_plan_meetings(actor_of(request), body))
    again = partial(_plan_page, request, body)
    if request.method != "POST":
        return again(meeting_form())
    act, done = partial(_plan, request, body), partial(_planned, request, key)
    return submit(request, meeting_form(request.POST), act, done=done, again=again)


def _add(request, workspace, *, version=None, **fields):
    return actions.add_body(by=actor_of(request), workspace=workspace, **_with_parent(workspace, fields))


def _edit(request, body, **fields):
    fields = _with_parent(body.workspace, fields)
    return actions.edit_body(by=actor_of(request), body=body, **fields)


def _with_parent(workspace, fields: dict) -> dict:
    above = fields["parent"]
    return {**fields, "parent": Body.objects.get(workspace=workspace, pk=above) if above else None}


def _give_seat(request, body, *, user, part):
    return actions.give_seat(by=actor_of(request), body=body, user=User.objects.get(pk=user), part=part)


def _plan(request, body, *, version=None, **fields):
    fields = in_its_zone(body.workspace, fields)
    return meetings.plan_meeting(by=actor_of(request), body=body, **fields)


def _kept(request, key, body):
    return see_other(request, f"/w/{key}/bodies/{body.pk}/", said=_("Saved."))


def _seated(request, key, body, result):
    return see_other(request, f"/w/{key}/bodies/{body.pk}/#seats", said=_("Saved."))


def _planned(request, key, meeting):
    saved = f"meeting:{meeting.body_id}"
    return see_other(
        request, f"/w/{key}/meetings/{meeting.pk}/", said=_("The meeting is planned."), saved=saved
    )


def _seats_again(request, body, form, status):
    return page(request, "bodies/body.html", body_page(request, body, form=form), status)


def _noticed(request, body, status, notice):
    return page(request, "bodies/body.html", body_page(request, body, notice=notice), status)


def _form_page(request, workspace, body, form, status=200):
    if status == CONFLICT:
        form.catch_up(**initial_of(body))
    context = {"form": form, "body": body, **frame(workspace)}
    return page(request, "bodies/form.html", context, status)


def _plan_page(request, body, form, status=200):
    context = {"form": form, "body": body, "meeting": None, **frame(body.workspace)}
    return page(request, "meetings/form.html", context, status)
