"""What is kept of a person, as a document to be read without Madang; written while it is read."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from deliberation.permissions import Actor
from deliberation.personal import given_to
from deliberation.personal.takeout import Row

AT_ONCE = 200
PARTS_HERE = "\x00"

PARTS = {
    "person": _("Profile"),
    "memberships": _("Memberships"),
    "invitations_used": _("Invitations you used"),
    "invitations_made": _("Invitations you made"),
    "tokens": _("Tokens"),
    "feed": _("The feed of your digests"),
    "security_events": _("Sign-ins, tokens and factors"),
    "addresses": _("E-mail addresses"),
    "sessions": _("Sessions"),
    "second_factors": _("Second factors"),
    "linked_accounts": _("Linked accounts"),
    "initiatives": _("Initiatives you started"),
    "arguments": _("Arguments"),
    "wordings": _("Wordings"),
    "suggestions": _("Suggestions"),
    "comments": _("Comments"),
    "votes": _("Votes"),
    "vote_changes": _("What your votes were before"),
    "views": _("Views of proposals"),
    "positions_stated": _("Positions you stated"),
    "positions_cleared": _("Positions you cleared"),
    "attachments": _("Files you attached"),
    "sources": _("Sources you added"),
    "policy_records": _("Policies you entered in the register"),
    "evidence": _("Evidence you added"),
    "grades": _("Evidence you graded"),
    "facts": _("Facts you added"),
    "questions": _("Questions you added"),
    "briefs": _("Briefs you handed in"),
    "decisions": _("Decisions you proposed"),
    "confirmations": _("Your words on decisions"),
    "links": _("What you joined"),
    "dissents": _("Dissents you signed"),
    "triggers": _("What you said would reopen a decision"),
    "frozen_words": _("Words of yours kept with a decision"),
    "indicators": _("Indicators you added"),
    "readings": _("Readings you took"),
    "agreements": _("Agreements you added"),
    "clauses": _("Clauses you added"),
    "commitments_added": _("Commitments you added"),
    "progress_notes": _("Your words on progress"),
    "delivery_evidence": _("Evidence of delivery you added"),
    "events": _("Events you added"),
    "deadlines_added": _("Deadlines you added"),
    "preparations_added": _("Preparations you added"),
    "pledges": _("Pledges you added"),
    "pledge_changes": _("Pledges you changed"),
    "cases": _("Cases you opened"),
    "case_statuses": _("What you said of how cases stand"),
    "status_reports": _("Status reports you began"),
    "words_on_reports": _("Your words on status reports"),
    "options": _("Options you added"),
    "criteria": _("Criteria you added"),
    "scores": _("Scores you gave"),
    "bodies": _("Bodies you added"),
    "meetings": _("Meetings you called"),
    "agenda_items": _("What you put on an agenda"),
    "minute_lines": _("Lines of minutes you wrote"),
    "approvals": _("Your words on minutes"),
    "waivers": _("Findings you let stand"),
    "reports": _("Reports you made"),
    "hidings": _("What you hid or showed again"),
    "stage_changes": _("Stages you moved"),
    "duplicates": _("Duplicates you marked"),
    "digest_notes": _("Notes for the next digest"),
    "digest_notes_told": _("Digests with a note of yours"),
    "challenges": _("Challenges you handle"),
    "actions": _("Actions you own"),
    "indicators_watched": _("Indicators you watch"),
    "actions_added": _("Actions you added"),
    "commitments": _("Commitments you are responsible for"),
    "deadlines": _("Deadlines you keep"),
    "preparations": _("Preparations you do"),
    "cases_seen_to": _("Cases you see to"),
    "company_names_read": _("Companies of cases whose names you may read"),
    "seats": _("Your seats on bodies"),
    "mentions": _("Where you were mentioned"),
    "named_in": _("Where you were named"),
    "follows": _("What you follow"),
    "saved_views": _("Views you saved"),
    "subscriptions": _("When digests come"),
    "notifications": _("Inbox"),
    "digests": _("Digests"),
    "mails": _("Mails to you"),
    "mails_answered": _("Your answers by mail"),
    "requests": _("Requests with an Idempotency-Key"),
    "jobs": _("Exports and imports"),
    "webhooks": _("Webhooks"),
    "acts": _("What you did"),
}


def as_html(by: Actor) -> Iterator[str]:
    """In the person's language and zone. Raises NotAllowed."""
    return _told(by.person, _pieces(by.person, given_to(by)))


def _told(person: User, pieces: Iterator[str]) -> Iterator[str]:
    """What is written last is written after the request."""
    while True:
        with translation.override(person.language), timezone.override(person.time_zone or None):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _pieces(person: User, parts: Iterator[tuple[str, Iterator[Row]]]) -> Iterator[str]:
    context = {"person": person, "now": timezone.now(), "parts": PARTS_HERE}
    before, _mark, after = render_to_string("takeout/document.html", context).partition(PARTS_HERE)
    yield before
    for name, rows in parts:
        while batch := list(islice(rows, AT_ONCE)):
            context = {
                "heading": PARTS[name],
                "columns": list(batch[0]),
                "rows": [_cells(row) for row in batch],
            }
            yield render_to_string("takeout/part.html", context)
    yield after


def _cells(row: Row) -> list[str]:
    return [_text(value) for value in row.values()]


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return "" if value in (None, "", [], {}) else str(localize(value))
