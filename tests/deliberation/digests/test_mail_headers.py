"""All mails leave through the same rows, with the same headers, a batch over one connection."""

import re
from smtplib import SMTP

import pytest

from accounts.mail import post_code, post_reset, post_sealed, say
from accounts.mail.plain import COLUMNS, columns
from accounts.models import OutgoingMail
from deliberation import dispatch
from deliberation.actions import discussion, invitations
from tests.deliberation.digests.week import DUE, EVERYBODY, send

KINDS = {"digest", "notice", "invitation", "code", "reset", "account"}


@pytest.fixture
def arrived(cast, initiative, planned):
    """One mail of every kind, as it came in, by kind."""
    called = f"[@Hana](mention:{cast.hana.pk})"
    discussion.add_comment(by=cast.actor(cast.minji), initiative=initiative, text=called)
    invitations.invite_by_mail(
        by=cast.actor(cast.jiwoo),
        workspace=cast.workspace,
        emails=["new@madang.example"],
        organisation=cast.mofa,
        role="analyst",
    )
    post_code(to=cast.hana.email, code="ABC-DEF", language="en")
    post_reset(to=cast.hana.email, language="en")
    said = say(
        "account/email/notice", {"sentence": "A passkey was added.", "address": "192.0.2.1", "at": DUE}
    )
    post_sealed(to=cast.hana.email, person=cast.hana, said=said)
    dispatch.dispatch(cast.workspace.pk)
    send()
    by_row = {str(row.pk): row for row in OutgoingMail.objects.all()}
    return {by_row[one["X-Madang-Delivery"]].key.partition(":")[0]: (by_row, one) for one in planned.messages}


def test_every_kind_has_a_row_and_says_that_a_machine_wrote_it(arrived):
    assert arrived.keys() == KINDS
    for rows, message in arrived.values():
        row = rows[message["X-Madang-Delivery"]]
        assert (row.state, row.message_id, row.answer) == ("accepted", message["Message-ID"], "250 kept")
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["X-Auto-Response-Suppress"] == "All"
        assert message["Date"]


def test_every_kind_is_text_of_narrow_lines_and_html_in_one_frame(arrived):
    for _rows, message in arrived.values():
        lines = message.get_body(("plain",)).get_content().splitlines()
        wide = [line for line in lines if columns(line) > COLUMNS]
        assert all(re.fullmatch(r" *https?://\S+", line) for line in wide), wide
        html = message.get_body(("html",)).get_content()
        assert 'class="sheet"' in html
        assert "prefers-color-scheme: dark" in html
        assert not re.search(r"\ssrc=|url\(|@import", html)


@pytest.mark.parametrize("kind", ["digest", "notice"])
def test_what_comes_again_and_again_says_of_which_list_it_is_and_how_one_leaves(arrived, kind):
    _rows, message = arrived[kind]
    assert message["List-Id"].endswith(".madang.example>")
    assert "https://" in message["List-Unsubscribe"] or "http://" in message["List-Unsubscribe"]


def test_a_batch_goes_over_one_connection(cast, planned, monkeypatch):
    opened, real = [], SMTP.connect
    monkeypatch.setattr(SMTP, "connect", lambda self, *args: opened.append(1) or real(self, *args))
    assert send(DUE)["accepted"] == len(EVERYBODY)
    assert len(opened) == 1
