"""The page of one event: its days, the chain of deadlines with its picture, readiness by area, what to do, pledges."""

from deliberation.countries import country_name
from deliberation.models import Event, Preparation
from deliberation.models.usual_deadlines import USUAL
from deliberation.permissions import can_edit_event, can_prepare
from frontend.forms.events import DeadlineForm, PledgeForm, PreparationForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .event_chain import chain
from .event_forms import deadline_form, owners_of, preparation_form
from .event_pledges import pledges_of
from .event_readiness import readiness_chart
from .event_words import when
from .keyset import number_in
from .links import links_of_thing
from .preparations import preparations

USUAL_DEADLINES = {kind: len(rows) for kind, rows in USUAL.items()}


def event_page(
    request,
    event: Event,
    *,
    deadline: DeadlineForm | None = None,
    preparation: PreparationForm | None = None,
    pledge: PledgeForm | None = None,
    notice: str = "",
) -> dict:
    """The context of events/event.html; a form is one that was refused, and stands open."""
    reader, by = Reader.of(request, event.workspace), actor_of(request)
    may_prepare = event.is_ahead and can_prepare(by, event)
    area, at = request.GET.get("area", ""), number_in(request.GET.get("from", ""))
    line = chain(by, event, reader)
    return {
        "workspace": event.workspace,
        "section": "follow-up",
        "section_part": "events",
        "event": event,
        "facts": _facts(event, reader),
        "when": when(event, reader),
        "chain": line,
        "usual": USUAL_DEADLINES[event.kind] if may_prepare and not line["rows"] else 0,
        "readiness": readiness_chart(event),
        "preparations": preparations(by, event, reader, area=area, at=at),
        "pledges": pledges_of(event, reader) if event.is_voted_on else None,
        "may_edit": can_edit_event(by, event),
        "may_prepare": may_prepare,
        "forms": _forms(event, deadline, preparation, pledge) if may_prepare else None,
        "opened": {"deadline": deadline, "preparation": preparation, "pledge": pledge},
        "notice": notice,
        **links_of_thing(request, event, event.workspace),
    }


def _facts(event: Event, reader: Reader) -> dict:
    return {
        "country": country_name(event.country, reader.language),
        "organisation": event.organisation.name_in(reader.language) if event.organisation else "",
        "zone": event.time_zone.replace("_", " "),
    }


def _forms(event: Event, deadline, preparation, pledge) -> dict:
    owners = owners_of(event)
    return {
        "deadline": deadline or deadline_form(event, owners=owners),
        "preparation": preparation
        or preparation_form(event, owners=owners, initial={"state": Preparation.State.TO_DO}),
        "pledge": (pledge or PledgeForm()) if event.is_voted_on else None,
    }
