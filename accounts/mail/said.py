"""What a mail about an account says, from ``<name>_subject.txt``, ``_message.txt`` and ``_message.html``."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from .plain import render_plain
from .styling import style_page


@dataclass(frozen=True, slots=True)
class Said:
    subject: str
    text: str
    html: str


def say(name: str, context: dict) -> Said:
    """The mail of three templates, in the language that is active."""
    subject = " ".join(render_to_string(f"{name}_subject.txt", context).split())
    language = get_language() or settings.LANGUAGE_CODE
    context = {**context, "subject": subject, "language": language, "place": "Madang"}
    html = style_page(render_to_string(f"{name}_message.html", context))
    return Said(subject, render_plain(f"{name}_message.txt", context), html)
