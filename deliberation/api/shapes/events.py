"""Events, their deadlines, what has to be done for them, and pledges as answers."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from deliberation import permissions
from deliberation.models import Deadline, Event, Pledge, PledgeChange, Preparation
from deliberation.reckoning import pledges, readiness
from deliberation.reckoning.countdown import ends_at

from .reader import Reader, api, organisation, person

STAMPS = ("version", "created_at", "updated_at")
TOLD = ("kind", "title", "summary", "host", "country", "starts_on", "ends_on", "time_zone", "state")


def event_rows(user) -> QuerySet[Event]:
    """What ``shape_event`` reads, of the events that ``user`` may see."""
    things = Prefetch("preparations", Preparation.objects.only("event", "area", "state", "created_at"))
    votes = Prefetch("pledges", Pledge.objects.only("event", "state", "created_at"))
    rows = Event.objects.visible_to(user).select_related("workspace", "organisation", "added_by")
    return rows.prefetch_related(things, votes)


def shape_event(row: Event, reader: Reader) -> dict:
    things = [(thing.area, thing.state) for thing in row.preparations.all()]
    return {
        "id": row.pk,
        "url": api(f"events/{row.pk}"),
        "html_url": _page(row),
        "workspace": row.workspace.key,
        **{name: getattr(row, name) for name in TOLD},
        "votes_needed": row.votes_needed,
        "organisation": organisation(
            row.organisation_id, row.organisation.name_en if row.organisation else None
        ),
        "readiness": asdict(readiness.readiness(state for _area, state in things)),
        "readiness_by_area": [
            {"area": area, **asdict(one)} for area, one in readiness.by_area(things).items()
        ],
        "pledges": _votes(row) if row.is_voted_on else None,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {
            "edit": permissions.can_edit_event(reader.by, row),
            "prepare": row.is_ahead and permissions.can_prepare(reader.by, row),
        },
    }


def deadline_rows(user) -> QuerySet[Deadline]:
    """What ``shape_deadline`` reads, of the deadlines that ``user`` may see."""
    return Deadline.objects.visible_to(user).select_related("event__workspace", "owner", "added_by")


def shape_deadline(row: Deadline, reader: Reader) -> dict:
    edit = _is_editable(row, reader)
    return {
        **_of_event(row, "deadlines"),
        **{name: getattr(row, name) for name in ("name", "offset", "unit", "due", "done_on")},
        "ends_at": ends_at(row.due, row.event.time_zone),
        "owner": _owner(row),
        **_stamps(row),
        "permissions": {"edit": edit, "remove": edit},
    }


def preparation_rows(user) -> QuerySet[Preparation]:
    """What ``shape_preparation`` reads, of what ``user`` may see."""
    return Preparation.objects.visible_to(user).select_related("event__workspace", "owner", "added_by")


def shape_preparation(row: Preparation, reader: Reader) -> dict:
    return {
        **_of_event(row, "preparations"),
        **{name: getattr(row, name) for name in ("area", "text", "due", "state")},
        "deadline": row.deadline_id,
        "owner": _owner(row),
        **_stamps(row),
        "permissions": {"edit": _is_editable(row, reader)},
    }


def pledge_rows(user) -> QuerySet[Pledge]:
    """What ``shape_pledge`` reads, of the pledges that ``user`` may see."""
    history = Prefetch("changes", PledgeChange.objects.select_related("by"))
    rows = Pledge.objects.visible_to(user).select_related("event__workspace", "added_by")
    return rows.prefetch_related(history)


def shape_pledge(row: Pledge, reader: Reader) -> dict:
    return {
        **_of_event(row, "pledges"),
        **{name: getattr(row, name) for name in ("country", "state", "note")},
        "history": [_change(one, row.reader_role) for one in row.changes.all()],
        **_stamps(row),
        "permissions": {"record": row.event.is_ahead and permissions.can_record_pledge(reader.by, row)},
    }


def _change(one: PledgeChange, role: str) -> dict:
    by = person(one.by_id, one.by.name, None, role)
    return {"before": one.before, "after": one.after, "note": one.note, "by": by, "at": one.at}


def _votes(row: Event) -> dict:
    found = pledges.count((pledge.state for pledge in row.pledges.all()), row.votes_needed)
    names = ("firm", "likely", "open", "declined", "missing")
    return {name: getattr(found, name) for name in names}


def _of_event(row: Any, address: str) -> dict:
    return {
        "id": row.pk,
        "url": api(f"{address}/{row.pk}"),
        "html_url": f"{_page(row.event)}#{row._meta.model_name}-{row.pk}",
        "event": row.event_id,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
    }


def _owner(row: Any) -> dict | None:
    return person(row.owner_id, row.owner.name, None, row.reader_role) if row.owner else None


def _is_editable(row: Any, reader: Reader) -> bool:
    return row.event.is_ahead and permissions.can_edit_preparing(reader.by, row)


def _page(event: Event) -> str:
    return settings.BASE_URL + event.path_in(event.workspace.key)


def _stamps(row: Any) -> dict:
    return {name: getattr(row, name) for name in STAMPS}
