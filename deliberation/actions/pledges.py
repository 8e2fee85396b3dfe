"""What countries say of their votes for a bid or a candidacy; what they said before is kept."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.events import locked_event, require_ahead
from deliberation.actions.writing import clean, one_line, require_version, save_version
from deliberation.errors import NotNow
from deliberation.models import Event, Pledge, PledgeChange
from deliberation.outbox import record
from deliberation.permissions import Actor, can_record_pledge, require


@transaction.atomic
def record_pledge(
    *, by: Actor, event: Event, country: str, state: str, note: str = "", version: int | None = None
) -> Pledge:
    """Write down what a country said of its vote, for the first time or anew. Twice the same is once.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_record_pledge(by, event))
    event = locked_event(event)
    require_ahead(event)
    _require_voted_on(event)
    pledge = event.pledges.filter(country=country).first() or Pledge(event=event, country=country)
    is_new, before = pledge._state.adding, (pledge.state, pledge.note)
    if is_new:
        pledge.added_by, pledge.created_at, pledge.updated_at = by.person, by.moment, by.moment
    else:
        require_version(pledge, version)
    pledge.state, pledge.note = state, one_line(note)
    if before == (pledge.state, pledge.note):
        return pledge
    clean(pledge)
    _save(by, pledge, before[0])
    _record(by, pledge, before=before[0], after=state)
    return pledge


def _save(by: Actor, pledge: Pledge, before: str) -> None:
    if pledge._state.adding:
        pledge.save(force_insert=True)
    else:
        save_version(pledge, ["state", "note"], at=by.moment)
    PledgeChange.objects.create(
        pledge=pledge, before=before, after=pledge.state, note=pledge.note, by=by.person, at=by.moment
    )


def _record(by: Actor, pledge: Pledge, **details: Any) -> None:
    event = pledge.event
    details["event"] = str(event.pk)
    record("pledge.recorded", by=by, subject=pledge, workspace_id=event.workspace_id, **details)


def _require_voted_on(event: Event) -> None:
    if not event.is_voted_on:
        raise NotNow(_("Only bids and candidacies are voted on."), code="not_voted_on")
