"""What is left of an answer: by mail program, in both languages."""

import time

import pytest
from django.utils.translation import override

from deliberation.replies import marker, read
from deliberation.replies.html import text_of_html
from deliberation.replies.quotes import written_in

from .mails import ON, mail
from .samples import MARK, MARK_KO, SAMPLES


@pytest.fixture(autouse=True)
def replying(settings):
    settings.REPLIES = ON


@pytest.mark.parametrize("program", SAMPLES)
def test_the_answer_stays_and_the_quote_goes(program):
    text, written = SAMPLES[program]
    assert written_in(text) == written


@pytest.mark.parametrize("program", SAMPLES)
def test_it_is_found_also_where_a_program_lost_our_line(program):
    text, written = SAMPLES[program]
    assert written_in(text.replace(MARK, "").replace(MARK_KO, "")) == written


def test_the_samples_quote_the_line_that_our_mails_begin_with():
    assert marker() == MARK
    with override("ko"):
        assert marker() == MARK_KO


@pytest.mark.parametrize(
    "text",
    [
        "On " * 20_000,
        "\n" * 50_000,
        "> " * 50_000,
        "a\n" * 50_000,
        "On\n" * 40_000 + "x wrote:",
        ">\n" * 50_000,
    ],
)
def test_no_text_takes_long(text):
    began = time.perf_counter()
    written_in(text)
    assert time.perf_counter() - began < 2


def test_html_becomes_lines_without_what_is_not_read():
    html = (
        "<html><head><title>x</title><style>p{color:red}</style></head><body><script>alert(1)</script>"
        "<p>Both&nbsp;pay,<br>half <b>each</b>.</p><ul><li>now</li><li>later</li></ul><img src=x onerror=y>"
        f"<blockquote><p>{MARK}</p><p>who pays?</p></blockquote></body></html>"
    )
    text = text_of_html(html)
    assert text.startswith("Both pay,\nhalf each.\n\n- now\n- later\n\n> ---")
    assert written_in(text) == "Both pay,\nhalf each.\n\n- now\n- later"


def test_a_mail_that_is_html_alone_is_read():
    message = mail("reply@madang.example")
    message.set_content(f"<div>양쪽이 냅니다.</div><div>{MARK_KO}</div><div>quoted</div>", subtype="html")
    assert read(message.as_bytes()).text == "양쪽이 냅니다."


def test_attachments_are_counted_and_nothing_else():
    message = mail("reply@madang.example")
    message.add_attachment("Not this", filename="note.txt")
    message.add_attachment(b"nor this", maintype="application", subtype="pdf", filename="a.pdf")
    arrived = read(message.as_bytes())
    assert (arrived.text, arrived.attachments) == ("Both ministries pay.", 2)


def test_what_outlook_in_korea_calls_by_the_smaller_name_is_read_by_the_larger():
    body = "똠방각하가 냅니다.".encode("cp949")
    raw = (
        b"Content-Type: text/plain; charset=ks_c_5601-1987\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body
    )
    assert read(raw).text == "똠방각하가 냅니다."


def test_lines_that_were_broken_for_the_way_are_whole_again():
    message = mail("reply@madang.example", "Both \nministries \npay.\n\nHalf each.\n")
    message.set_param("format", "flowed")
    assert read(message.as_bytes()).text == "Both ministries pay.\n\nHalf each."


def test_of_a_large_mail_the_beginning_is_read():
    message = mail("reply@madang.example")
    message.add_attachment(b"x" * 3_000_000, maintype="application", subtype="pdf", filename="a.pdf")
    assert read(message.as_bytes()).text == "Both ministries pay."
