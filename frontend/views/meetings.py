"""One meeting: its page, its times, who was there, and what it is as a file."""

from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import meetings as actions
from deliberation.actions import minutes
from deliberation.briefings import FILES, last_of, stamped
from deliberation.deadlines import ics, of_meeting
from deliberation.meetings import minutes_of
from deliberation.permissions import can_run_meeting, require
from frontend.forms.meetings import WordForm
from frontend.pages.bodies import frame
from frontend.pages.meeting import attendance_form, meeting_page
from frontend.pages.meetings import in_its_zone, initial_of, meeting_form
from frontend.places import find_line_alone, find_meeting
from frontend.reader import Reader
from frontend.responses import CONFLICT, actor_of, page, press, see_other, submit

BY_ENDING = {file.ending: file for file in FILES.values()}


@require_safe
@login_required
def show(request, key, pk):
    return page(request, "meetings/meeting.html", meeting_page(request, find_meeting(request, key, pk)))


@require_safe
@login_required
def line(request, key, pk):
    """The address of one line of minutes leads to where it stands."""
    found = find_line_alone(request, key, pk)
    return see_other(request, f"/w/{key}/meetings/{found.item.meeting_id}/#line-{found.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, key, pk):
    meeting = find_meeting(request, key, pk)
    require(can_run_meeting(actor_of(request), meeting))
    again = partial(_form_page, request, meeting)
    if request.method != "POST":
        return again(meeting_form(meeting=meeting))
    act = partial(_edit, request, meeting)
    done = partial(done_at, request, meeting, "")
    return submit(request, meeting_form(request.POST, meeting), act, done=done, again=again)


@require_POST
@login_required
def cancel(request, key, pk):
    return _pressed(
        request, find_meeting(request, key, pk), actions.cancel_meeting, _("The meeting is cancelled.")
    )


@require_POST
@login_required
def lock(request, key, pk):
    said = _("The agenda is settled and goes to everybody who has a seat.")
    return _pressed(request, find_meeting(request, key, pk), actions.lock_agenda, said)


@require_POST
@login_required
def propose(request, key, pk):
    said = _("Every organisation of the body that somebody speaks for is asked for its word.")
    return _pressed(request, find_meeting(request, key, pk), minutes.propose_minutes, said)


@require_POST
@login_required
def attend(request, key, pk):
    meeting = find_meeting(request, key, pk)
    form = attendance_form(meeting, Reader.of(request, meeting.body.workspace), request.POST)
    act, done = partial(_attend, request, meeting), partial(done_at, request, meeting, "there")
    return submit(request, form, act, done=done, again=partial(refused, request, meeting, "attendance"))


@require_POST
@login_required
def word(request, key, pk):
    """What an organisation says to the proposed minutes, or a facilitator where none can."""
    meeting = find_meeting(request, key, pk)
    act = partial(minutes.answer_minutes, by=actor_of(request), meeting=meeting)
    done = partial(done_at, request, meeting, "words")
    return submit(
        request, WordForm(request.POST), act, done=done, again=partial(refused, request, meeting, "word")
    )


@require_safe
@login_required
def calendar(request, key, pk):
    meeting = find_meeting(request, key, pk)
    body = ics.write([of_meeting(meeting)], name=meeting.title, base=settings.BASE_URL)
    return _file(body, ics.MEDIA, f"{_named(meeting)}.ics")


@require_safe
@login_required
def as_file(request, key, pk, ending):
    """Agenda and minutes as one of the files that documents become, stamped."""
    meeting, file, now = find_meeting(request, key, pk), BY_ENDING.get(ending), timezone.now()
    if file is None:
        raise Http404
    workspace = meeting.body.workspace
    seq = last_of(workspace)
    outline = stamped(minutes_of(meeting, request.user), workspace, seq, now)
    return _file(file.write(outline, meeting.title, now), file.media, f"{_named(meeting)}.{ending}")


def done_at(request, meeting, at: str, result, said: str = ""):
    """Back on the meeting's page, at one of its parts."""
    place = f"/w/{meeting.body.workspace.key}/meetings/{meeting.pk}/"
    return see_other(request, f"{place}#{at}" if at else place, said=said or _("Saved."))


def refused(request, meeting, name: str, form, status):
    """The page with the refused form in its place."""
    return page(request, "meetings/meeting.html", meeting_page(request, meeting, **{name: form}), status)


def noticed(request, meeting, status, notice):
    return page(request, "meetings/meeting.html", meeting_page(request, meeting, notice=notice), status)


def _pressed(request, meeting, verb, said: str):
    act = partial(verb, by=actor_of(request), meeting=meeting)
    done = partial(done_at, request, meeting, "", said=said)
    return press(act, done=done, again=partial(noticed, request, meeting))


def _edit(request, meeting, **fields):
    fields = in_its_zone(meeting.body.workspace, fields)
    return actions.edit_meeting(by=actor_of(request), meeting=meeting, **fields)


def _attend(request, meeting, *, attendance):
    by_id = {str(pk): one for pk, one in meeting.organisations.items()}
    told = [(by_id[pk], state) for pk, state in attendance]
    return actions.record_attendance(by=actor_of(request), meeting=meeting, attendance=told)


def _form_page(request, meeting, form, status=200):
    if status == CONFLICT:
        form.catch_up(**initial_of(meeting))
    context = {"form": form, "meeting": meeting, "body": meeting.body, **frame(meeting.body.workspace)}
    return page(request, "meetings/form.html", context, status)


def _named(meeting) -> str:
    return f"{meeting.body.workspace.key}-meeting-{meeting.number}"


def _file(body: bytes, media: str, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
