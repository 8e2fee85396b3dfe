"""How initiatives fare from their decision until they close. Pure but for the catalogue of words."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Follow

from .facts import EditionFacts, InitiativeFacts, Line, Reader
from .index import hears
from .lines import reason_of
from .words import listed


def after_decisions(edition: EditionFacts, reader: Reader, today: datetime) -> list[Line]:
    """One line for each initiative from its decision until it closes; what is late most, first."""
    late = _late(edition, today)
    places = [
        (key, facts) for key, facts in edition.initiatives.items() if facts.progress and hears(reader, key)
    ]
    places.sort(
        key=lambda one: (not _follows(reader, one[0]), -late.get(one[0], 0), len(one[1].ref), one[1].ref)
    )
    return [_progress_line(facts, late.get(key, 0), reason_of(edition, reader, key)) for key, facts in places]


def _progress_line(facts: InitiativeFacts, late: int, reason: str) -> Line:
    done, all_ = facts.progress or (0, 0)
    said = ngettext("%(done)d of %(all)d action done", "%(done)d of %(all)d actions done", all_)
    return Line(
        code="after",
        ref=facts.ref,
        text=facts.title,
        href=f"{facts.path}actions/",
        what=listed([said % {"done": done, "all": all_} if all_ else _("no actions yet"), _lateness(late)]),
        reason=reason,
    )


def _lateness(late: int) -> str:
    return ngettext("%d late", "%d late", late) % late if late else ""


def _late(edition: EditionFacts, today: datetime) -> dict[str, int]:
    """How many actions of each initiative should have been done."""
    late: dict[str, int] = {}
    for one in edition.ahead:
        if one.code == "action" and one.day < today.date():
            late[one.initiative] = late.get(one.initiative, 0) + 1
    return late


def _follows(reader: Reader, initiative: str) -> bool:
    return reader.follows.get(initiative) == Follow.Level.EVERYTHING
