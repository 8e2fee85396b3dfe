"""What a mail looks like on the wire."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from accounts.mail.letters import Invite, Letter, compose
from accounts.models import OutgoingMail

MOMENT = datetime(2026, 5, 10, 23, 0, tzinfo=UTC)
ROW = OutgoingMail(key="digest:one:two")


def sent(**changes) -> bytes:
    letter = Letter(
        **{"to": "hana@madang.example", "subject": "2 votes", "text": "Hello", "date": MOMENT, **changes}
    )
    return compose(ROW, letter).wire()


def read(wire: bytes):
    return message_from_bytes(wire, policy=policy.default)


def test_text_and_html_arrive_as_written():
    message = read(sent(text="안녕\n.dot", html="<p>안녕</p>"))
    assert message.get_body(("plain",)).get_content().splitlines() == ["안녕", ".dot"]
    assert "<p>안녕</p>" in message.get_body(("html",)).get_content()


def test_a_korean_subject_and_sender_arrive_as_written():
    message = read(sent(subject="투표할 주장 9개, 확인할 투표 2개", sender="AI 협력 · Madang"))
    assert message["Subject"] == "투표할 주장 9개, 확인할 투표 2개"
    assert message["From"].addresses[0].display_name == "AI 협력 · Madang"


def test_a_line_that_is_too_long_for_a_mail_is_encoded():
    wire = sent(text="가" * 2000)
    assert max(map(len, wire.split(b"\r\n"))) < 998
    assert read(wire).get_content().strip() == "가" * 2000


@pytest.mark.parametrize("name", ["subject", "sender"])
def test_a_line_break_in_a_title_adds_no_header(name):
    message = read(sent(**{name: "Hello\r\nBcc: eve@madang.example"}))
    assert message["Bcc"] is None


def test_a_line_break_in_an_address_is_refused():
    with pytest.raises(ValueError, match="line break"):
        sent(to="hana@madang.example\nBcc: eve@madang.example")


def test_what_a_row_says_decides_every_byte():
    assert sent(html="<p>Hello</p>") == sent(html="<p>Hello</p>")
    assert b"Date: Sun, 10 May 2026 23:00:00 +0000" in sent()
    assert b"Message-ID: <digest.one.two@madang.example>" in sent()


@pytest.mark.parametrize("html", ["", "<p>Hello</p>"])
def test_a_calendar_entry_goes_with_it_byte_by_byte(html):
    entry = "BEGIN:VCALENDAR\r\nSUMMARY:협의체\r\nEND:VCALENDAR\r\n".encode()
    letter = {"html": html, "invite": Invite(entry, "PUBLISH", "meeting.ics")}
    message = read(sent(**letter))
    (part,) = message.iter_attachments()
    assert (part.get_content_type(), part.get_content_charset(), part.get_param("method")) == (
        "text/calendar",
        "utf-8",
        "PUBLISH",
    )
    assert (part.get_filename(), part.get_payload(decode=True)) == ("meeting.ics", entry)
    assert message.get_body(("plain",)).get_content().strip() == "Hello"
    assert (message.get_body(("html",)) is not None) == bool(html)
    assert sent(**letter) == sent(**letter)


def test_what_a_provider_gets_carries_the_same_parts():
    letter = Letter(
        to="hana@madang.example",
        subject="Moved",
        text="Hello",
        date=MOMENT,
        html="<p>Hello</p>",
        invite=Invite(b"BEGIN:VCALENDAR\r\n", "CANCEL", "meeting.ics"),
    )
    message = compose(ROW, letter)
    kinds = ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"]
    assert [part.get_content_type() for part in message.message().walk()] == kinds
    assert [part.get_content_type() for part in read(message.wire()).walk()] == kinds
