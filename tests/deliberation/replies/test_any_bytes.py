"""Whatever comes in: nothing is raised, and nobody speaks in another's name."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from deliberation.actions import discussion, replies
from deliberation.dispatch import dispatch
from deliberation.models import Comment, Notification
from deliberation.replies import Meaning, address_of, read

from .mails import ON, mail

FIELDS = (
    *("From", "To", "Cc", "Message-ID", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition"),
    *("Authentication-Results", "Auto-Submitted", "Return-Path", "Precedence", "Date", "Subject", "List-Id"),
)
VALUES = some.one_of(
    some.binary(max_size=60),
    some.sampled_from(
        [
            b"minji@madang.example",
            b"=?utf-8?q?=F0=28?= <minji@madang.example>",
            b"a:;,<@>@",
            b"multipart/mixed; boundary=x",
            b"text/html; charset=utf-16",
            b"text/plain; charset=\xff; format=flowed",
            b"message/rfc822",
            b"base64",
            b"mx.madang.example; dmarc=pass header.from=elsewhere.example",
            b"mx.madang.example; dmarc=fail header.from=madang.example",
            b"mx.madang.example; (((" + b"(" * 200,
        ]
    ),
)
MAILS = some.builds(
    lambda fields, body: (
        b"".join(b"%s: %s\r\n" % (name.encode(), value) for name, value in fields) + b"\r\n" + body
    ),
    some.lists(some.tuples(some.sampled_from(FIELDS), VALUES), max_size=10),
    some.one_of(
        some.binary(max_size=400),
        some.lists(
            some.sampled_from(
                [b"--x\r\n", b"--x--\r\n", b"Content-Type: text/plain\r\n\r\n", b"Both.\r\n", b"> q\r\n"]
            ),
            max_size=20,
        ).map(b"".join),
    ),
)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def address(cast, initiative, argument, settings) -> str:
    settings.REPLIES = ON
    text = f"[@Minji](mention:{cast.minji.pk}), who pays?"
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=initiative, argument=argument, text=text)
    dispatch(cast.workspace.pk)
    return address_of(Meaning.COMMENT, Notification.objects.get(user=cast.minji, reason="mentioned").pk)


@given(raw=MAILS)
@MANY
def test_any_bytes_are_read_and_nothing_is_raised(raw, address):
    assert isinstance(read(raw).text, str)
    assert "\x00" not in read(raw).text


@given(raw=MAILS)
@MANY
def test_nothing_is_posted_that_no_server_of_ours_vouches_for(raw, address):
    state = replies.receive(raw, now=timezone.now(), to=[address])
    assert state in ("held", "refused", "again")
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_is_there_twice_or_broken_raises_nothing(name, address):
    whole = mail(address).as_bytes()
    for value in (b"\xff\xfe", b"", b"," * 500, b"<" * 500, b"=?utf-8?b?////?="):
        assert (
            replies.receive(name.encode() + b": " + value + b"\r\n" + whole, now=timezone.now()) is not None
        )


def test_parts_within_parts_within_parts_end_somewhere(address):
    raw = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 3000
    assert read(raw).text == ""
