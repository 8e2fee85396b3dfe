"""The first week of the cast's workspace: from MONDAY to the Monday after, 08:00 in Seoul."""

from datetime import UTC, datetime, timedelta

from accounts.models import OutgoingMail
from deliberation.actions import mail
from tests.cast import MONDAY

DUE = datetime(2026, 5, 10, 23, 0, tzinfo=UTC)  # Monday the 11th, 08:00 in Seoul
TUESDAY = MONDAY + timedelta(days=1)
WEEK = timedelta(days=7)


def plan(now=DUE) -> int:
    return sum(planned.mails for planned in mail.plan_due(now))


def send(now=DUE):
    return mail.send_due(now)


def mail_to(user) -> OutgoingMail:
    return OutgoingMail.objects.get(person=user)


def states() -> set[tuple[str, str]]:
    return set(OutgoingMail.objects.values_list("state", "reason"))


EVERYBODY = ["dohyun", "hana", "jiwoo", "minji", "taeho"]


def receivers(sink) -> list[str]:
    return sorted(message["X-Envelope-To"].partition("@")[0] for message in sink.messages)


def refuse(sink, monkeypatch, who: str, answer: str) -> None:
    """Let the server refuse everything for those whose address begins with ``who``; "" is everybody."""

    async def handle_rcpt(server, session, envelope, address, options):
        if address.startswith(who):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    monkeypatch.setattr(sink, "handle_RCPT", handle_rcpt, raising=False)
    sink.controller.handler.handle_RCPT = handle_rcpt
