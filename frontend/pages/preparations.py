"""What has to be done for an event, as rows: what is open first, the soonest due on top."""

from django.db.models import Case, F, IntegerField, Value, When

from deliberation.models import Event, Preparation
from deliberation.permissions import Actor, can_edit_preparing
from deliberation.reckoning.countdown import is_late
from frontend.reader import Reader

from .event_words import how_far

PAGE = 50
State = Preparation.State


def preparations(by: Actor, event: Event, reader: Reader, *, area: str, at: int) -> dict:
    """What events/preparations.html prints; ``area`` narrows the list, ``at`` is how many stand before its page."""
    area = area if area in Preparation.Area.values else ""
    here = {"event": event} | ({"area": area} if area else {})
    rows = Preparation.objects.visible_to(by.user).filter(**here).select_related("owner", "deadline")
    order = (_openness(), F("due").asc(nulls_last=True), "created_at", "id")
    found = list(rows.order_by(*order)[at : at + PAGE + 1])
    kept = f"&area={area}" if area else ""
    return {
        "rows": [_row(by, row, event, reader) for row in found[:PAGE]],
        "next": f"?from={at + PAGE}{kept}#preparations" if len(found) > PAGE else "",
        "areas": Preparation.Area.choices,
        "area": area,
    }


def _openness() -> Case:
    places = {State.IN_HAND: 0, State.TO_DO: 0, State.DONE: 1, State.DROPPED: 2}
    whens = [When(state=state, then=Value(place)) for state, place in places.items()]
    return Case(*whens, output_field=IntegerField())


def _row(by: Actor, row: Preparation, event: Event, reader: Reader) -> dict:
    row.event = event
    to_come = event.is_ahead and row.is_open and row.due is not None
    return {
        "id": row.pk,
        "text": row.text,
        "area": row.get_area_display(),
        "owner": row.owner.name if row.owner else "",
        "due": reader.date(row.due) if row.due else "",
        "far": how_far(row.due, event, reader) if to_come and row.due else "",
        "deadline": row.deadline.name if row.deadline else "",
        "late": bool(to_come and row.due and is_late(row.due, event.time_zone, reader.now)),
        "state": row.get_state_display(),
        "is_done": row.state == State.DONE,
        "is_open": row.is_open,
        "may_edit": event.is_ahead and can_edit_preparing(by, row),
    }
