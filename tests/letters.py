"""What the mail program would have shown by now."""

from django.core import mail
from django.utils import timezone

from accounts.mail.plain import COLUMNS, columns
from deliberation.actions.mail import send_due


def arrived() -> list:
    """The mails that have left, after those were sent that waited."""
    send_due(timezone.now())
    return mail.outbox


def link_in(letter) -> str:
    return next(line for line in letter.body.splitlines() if line.startswith("http"))


def unwrapped(text: str) -> str:
    """What a plain text said before its lines were broken: a line goes on where its next word would not have fitted."""
    lines: list[str] = []
    width = 0
    for line in text.splitlines():
        word = line.split(" ")[0] if line[:1] != " " else line.split()[0]
        goes_on = line and width + 1 + columns(word) > COLUMNS and "://" not in word and line[:2] != "* "
        if goes_on:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
        width = columns(line)
    return "\n".join(lines)
