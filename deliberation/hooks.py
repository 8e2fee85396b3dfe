"""The door of mail providers: django-anymail checks who calls and tells by its signals, the only ones we listen to."""

from anymail.signals import inbound, tracking
from django.utils import timezone

from deliberation.actions import mail, replies, reports

REPORTS = {
    "delivered": reports.ARRIVED,
    "bounced": reports.CAME_BACK,
    "rejected": reports.CAME_BACK,
    "complained": reports.SPAM,
}


def listen() -> None:
    tracking.connect(heed, dispatch_uid="madang.tracking")
    inbound.connect(take_in, dispatch_uid="madang.inbound")


def heed(event, **_rest) -> None:
    what = REPORTS.get(event.event_type)
    if what and event.message_id:
        reports.heed_report(str(event.message_id), what, mail.MAILS, reason=event.reject_reason or "")


def take_in(event, **_rest) -> None:
    """Whom the provider delivered it to counts beside what the mail says."""
    to = [event.message.envelope_recipient] if event.message.envelope_recipient else []
    replies.receive(event.message.as_bytes(), now=timezone.now(), to=to)
