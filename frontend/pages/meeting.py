"""One meeting: its agenda, who was there, its minutes and each organisation's word on them."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Organisation
from accounts.permissions import ARGUE
from deliberation.meetings import Seen, reference, said_of_quorum, seen_of, withheld
from deliberation.models import AgendaItem, Initiative, Meeting, MinuteLine
from deliberation.permissions import (
    can_edit_item,
    can_keep_line,
    can_propose_item,
    can_run_meeting,
    can_settle_item,
    can_stand_in,
    is_awaited,
    members_who_see,
)
from frontend.forms.meetings import AttendanceForm, ItemForm, LineForm, NewLineForm, TurnForm, WordForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .choices import of_members
from .links import links_of_thing
from .meetings import row_of_meeting
from .words_said import unheard, words_said

State, ItemState = Meeting.State, AgendaItem.State
MOST = 500  # initiatives to choose from


def meeting_page(
    request,
    meeting: Meeting,
    *,
    item: ItemForm | None = None,
    attendance: AttendanceForm | None = None,
    line: NewLineForm | None = None,
    word: WordForm | None = None,
    notice: str = "",
) -> dict:
    """The context of meetings/meeting.html; a form is one that was refused."""
    by, workspace = actor_of(request), meeting.body.workspace
    reader, seen = Reader.of(request, workspace), seen_of(meeting, request.user)
    runs = can_run_meeting(by, meeting)
    may_add = _may_add(by, meeting, runs)
    base = f"/w/{workspace.key}/meetings/{meeting.pk}/"
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "meetings",
        "base": base,
        "meeting": _told(meeting, reader),
        "runs": runs,
        "step": _step(meeting, seen, runs, reader),
        **_agenda(by, meeting, seen, reader, base, line),
        "withheld": withheld(seen.withheld) if seen.withheld > 0 else "",
        "item_form": (item or item_form(request, meeting)) if may_add else None,
        "item_opened": item is not None,
        "attendance": _attendance(meeting, reader),
        "attendance_form": _attendance_form(meeting, reader, attendance, runs),
        "attendance_opened": attendance is not None or not meeting.attendances.all(),
        "words": _words(meeting, reader),
        "word": _word(by, meeting, word),
        "stands_in": can_stand_in(by, meeting),
        "notice": notice,
        **links_of_thing(request, meeting, workspace),
    }


def item_form(request, meeting: Meeting, data=None, item: AgendaItem | None = None) -> ItemForm:
    workspace = meeting.body.workspace
    seen = Initiative.objects.visible_to(request.user).filter(workspace=workspace).order_by("-number")[:MOST]
    reader = Reader.of(request, workspace)
    organisations = Organisation.objects.filter(workspace=workspace)
    initial = initial_of_item(item) if item else {}
    return ItemForm(
        data,
        initial=initial,
        initiatives=[(str(one.pk), f"{workspace.key}-{one.number} {one.title}") for one in seen],
        organisations=[(str(one.pk), one.name_in(reader.language)) for one in organisations],
    )


def initial_of_item(item: AgendaItem) -> dict:
    ids = {"initiative": str(item.initiative_id or ""), "presenter": str(item.presenter_id or "")}
    return {"text": item.text, "minutes": item.minutes, "version": item.version, **ids}


def attendance_form(meeting: Meeting, reader: Reader, data=None) -> AttendanceForm:
    known = {f"organisation-{row.organisation_id}": row.state for row in meeting.attendances.all()}
    names = [(str(pk), one.name_in(reader.language)) for pk, one in meeting.organisations.items()]
    return AttendanceForm(data, initial=known, organisations=names)


def turn_form(line: MinuteLine, data=None) -> TurnForm:
    initiative = line.item.initiative
    able = members_who_see(initiative, ARGUE) if initiative else []
    owners = of_members(able)
    return TurnForm(data, initial={"into": "action", "words": line.text}, owners=owners)


def line_form(line: MinuteLine, data=None) -> LineForm:
    return LineForm(data, initial={"text": line.text, "kind": line.kind, "version": line.version})


def _told(meeting: Meeting, reader: Reader) -> dict:
    body, workspace = meeting.body, meeting.body.workspace
    return {
        **row_of_meeting(meeting, workspace, reader, body=body),
        "id": meeting.pk,
        "version": meeting.version,
        "body_href": f"/w/{workspace.key}/bodies/{body.pk}/",
        "when": reader.span(meeting.starts_at, meeting.ends_at),
        "is_coming": meeting.is_coming,
        "is_planned": meeting.state == State.PLANNED,
        "is_minuted": meeting.is_minuted,
        "sent": _("Agenda sent %s") % reader.moment(meeting.locked_at) if meeting.locked_at else "",
    }


def _step(meeting: Meeting, seen: Seen, runs: bool, reader: Reader) -> str:
    """What whoever runs it does next; the page has one primary button for it."""
    if not runs:
        return ""
    if meeting.state == State.PLANNED:
        return "lock" if seen.agenda else "draw"
    if meeting.state == State.AGENDA_LOCKED:
        return "attend" if meeting.starts_at <= reader.now else ""
    has_lines = any(item.lines.all() for item in seen.agenda)
    return "propose" if meeting.state == State.HELD and has_lines else ""


def _may_add(by, meeting: Meeting, runs: bool) -> bool:
    late = runs and meeting.state in (State.AGENDA_LOCKED, State.HELD)
    return late or (meeting.state == State.PLANNED and can_propose_item(by, meeting))


def _agenda(by, meeting: Meeting, seen: Seen, reader: Reader, base: str, refused: NewLineForm | None) -> dict:
    by_state: dict[str, list[dict]] = {state: [] for state in ItemState.values}
    standing = [item for item in seen.items if item.state != ItemState.DROPPED]
    for item in seen.items:
        told = _item(by, item, meeting, reader)
        told["place"] = standing.index(item) + 1 if item in standing else 0
        told["form"] = _line_form(by, item, meeting, refused)
        by_state[item.state].append(told)
    return {
        "agenda": by_state[ItemState.ACCEPTED],
        "proposed": by_state[ItemState.PROPOSED],
        "dropped": by_state[ItemState.DROPPED] if meeting.state == State.PLANNED else [],
    }


def _line_form(by, item: AgendaItem, meeting: Meeting, refused: NewLineForm | None) -> NewLineForm | None:
    if not (meeting.is_minuted and item.state == ItemState.ACCEPTED and can_settle_item(by, item)):
        return None
    if refused is not None and refused.data.get("item") == str(item.pk):
        return refused
    return NewLineForm(initial={"item": item.pk, "kind": MinuteLine.Kind.NOTE}, auto_id=f"id_{item.pk}_%s")


def _item(by, item: AgendaItem, meeting: Meeting, reader: Reader) -> dict:
    planned = meeting.state == State.PLANNED
    return {
        "id": item.pk,
        "said": item.said,
        "origin": capfirst(item.get_origin_display()) if item.origin != AgendaItem.Origin.OWN else "",
        "reference": reference(item),
        "href": _about(item, meeting),
        "presenter": item.presenter.name_in(reader.language) if item.presenter else "",
        "minutes": _("%d min") % item.minutes if item.minutes else "",
        "by": item.added_by.name,
        "lines": [_line(by, line, item, meeting, reader) for line in item.lines.all()],
        "may_settle": planned and can_settle_item(by, item),
        "may_edit": planned and can_edit_item(by, item),
    }


def _about(item: AgendaItem, meeting: Meeting) -> str:
    """The page of what it is about."""
    if item.argument and item.initiative:
        return f"/i/{item.initiative.ref}/{item.argument.number}/"
    if item.source:
        return f"/w/{meeting.body.workspace.key}/sources/{item.source_id}/"
    if item.commitment:
        workspace = meeting.body.workspace
        return item.commitment.path_in(workspace.key) if workspace.keeps_agreements else ""
    return f"/i/{item.initiative.ref}/" if item.initiative else ""


def _line(by, line: MinuteLine, item: AgendaItem, meeting: Meeting, reader: Reader) -> dict:
    decides = line.kind == MinuteLine.Kind.DECISION
    return {
        "id": line.pk,
        "text": line.text,
        "is_decision": decides,
        "became": _became(line, item, reader),
        "propose": f"/i/{item.initiative.ref}/decision/" if decides and item.initiative else "",
        "may_edit": meeting.is_minuted and can_keep_line(by, line),
        "may_turn": meeting.is_minuted
        and line.became is None
        and item.initiative is not None
        and can_keep_line(by, line),
    }


def _became(line: MinuteLine, item: AgendaItem, reader: Reader) -> dict | None:
    """Where it went on, in words."""
    if item.initiative is None:
        return None
    base = f"/i/{item.initiative.ref}/"
    if line.action:
        owner = line.action.owner.name if line.action.owner else _("nobody yet")
        due = f", {_('due %s') % reader.date(line.action.due)}" if line.action.due else ""
        done = f" ({_('done')})" if line.action.done_at else ""
        words = _("Action: %s") % f"{owner}{due}{done}"
        return {"href": f"{base}actions/#action-{line.action_id}", "words": words}
    if line.argument:
        number = line.argument.number
        return {"href": f"{base}{number}/", "words": _("Argument: %s") % f"{item.initiative.ref}#{number}"}
    if line.comment:
        place = f"{item.argument.number}/" if item.argument else "discussion/"
        return {"href": f"{base}{place}#comment-{line.comment_id}", "words": _("A comment")}
    return None


def _attendance(meeting: Meeting, reader: Reader) -> dict | None:
    if not meeting.attendances.all():
        return None
    rows = [
        {
            "organisation": row.organisation.name_in(reader.language),
            "state": capfirst(row.get_state_display()),
            "there": row.counts,
        }
        for row in meeting.attendances.all()
    ]
    return {"rows": rows, "quorum": said_of_quorum(meeting), "reached": meeting.quorum.is_reached}


def _attendance_form(meeting: Meeting, reader: Reader, refused: AttendanceForm | None, runs: bool):
    begun = meeting.starts_at <= reader.now and meeting.state == State.AGENDA_LOCKED
    if not runs or not (begun or meeting.is_minuted):
        return None
    return refused or attendance_form(meeting, reader)


def _words(meeting: Meeting, reader: Reader) -> list[dict]:
    """Of each organisation of the body what it said to the minutes, that it is asked, or that nobody can be."""
    waits = meeting.state == State.MINUTES_PROPOSED
    rows = words_said(meeting, meeting.approvals.all(), reader, waits=waits)
    return rows + (unheard(meeting.body.organisations.values(), meeting, reader) if waits else [])


def _word(by, meeting: Meeting, refused: WordForm | None) -> WordForm | None:
    if meeting.state != State.MINUTES_PROPOSED or not is_awaited(by, meeting):
        return None
    return refused or WordForm(initial={"version": meeting.version})
