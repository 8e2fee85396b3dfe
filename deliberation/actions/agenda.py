"""What a meeting is to talk about: put on by members, or drawn from what asks for it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from deliberation.actions.meetings import locked_meeting, record_of, require_state
from deliberation.actions.writing import (
    change,
    clean,
    fault_of_place,
    one_line,
    require_version,
    save_version,
)
from deliberation.errors import Fault, Invalid, NotFound
from deliberation.meetings import asking_for
from deliberation.models import AgendaItem, Initiative, Meeting
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_edit_item,
    can_propose_item,
    can_run_meeting,
    can_settle_item,
    require,
)

State = AgendaItem.State
ABOUT = ("argument_id", "source_id", "commitment_id")
WORDING = frozenset({"text", "initiative", "presenter", "minutes"})
EDITABLE = WORDING | {"state"}


@transaction.atomic
def draw_agenda(*, by: Actor, meeting: Meeting) -> list[AgendaItem]:
    """Propose what asks for the body's attention and is not on this agenda yet, in any state.

    As far as the actor sees it: divided arguments, unhandled challenges, late commitments, sources to check again.
    Raises NotAllowed, NotNow.
    """
    require(can_run_meeting(by, meeting))
    meeting = locked_meeting(meeting)
    require_state(meeting, Meeting.State.PLANNED)
    known = list(meeting.items.values_list(*ABOUT))
    drawn, place = [], _last_place(meeting)
    for asking in asking_for(meeting.body.workspace, by.person, by.moment):
        if tuple(asking.get(name) for name in ABOUT) not in known:
            place += 1
            stamps = {"created_at": by.moment, "updated_at": by.moment}
            drawn.append(AgendaItem(meeting=meeting, place=place, added_by=by.person, **asking, **stamps))
    AgendaItem.objects.bulk_create(drawn)
    if drawn:
        record_of("agenda.drawn", by, meeting, count=len(drawn))
    return drawn


@transaction.atomic
def add_item(
    *,
    by: Actor,
    meeting: Meeting,
    text: str,
    initiative: Initiative | None = None,
    presenter: Organisation | None = None,
    minutes: int | None = None,
) -> AgendaItem:
    """Put something on: of who runs the meeting it stands at once, of others it is proposed.

    After the agenda is locked only those who run it still add. Raises NotAllowed, NotNow, Invalid.
    """
    require(can_propose_item(by, meeting))
    runs = can_run_meeting(by, meeting)
    meeting = locked_meeting(meeting)
    late = (Meeting.State.AGENDA_LOCKED, Meeting.State.HELD) if runs else ()
    require_state(meeting, Meeting.State.PLANNED, *late)
    item = AgendaItem(meeting=meeting, text=one_line(text), initiative=initiative, presenter=presenter)
    item.minutes, item.added_by, item.place = minutes, by.person, _last_place(meeting) + 1
    item.state = State.ACCEPTED if runs else State.PROPOSED
    item.created_at = item.updated_at = by.moment
    _require_places(meeting, initiative, presenter)
    clean(item, required=("text",))
    item.save(force_insert=True)
    _record("agenda.added", by, item)
    return item


@transaction.atomic
def edit_item(*, by: Actor, item: AgendaItem, version: int | None, **changes: Any) -> AgendaItem:
    """Change its words, what it is about, who presents it and how long; who runs the meeting also accepts or drops it.

    What they accepted and its proposer changes is only proposed again. Raises NotAllowed, NotNow, Stale, Invalid.
    """
    settles = can_settle_item(by, item)
    require(settles or ("state" not in changes and can_edit_item(by, item)))
    meeting = locked_meeting(item.meeting)
    require_state(meeting, Meeting.State.PLANNED)
    item = locked_item(item, meeting)
    require_version(item, version)
    if "text" in changes:
        changes["text"] = one_line(changes["text"])
    _require_words(item, changes)
    _require_places(meeting, changes.get("initiative"), changes.get("presenter"))
    other = any(getattr(item, name, None) != value for name, value in changes.items())
    if other and not settles and item.state == State.ACCEPTED:
        changes["state"] = State.PROPOSED
    if changed := change(item, changes, allowed=EDITABLE, at=by.moment):
        _record("agenda.edited", by, item, fields=sorted(changed))
    return item


@transaction.atomic
def move_item(*, by: Actor, item: AgendaItem, place: int) -> AgendaItem:
    """Put it at the ``place``-th of what is not dropped, counted from 1; beyond the end is the end.

    Raises NotAllowed, NotNow.
    """
    require(can_settle_item(by, item))
    meeting = locked_meeting(item.meeting)
    require_state(meeting, Meeting.State.PLANNED)
    item = locked_item(item, meeting)
    others = list(meeting.items.exclude(state=State.DROPPED).exclude(pk=item.pk))
    others.insert(max(place, 1) - 1, item)
    for number, one in enumerate(others, start=1):
        if one.place != number:
            AgendaItem.objects.filter(pk=one.pk).update(place=number)
    item.place = others.index(item) + 1
    save_version(item, ["place"], at=by.moment)
    record_of("agenda.ordered", by, meeting)
    return item


def locked_item(item: AgendaItem, meeting: Meeting) -> AgendaItem:
    """The item of a locked meeting as it is now. Raises NotFound."""
    beside = ("initiative__workspace", "argument", "source", "commitment")
    found = meeting.items.select_related(*beside).filter(pk=item.pk).first()
    if found is None:
        raise NotFound
    found.meeting = meeting
    return found


def _last_place(meeting: Meeting) -> int:
    return meeting.items.order_by("-place").values_list("place", flat=True).first() or 0


def _require_words(item: AgendaItem, changes: dict[str, Any]) -> None:
    """What is about nothing says itself what it is; what is about an argument stays in its initiative."""
    if not (changes.get("text", item.text) or any(getattr(item, name) for name in ABOUT)):
        raise Invalid.at("text", "required", _("Please write something here."))
    if item.argument is not None and "initiative" in changes:
        about = changes["initiative"]
        if about is None or about.pk != item.argument.initiative_id:
            raise Invalid.at("initiative", "elsewhere", _("This stands in another initiative."))


def _require_places(meeting: Meeting, initiative: Initiative | None, presenter: Organisation | None) -> None:
    faults = fault_of_place(meeting.workspace_id, presenter, "presenter")
    if initiative is not None and initiative.workspace_id != meeting.workspace_id:
        faults.append(Fault("initiative", "elsewhere", str(_("This is in another workspace."))))
    if faults:
        raise Invalid(faults=faults)


def _record(verb: str, by: Actor, item: AgendaItem, **details: Any) -> None:
    workspace_id = item.meeting.workspace_id
    record(verb, by=by, subject=item, initiative=item.initiative, workspace_id=workspace_id, **details)
