"""A table at which organisations meet: a body of two ministries, its meetings to come and one that was held."""

from dataclasses import dataclass
from datetime import timedelta

from deliberation.actions import agenda, bodies, meetings, minutes
from deliberation.models import AgendaItem, Body, Initiative, Meeting, MinuteLine, Seat

from .cast import MONDAY, Cast

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Laid:
    """A body with a meeting to come, one that was held, and one whose minutes wait for approval."""

    body: Body
    seat: Seat
    coming: Meeting
    item: AgendaItem
    minuted: Meeting
    line: MinuteLine
    proposed: Meeting


def lay_table(cast: Cast, initiative: Initiative) -> Laid:
    hana = cast.actor(cast.hana, MONDAY)
    body = table_of(cast)
    seat = bodies.give_seat(by=cast.actor(cast.minji, MONDAY), body=body, user=cast.minji)
    coming, held, proposed = (
        meeting_of(cast, body),
        _held(cast, body, initiative),
        _held(cast, body, initiative),
    )
    item = agenda.add_item(by=hana, meeting=coming, text="What comes next")
    line = minutes.add_line(by=hana, item=held.items.get(), text="Both ministries report in June")
    minutes.add_line(by=hana, item=proposed.items.get(), text="Agreed")
    return Laid(
        body=body,
        seat=seat,
        coming=coming,
        item=item,
        minuted=held,
        line=line,
        proposed=minutes.propose_minutes(by=hana, meeting=proposed),
    )


def table_of(cast: Cast) -> Body:
    """Minji sets it up; Jiwoo of Foreign Affairs has the chair, Hana of Science and ICT is its secretary."""
    minji = cast.actor(cast.minji, MONDAY)
    body = bodies.add_body(
        by=minji, workspace=cast.workspace, name_en="Consultation body", name_ko="협의체", level="deputy"
    )
    bodies.give_seat(by=minji, body=body, user=cast.jiwoo, part=Seat.Part.CHAIR)
    bodies.give_seat(by=minji, body=body, user=cast.hana, part=Seat.Part.SECRETARY)
    return body


def meeting_of(cast: Cast, body: Body, title: str = "First meeting") -> Meeting:
    """One that Hana plans, for two hours of MONDAY."""
    return meetings.plan_meeting(
        by=cast.actor(cast.hana, MONDAY - 48 * HOUR),
        body=body,
        title=title,
        starts_at=MONDAY,
        ends_at=MONDAY + 2 * HOUR,
        place="Annex, room 3",
    )


def held_meeting(cast: Cast, initiative: Initiative) -> Meeting:
    """One whose agenda had one item, of ``initiative``, and at which both ministries were."""
    return _held(cast, table_of(cast), initiative)


def _held(cast: Cast, body: Body, initiative: Initiative) -> Meeting:
    hana = cast.actor(cast.hana, MONDAY)
    meeting = meeting_of(cast, body)
    agenda.add_item(by=hana, meeting=meeting, text="One memorandum", initiative=initiative, minutes=30)
    meetings.lock_agenda(by=hana, meeting=meeting)
    there = [(cast.mofa, "present"), (cast.msit, "online")]
    return meetings.record_attendance(by=hana, meeting=meeting, attendance=there)
