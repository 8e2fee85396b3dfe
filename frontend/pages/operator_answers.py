"""Answers by mail, for whoever keeps the site running: what becomes of them and whose are held, without their words."""

from django.utils import timezone

from deliberation import replies
from deliberation.digests import overview
from deliberation.models import ArrivedMail
from frontend.reader import Reader

from .operator_words import ANSWERS, REASONS, counted, word

SHOWN = 20


def answers_part(reader: Reader) -> dict | None:
    """The part of operators/mail.html; none where nobody answers by mail."""
    held = overview.held_answers_by_reason()
    if not (held or replies.is_on()):
        return None
    return {
        "lately": counted(ANSWERS, overview.answers_lately(timezone.now())),
        "held": [
            {
                "number": one["number"],
                "why": word(REASONS, one["reason"]),
                "since": reader.moment(one["since"]),
            }
            for one in held
        ],
        "whose": [_whose(one, reader) for one in overview.held_answers()[:SHOWN]] if held else [],
        "more": max(0, sum(one["number"] for one in held) - SHOWN),
    }


def _whose(row: ArrivedMail, reader: Reader) -> dict:
    return {
        "name": row.person.name if row.person else "",
        "email": row.person.email if row.person else "",
        "since": reader.moment(row.arrived_at),
    }
