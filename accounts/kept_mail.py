"""The mail backend of the embedded run: nothing leaves the machine, everything can be read."""

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from .models import KeptMail


class EmailBackend(BaseEmailBackend):
    def send_messages(self, email_messages) -> int:
        kept = [_keep(message, to) for message in email_messages for to in message.recipients()]
        KeptMail.objects.bulk_create(kept)
        return len(email_messages)


def _keep(message, to: str) -> KeptMail:
    wire = message.message()
    html = [part.content for part in getattr(message, "alternatives", []) if part.mimetype == "text/html"]
    headers = {name: str(value) for name, value in wire.items()}
    return KeptMail(
        to=to,
        subject=message.subject,
        headers=headers,
        text=message.body if isinstance(message, EmailMultiAlternatives) else str(message.body),
        html=html[0] if html else "",
    )
