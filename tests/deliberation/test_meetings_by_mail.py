"""Meetings reach the calendars of those who have a seat, through a real mail server."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from deliberation import dispatch
from deliberation.actions import agenda, mail, meetings
from deliberation.models import Meeting, Notification
from tests.cast import MONDAY
from tests.table import meeting_of, table_of

HOUR = timedelta(hours=1)


@pytest.fixture
def server(smtp_sink, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", smtp_sink.controller.port
    return smtp_sink


@pytest.fixture
def sent(cast, server):
    """A meeting whose agenda Hana has sent; it reached Jiwoo, who has the other seat."""
    meeting = meeting_of(cast, table_of(cast))
    agenda.add_item(by=by(cast), meeting=meeting, text="Budget")
    meetings.lock_agenda(by=by(cast), meeting=meeting)
    deliver(cast)
    return meeting


def by(cast):
    return cast.actor(cast.hana)


def deliver(cast):
    dispatch.dispatch(cast.workspace.pk)
    mail.send_due(timezone.now())


def entry_in(message):
    """The one entry that came with a mail, and the method that its part and its calendar name."""
    (part,) = message.iter_attachments()
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    assert part.get_param("method") == calendar["method"]
    (entry,) = calendar.walk("VEVENT")
    return calendar["method"], entry


def test_the_agenda_brings_the_meeting_as_an_entry_of_a_calendar(cast, sent, server):
    (message,) = server.messages
    assert message["X-Envelope-To"] == cast.jiwoo.email
    method, entry = entry_in(message)
    assert (method, entry["uid"], entry["status"]) == ("PUBLISH", f"meeting-{sent.pk}@madang", "CONFIRMED")
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (MONDAY, MONDAY + 2 * HOUR)
    assert entry["organizer"].startswith("mailto:")
    assert entry["organizer"].params["cn"] == cast.workspace.name
    assert "attendee" not in entry, "RFC 5546 forbids it in what is published"


def test_a_meeting_that_moves_and_falls_out_changes_the_same_entry(cast, sent, server):
    meetings.edit_meeting(by=by(cast), meeting=sent, version=None, place="Annex, room 5")
    deliver(cast)
    meetings.cancel_meeting(by=by(cast), meeting=sent)
    deliver(cast)
    told = [entry_in(message) for message in server.messages]
    assert [method for method, _entry in told] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [str(entry["location"]) for _method, entry in told] == ["Annex, room 3", *["Annex, room 5"] * 2]
    assert len({entry["uid"] for _method, entry in told}) == 1
    first, moved, off = (entry["sequence"] for _method, entry in told)
    assert first < moved < off
    assert server.messages[1]["Subject"] == "Hana Kim moved a meeting"


def test_another_title_or_a_move_before_the_agenda_is_sent_waits_in_the_inbox(cast, server):
    meeting = meeting_of(cast, table_of(cast))
    meetings.edit_meeting(by=by(cast), meeting=meeting, version=None, ends_at=MONDAY + HOUR)
    agenda.add_item(by=by(cast), meeting=meeting, text="Budget")
    meetings.lock_agenda(by=by(cast), meeting=meeting)
    meetings.edit_meeting(by=by(cast), meeting=Meeting.objects.get(), version=None, title="Spring meeting")
    deliver(cast)
    assert Notification.objects.filter(activity__verb="meeting.edited", user=cast.jiwoo).count() == 2
    assert [message["Subject"] for message in server.messages] == ["Hana Kim sent the agenda of a meeting"]


def test_mails_of_other_things_bring_no_entry(cast, server):
    meeting = meeting_of(cast, table_of(cast))
    agenda.add_item(by=by(cast), meeting=meeting, text="Budget")
    meetings.lock_agenda(by=by(cast), meeting=meeting)
    type(cast.workspace).objects.update(keeps_meetings=False)
    deliver(cast)
    assert [list(message.iter_attachments()) for message in server.messages] == [[]]
