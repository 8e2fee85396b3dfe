"""What meetings said of an initiative: of each that was held, the items about it and what was written down to them."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from deliberation.calendars import format_date
from deliberation.documents.outline import Block, Bullet, Heading, Paragraph, ours, theirs
from deliberation.models import AgendaItem, Meeting, MinuteLine

from .material import Material
from .telling import day, joined, opening, person

ABOUT = ("meeting__body__workspace", "initiative", "argument", "source", "commitment", "presenter")


def minutes(material: Material) -> Iterator[Block]:
    yield from opening(material, _("Minutes"))
    items = _items(material)
    if not items:
        yield Paragraph((ours(_("No meeting that was held had this initiative on its agenda.")),))
    for _pk, found in groupby(items, key=lambda one: one.meeting_id):
        yield from _meeting(material, list(found))


def _items(material: Material) -> list[AgendaItem]:
    """Those that the reader sees, of the latest meeting first."""
    lines = Prefetch("lines", MinuteLine.objects.select_related("action__owner"))
    rows = AgendaItem.objects.visible_to(material.reader).filter(
        initiative=material.initiative,
        state=AgendaItem.State.ACCEPTED,
        meeting__state__in=Meeting.MINUTED,
    )
    rows = rows.select_related(*ABOUT).prefetch_related(lines)
    return list(rows.order_by("-meeting__starts_at", "meeting", "place", "created_at", "pk"))


def _meeting(material: Material, items: list[AgendaItem]) -> Iterator[Block]:
    meeting = items[0].meeting
    yield Heading(2, (theirs(meeting.title),))
    when = format_date(meeting.starts_at, material.zone, material.language, with_time=True)
    body, state = theirs(meeting.body.name_in(material.language)), ours(capfirst(meeting.get_state_display()))
    yield Paragraph(joined(body, ours(when), theirs(meeting.place), state))
    for item in items:
        said = theirs(item.said) if item.said else ours(_("hidden"))
        yield Heading(3, (said,))
        yield from (_line(material, line) for line in item.lines.all())


def _line(material: Material, line: MinuteLine) -> Block:
    """An action with who does it by when; in a public initiative without names of people."""
    begins = (ours(_("Decision:"), strong=True), ours(" ")) if line.kind == MinuteLine.Kind.DECISION else ()
    if line.action is None:
        return Bullet((*begins, theirs(line.text)))
    due = ours(_("due %s") % day(material, line.action.due) if line.action.due else "")
    who = joined(theirs(person(material, line.action.owner)), due)
    return Bullet((*begins, theirs(line.text), *((ours(" ("), *who, ours(")")) if who else ())))
