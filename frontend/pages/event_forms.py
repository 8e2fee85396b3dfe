"""The forms around an event, with what can be chosen in them, and what they hold as it stands."""

from accounts.models import Organisation, Workspace
from accounts.permissions import ARGUE
from deliberation.models import Deadline, Event, Preparation
from deliberation.permissions import members_able
from frontend.forms.events import DeadlineForm, EventForm, PreparationForm

from .choices import Choices, of_members, of_organisations

EVENT = (
    *("title", "kind", "starts_on", "ends_on", "country", "time_zone", "host", "votes_needed"),
    *("summary", "state", "version"),
)
MOST = 200  # deadlines that something can hang on


def event_form(workspace: Workspace, data=None, *, initial: dict | None = None) -> EventForm:
    organisations = of_organisations(Organisation.objects.filter(workspace=workspace))
    is_new = "version" not in (initial or {})
    return EventForm(
        data, initial=initial, organisations=organisations, is_new=is_new and "version" not in (data or {})
    )


def as_it_stands(event: Event) -> dict:
    own = {name: getattr(event, name) for name in EVENT}
    return own | {"organisation": str(event.organisation_id or "")}


def owners_of(event: Event) -> Choices:
    return of_members(members_able(event.workspace_id, ARGUE))


def deadlines_of(event: Event) -> Choices:
    rows = event.deadlines.order_by("due", "id").values_list("pk", "name")[:MOST]
    return [(str(pk), name) for pk, name in rows]


def deadline_form(event: Event, data=None, *, owners: Choices | None = None, **options) -> DeadlineForm:
    return DeadlineForm(data, owners=owners_of(event) if owners is None else owners, **options)


def preparation_form(
    event: Event, data=None, *, owners: Choices | None = None, deadlines: Choices | None = None, **options
) -> PreparationForm:
    return PreparationForm(
        data,
        owners=owners_of(event) if owners is None else owners,
        deadlines=deadlines_of(event) if deadlines is None else deadlines,
        **options,
    )


def deadline_as_it_stands(deadline: Deadline) -> dict:
    return {
        "name": deadline.name,
        "offset": deadline.offset,
        "unit": deadline.unit,
        "due": None if deadline.is_counted else deadline.due,
        "owner": str(deadline.owner_id or ""),
        "version": deadline.version,
    }


def preparation_as_it_stands(thing: Preparation) -> dict:
    return {
        "text": thing.text,
        "area": thing.area,
        "owner": str(thing.owner_id or ""),
        "deadline": str(thing.deadline_id or ""),
        "due": None if thing.deadline_id else thing.due,
        "state": thing.state,
        "version": thing.version,
    }
