"""The whole way, with a real mail server and a real mailbox: a comment, its mail, the answer, the next comment."""

from email import policy
from email.message import EmailMessage

import pytest
from django.db import OperationalError
from django.utils import timezone

from accounts.models import OutgoingMail
from deliberation.actions import mail, replies
from deliberation.dispatch import dispatch
from deliberation.models import ArrivedMail, Comment, Notification
from deliberation.replies import mailbox as room

from .mails import mail as written
from .mails import vouched


@pytest.fixture
def arrived(called, mailbox, smtp_sink, monkeypatch) -> EmailMessage:
    """The mail that called Minji, as her program got it."""
    monkeypatch.setattr("accounts.mail.transport.get_connection", smtp_sink.backend)
    mail.send_due(timezone.now())
    return smtp_sink.wait_for(1)[0]


def answer(mail_to_her: EmailMessage, said: str) -> bytes:
    """As a program answers it: to Reply-To, with the whole of it quoted below."""
    quoted = "\n".join(f"> {line}" for line in mail_to_her.get_body(("plain",)).get_content().splitlines())
    text = f"{said}\n\nOn Mon, May 4, 2026 at 9:00 AM Madang <madang@madang.example> wrote:\n\n{quoted}\n"
    return written(str(mail_to_her["Reply-To"]), text).as_bytes(policy=policy.SMTP)


def test_an_answer_stands_on_the_page_and_is_told_on(client, cast, called, mailbox, arrived):
    mailbox.deliver(answer(arrived, "Both ministries, half each."))
    assert replies.fetch(timezone.now()) == {"posted": 1}
    dispatch(cast.workspace.pk)
    client.force_login(cast.hana)
    shown = client.get("/i/AI-1/1/").content.decode()
    assert "Both ministries, half each." in shown
    assert "above this line" not in shown
    assert Comment.objects.get(author=cast.minji).parent == called
    assert Notification.objects.filter(user=cast.dohyun, activity__actor=cast.minji).exists()


def test_it_is_read_once(cast, mailbox, arrived):
    mailbox.deliver(answer(arrived, "Both."))
    assert replies.fetch(timezone.now()) == {"posted": 1}
    assert replies.fetch(timezone.now()) == {}


def test_a_reader_that_dies_before_it_marks_the_mail_posts_once(cast, mailbox, arrived, monkeypatch):
    mailbox.deliver(answer(arrived, "Both."))

    class Killed(BaseException): ...

    def die(*_args, **_rest):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(room.IMAPClient, "add_flags", die)
        with pytest.raises(Killed):
            replies.fetch(timezone.now())
    assert Comment.objects.filter(author=cast.minji).count() == 1
    assert replies.fetch(timezone.now()) == {"again": 1}
    assert Comment.objects.filter(author=cast.minji).count() == 1
    assert replies.fetch(timezone.now()) == {}


def test_while_the_database_is_away_the_mail_waits(cast, mailbox, arrived, monkeypatch):
    mailbox.deliver(answer(arrived, "Both."))

    def away(*_args, **_rest):
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(replies, "add_comment", away)
        with pytest.raises(OperationalError):
            replies.fetch(timezone.now())
    assert not ArrivedMail.objects.exists()
    assert replies.fetch(timezone.now()) == {"posted": 1}


def test_one_that_we_fail_on_holds_up_no_other(cast, mailbox, arrived, monkeypatch):
    mailbox.deliver(answer(arrived, "The first."))
    with monkeypatch.context() as patch:
        patch.setattr(replies, "add_comment", lambda **_: 1 / 0)
        assert replies.fetch(timezone.now()) == {"fault": 1}
    mailbox.deliver(written(str(arrived["Reply-To"]), "The second.", number=2).as_bytes())
    assert replies.fetch(timezone.now()) == {"posted": 1}


def test_what_is_no_mail_at_all_and_what_is_huge_are_read_past(cast, mailbox, arrived):
    mailbox.deliver(b"\x00\xff\xfe no mail at all")
    large = written(str(arrived["Reply-To"]), "Both.")
    large.add_attachment(b"x" * 5_000_000, maintype="application", subtype="pdf", filename="a.pdf")
    mailbox.deliver(large.as_bytes())
    assert replies.fetch(timezone.now()) == {"unknown": 1, "posted": 1}
    assert ArrivedMail.objects.get().attachments == 1


def test_a_forged_one_is_held_and_its_person_told_by_mail(cast, mailbox, arrived, smtp_sink):
    forged = written(str(arrived["Reply-To"]), "Nobody.", results=vouched(result="fail"))
    mailbox.deliver(forged.as_bytes())
    assert replies.fetch(timezone.now()) == {"held": 1}
    mail.send_due(timezone.now())
    told = smtp_sink.wait_for(2)[1]
    assert "waits for you" in told["Subject"]
    assert "Nobody." not in told.as_string()


def test_while_another_reads_the_mailbox_nobody_else_does(mailbox, arrived):
    mailbox.deliver(answer(arrived, "Both."))
    replies.cache.add(replies.POLLING, 1, 60)
    assert replies.fetch(timezone.now()) == {}
    replies.cache.delete(replies.POLLING)
    assert replies.fetch(timezone.now()) == {"posted": 1}


def test_a_mailbox_that_cannot_be_reached_is_no_fault(db, settings, mailbox):
    settings.REPLIES = {**settings.REPLIES, "imap": "imap://reply:wrong@127.0.0.1:1/INBOX"}
    assert replies.fetch(timezone.now()) == {}
    settings.REPLIES = {**settings.REPLIES, "imap": mailbox.url.replace("courtyard", "wrong")}
    assert replies.fetch(timezone.now()) == {}


def test_without_a_mailbox_nothing_is_asked(db, settings):
    settings.REPLIES = {}
    assert replies.fetch(timezone.now()) == {}


def test_no_connection_is_left_open(mailbox, arrived, monkeypatch):
    closed = []
    monkeypatch.setattr(room, "_close", lambda one: closed.append(one.logout()))
    replies.fetch(timezone.now())
    assert len(closed) == 1
    assert OutgoingMail.objects.filter(state="accepted").count() == 1
