"""The agenda of a meeting, and the minutes under its items."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Organisation, User
from deliberation.actions import agenda as actions
from deliberation.actions import minutes
from deliberation.models import Initiative
from deliberation.permissions import can_edit_item, can_keep_line, can_propose_item, require
from frontend.forms.meetings import NewLineForm, PlaceForm, SettleForm
from frontend.pages.bodies import frame
from frontend.pages.meeting import initial_of_item, item_form, line_form, turn_form
from frontend.places import find_item, find_line, find_meeting
from frontend.responses import CONFLICT, actor_of, page, press, see_other, submit

from .meetings import done_at, noticed, refused

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@login_required
def add(request, key, pk):
    meeting = find_meeting(request, key, pk)
    require(can_propose_item(actor_of(request), meeting))
    act, done = partial(_add, request, meeting), partial(_kept, request, meeting)
    again = partial(refused, request, meeting, "item")
    return submit(request, item_form(request, meeting, request.POST), act, done=done, again=again)


@require_POST
@login_required
def draw(request, key, pk):
    meeting = find_meeting(request, key, pk)
    act = partial(actions.draw_agenda, by=actor_of(request), meeting=meeting)
    return press(act, done=partial(_drawn, request, meeting), again=partial(noticed, request, meeting))


@page_or_form
@login_required
def edit(request, key, pk, item):
    row = find_item(request, key, pk, item)
    require(can_edit_item(actor_of(request), row))
    again = partial(_item_page, request, row)
    if request.method != "POST":
        return again(item_form(request, row.meeting, item=row))
    form = item_form(request, row.meeting, request.POST, row)
    act, done = partial(_edit, request, row), partial(_kept, request, row.meeting)
    return submit(request, form, act, done=done, again=again)


@require_POST
@login_required
def settle(request, key, pk, item):
    """Accepted, dropped, or proposed again."""
    row = find_item(request, key, pk, item)
    act, done = partial(_settle, request, row), partial(_kept, request, row.meeting)
    return submit(
        request, SettleForm(request.POST), act, done=done, again=partial(_said, request, row.meeting)
    )


@require_POST
@login_required
def move(request, key, pk, item):
    row = find_item(request, key, pk, item)
    act = partial(actions.move_item, by=actor_of(request), item=row)
    done = partial(_kept, request, row.meeting)
    return submit(
        request, PlaceForm(request.POST), act, done=done, again=partial(_said, request, row.meeting)
    )


@require_POST
@login_required
def add_line(request, key, pk):
    meeting = find_meeting(request, key, pk)
    form = NewLineForm(request.POST, auto_id=f"id_{request.POST.get('item', '')}_%s")
    act, done = partial(_add_line, request, key, pk), partial(_written, request, meeting)
    return submit(request, form, act, done=done, again=partial(refused, request, meeting, "line"))


@page_or_form
@login_required
def edit_line(request, key, pk, line):
    row = find_line(request, key, pk, line)
    require(can_keep_line(actor_of(request), row))
    again = partial(_line_page, request, row)
    if request.method != "POST":
        return again(line_form(row))
    act = partial(minutes.edit_line, by=actor_of(request), line=row)
    done = partial(_written, request, row.item.meeting)
    return submit(request, line_form(row, request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove_line(request, key, pk, line):
    row = find_line(request, key, pk, line)
    act = partial(minutes.remove_line, by=actor_of(request), line=row)
    done = partial(_kept, request, row.item.meeting)
    return press(act, done=done, again=partial(noticed, request, row.item.meeting))


@page_or_form
@login_required
def turn(request, key, pk, line):
    """What becomes of a line in the initiative that its item is about."""
    row = find_line(request, key, pk, line)
    require(can_keep_line(actor_of(request), row))
    again = partial(_turn_page, request, row)
    if request.method != "POST":
        return again(turn_form(row))
    act, done = partial(_turn, request, row), partial(_written, request, row.item.meeting)
    return submit(request, turn_form(row, request.POST), act, done=done, again=again)


def _add(request, meeting, *, version=None, **fields):
    return actions.add_item(by=actor_of(request), meeting=meeting, **_with_rows(request, meeting, fields))


def _edit(request, item, **fields):
    fields = _with_rows(request, item.meeting, fields)
    return actions.edit_item(by=actor_of(request), item=item, **fields)


def _settle(request, item, *, to):
    return actions.edit_item(by=actor_of(request), item=item, version=None, state=to)


def _with_rows(request, meeting, fields: dict) -> dict:
    """The rows that the choices named."""
    about, by = fields["initiative"], fields["presenter"]
    seen = Initiative.objects.visible_to(request.user).filter(workspace=meeting.workspace_id)
    here = Organisation.objects.filter(workspace=meeting.workspace_id)
    rows = {"initiative": seen.get(pk=about) if about else None, "presenter": here.get(pk=by) if by else None}
    return {**fields, **rows}


def _add_line(request, key, pk, *, item, version=None, **fields):
    return minutes.add_line(by=actor_of(request), item=find_item(request, key, pk, item), **fields)


def _turn(request, line, *, owner, **fields):
    person = User.objects.get(pk=owner) if owner else None
    return minutes.turn_line(by=actor_of(request), line=line, owner=person, **fields)


def _kept(request, meeting, result):
    return done_at(request, meeting, "agenda", result)


def _drawn(request, meeting, drawn):
    count = len(drawn)
    said = ngettext("%d item is proposed.", "%d items are proposed.", count) % count
    said = said if drawn else _("Nothing more asks for the body's attention.")
    return done_at(request, meeting, "proposed" if drawn else "agenda", drawn, said=said)


def _written(request, meeting, line):
    place = f"/w/{meeting.body.workspace.key}/meetings/{meeting.pk}/"
    return see_other(request, f"{place}#line-{line.pk}", said=_("Saved."), saved=f"line:{line.item_id}")


def _said(request, meeting, form, status):
    return noticed(request, meeting, status, form.sentence())


def _item_page(request, item, form, status=200):
    if status == CONFLICT:
        form.catch_up(**initial_of_item(item))
    return page(request, "meetings/item.html", {"form": form, "item": item, **_place(item.meeting)}, status)


def _line_page(request, line, form, status=200):
    if status == CONFLICT:
        form.catch_up(text=line.text, kind=line.kind, version=line.version)
    context = {"form": form, "line": line, **_place(line.item.meeting)}
    return page(request, "meetings/line.html", context, status)


def _turn_page(request, line, form, status=200):
    context = {"form": form, "line": line, **_place(line.item.meeting)}
    return page(request, "meetings/turn.html", context, status)


def _place(meeting) -> dict:
    base = f"/w/{meeting.body.workspace.key}/meetings/{meeting.pk}/"
    return {"meeting": meeting, "base": base, **frame(meeting.body.workspace)}
