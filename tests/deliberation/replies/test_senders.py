"""Whose word counts that a mail is from whom it says: our own server's alone."""

import pytest

from deliberation.replies import read

from .mails import ON, SERVER, mail, vouched


@pytest.fixture(autouse=True)
def replying(settings):
    settings.REPLIES = ON


def is_vouched(*fields: str, sender: str = "minji@madang.example") -> bool:
    message = mail("reply@madang.example", sender=sender)
    del message["Authentication-Results"]
    head = "".join(
        f"Authentication-Results: {field.rstrip()}\r\n" for field in fields
    )  # no line may end the head
    return read(head.encode() + message.as_bytes()).vouched


@pytest.mark.parametrize(
    "field",
    [
        vouched(),
        vouched("MADANG.example"),
        f"{SERVER}; dkim=pass (2048-bit key) header.d=madang.example header.b=a/b+c=; spf=fail",
        f"{SERVER}; spf=pass (x) smtp.mailfrom=bounce@madang.example; dmarc=none",
        f"{SERVER.upper()} 1;\r\n\tdkim=fail header.d=a.example;\r\n\tdmarc=pass (x)\r\n\theader.from=madang.example",
    ],
)
def test_dmarc_counts_or_what_it_builds_on_where_there_is_no_policy(field):
    assert is_vouched(field)


@pytest.mark.parametrize(
    "field",
    [
        "",
        f"{SERVER}",
        f"{SERVER}; none",
        vouched(result="fail"),
        vouched(result="temperror"),
        vouched("other.example"),
        f"{SERVER}; dmarc=pass",
        f"{SERVER}; dmarc=fail header.from=madang.example; dkim=pass header.d=madang.example",
        f"{SERVER}; dkim=pass header.d=example",
        f"{SERVER}; dkim=pass header.d=evil-madang.example",
        f"{SERVER}; dkim=fail header.d=madang.example",
        f'{SERVER}; spf=pass smtp.mailfrom="a;dmarc=pass header.from=madang.example"@evil.example',
        f"{SERVER}; spf=pass (dmarc=pass header.from=madang.example) smtp.mailfrom=evil.example",
        f"{SERVER}; dmarc=pass header.from=madang.example; dmarc=fail header.from=madang.example",
        "mx.evil.example; dmarc=pass header.from=madang.example",
        f"mx.evil.example ({SERVER}); dmarc=pass header.from=madang.example",
    ],
)
def test_all_else_does_not(field):
    assert not is_vouched(field)


def test_what_stands_below_our_own_field_was_written_by_the_sender():
    assert not is_vouched(vouched(result="fail"), vouched())
    assert not is_vouched(f"{SERVER}; none", vouched())
    assert is_vouched("mx.other.example; none", vouched())


SES = (
    "amazonses.com;\r\n spf=pass (spfCheck: domain of madang.example designates 192.0.2.7 as permitted sender)"
    " client-ip=192.0.2.7; envelope-from={envelope}; helo={helo};\r\n"
    " dkim=pass header.i=@madang.example;\r\n dmarc={verdict};"
)
PASSES, FAILS = "pass header.from=madang.example", "fail header.from=madang.example"


def by_ses(verdict: str = PASSES, envelope: str = "minji@madang.example", helo: str = "mx.example") -> str:
    return SES.format(verdict=verdict, envelope=envelope, helo=helo)


@pytest.fixture
def taken_in_by_ses(settings):
    settings.REPLIES = {**ON, "authserv_id": "amazonses.com"}


def test_amazon_s_own_way_of_writing_it_is_read(taken_in_by_ses):
    assert is_vouched(by_ses())
    assert is_vouched(by_ses(), by_ses(FAILS))


@pytest.mark.parametrize(
    "said",
    [
        by_ses(FAILS),
        by_ses("none"),
        by_ses("pass"),
        by_ses("pass header.from=evil.example"),
        by_ses(FAILS, helo=f"x; dmarc={PASSES}"),
        by_ses(FAILS, envelope=f"a(@evil.example; dmarc={PASSES}; (b"),
        by_ses(f"pass header.from=evil.example (;dmarc={PASSES})"),
        by_ses(FAILS, envelope=f'"a; dmarc={PASSES}; "@evil.example'),
        SES.partition(" dmarc=")[0].format(envelope="a@evil.example", helo=f"x; dmarc={PASSES}"),
        by_ses(helo=f"x; dmarc={PASSES}"),
        by_ses(envelope='"a b"@madang.example'),
        "amazonses.com",
    ],
)
def test_what_the_sender_s_server_said_to_amazon_proves_nothing(taken_in_by_ses, said):
    assert not is_vouched(said)


def test_amazon_s_way_of_writing_counts_from_amazon_alone():
    assert not is_vouched(by_ses().replace("amazonses.com", SERVER))


def test_who_wrote_is_one_person():
    assert not is_vouched(vouched(), sender="minji@madang.example, ben@madang.example")
    assert read(b"From: minji@madang.example\r\nFrom: ben@madang.example\r\n\r\nx").sender == ""


def test_without_the_name_of_our_server_nobody_is_vouched_for(settings):
    settings.REPLIES = {**ON, "authserv_id": ""}
    assert not is_vouched(vouched())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "auto-replied"),
        ("Auto-Submitted", "auto-generated; owner=x"),
        ("Precedence", "bulk"),
        ("X-Autoreply", "yes"),
        ("X-Autorespond", "out of office"),
        ("Return-Path", "<>"),
        ("X-Madang-Delivery", "01890a5d-ac96-774b-bcce-b302099a8057"),
        ("List-Id", "<list.example>"),
        ("X-Auto-Response-Suppress", "All"),
    ],
)
def test_what_a_machine_wrote_is_known(name, value):
    raw = mail("reply@madang.example").as_bytes()
    assert read(f"{name}: {value}\r\n".encode() + raw).automatic


def test_what_a_person_wrote_is_not_taken_for_a_machine_s():
    raw = mail("reply@madang.example", Auto_Submitted="no", Return_Path="<minji@madang.example>").as_bytes()
    assert not read(raw).automatic


def test_a_bounce_is_a_machine_s():
    assert read(b"From: a@b.example\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x--\r\n").automatic
