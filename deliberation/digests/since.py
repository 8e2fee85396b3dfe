"""What changed in one initiative since a moment, for page and API: the lines that a digest would tell of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from accounts.models.workspaces import Cadence
from deliberation import movement
from deliberation.models import Edition, Initiative
from deliberation.movement import Change

from .facts import Line
from .gather import edition_facts
from .index import Index, index_of
from .lines import change_line
from .ranking import ranked


@dataclass(frozen=True, slots=True)
class Told:
    """A change, and the line that says it in the language that was active."""

    change: Change
    line: Line


def changes_since(initiative: Initiative, moment: datetime, now: datetime) -> list[Told]:
    """The changes after an aware ``moment``, what weighs most first; for who may see the initiative as a member.

    What is hidden by now is left out, and so is what tells votes before their results are out.
    """
    changes = ranked(movement.since(initiative, moment))
    edition = Edition(
        workspace=initiative.workspace,
        cadence=Cadence.DAILY,
        starts_at=moment,
        ends_at=now,
        items=[change.as_json() for change in changes],
    )
    facts = edition_facts([edition])[edition.pk]
    index, language = index_of(facts), get_language() or "en"
    return [
        Told(change, change_line(change, facts, language))
        for place, change in enumerate(facts.changes)
        if _is_told(index, place, change)
    ]


def _is_told(index: Index, place: int, change: Change) -> bool:
    """How much happened in all is a line of its own only where that is all that may be told of votes."""
    return place in index.readable and (change.code != "counts" or place in index.sections)
