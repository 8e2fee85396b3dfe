"""Rows of arguments as the plain dicts that components/cards.html prints.

A board prints thirty cards in one page, so that everything here is formatted once: no link is resolved, no text
translated and no date converted inside the template's loop.
"""

import re
from html import unescape

from django.db.models.functions import Left
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from accounts.models import User
from accounts.models.prepared import NIL
from deliberation.models import ArgumentState, ChallengeStatus
from deliberation.models.challenges import is_overdue
from frontend.reader import Reader

from .sight import Sight
from .words import counted, words

EXCERPT = 260
FEW = 5
INLINE = re.compile(r"</?(?:a|code|del|em|s|strong|sub|sup)\b[^>]*>?")  # parts no words
TAG = re.compile(r"<[^>]*>?")
VALUES = {1: "agree", -1: "disagree", 0: "unsure"}

# What the three buttons say and send: a pressed one takes the vote back.
TRUE, FALSE, WITHDRAW = SafeString("true"), SafeString("false"), SafeString("withdraw")
SENDS = {f"on_{value}": SafeString(value) for value in VALUES.values()}
PRESSED = {
    mine: {value: TRUE if value == mine else FALSE for value in VALUES.values()} | SENDS
    for mine in (None, *VALUES.values())
}

SEPARATOR = SafeString(" · ")
EARLIER = ("%d of them on an earlier wording", "%d of them on an earlier wording")
NOT_REWORDED = {"reworded": False}

FIELDS = (
    "id",
    "number",
    "kind",
    "brief_id",
    "relation",
    "parent_id",
    "claim",
    "revision",
    "version",
    "meaning_since",
    "state",
    "author_id",
    "hidden_at",
    "created_at",
    "updated_at",
    "author__name",
    "organisation__short_name_en",
    "organisation__short_name_ko",
    "tally__agree",
    "tally__disagree",
    "tally__unsure",
    "tally__earlier",
    "tally__label",
    "tally__order_value",
    "tally__sources",
    "tally__contradicting",
    "tally__responses",
    "tally__comments",
    "my_value",
    "my_revision",
    "answered",
    "challenge__likelihood",
    "challenge__impact",
    "challenge__status",
    "challenge__due",
    "challenge__owner__short_name_en",
    "challenge__owner__short_name_ko",
)


def card_rows(arguments, user_id):
    """The QuerySet's rows as dicts of FIELDS, with that user's vote (None for a visitor) and how the reasons begin."""
    rows = arguments.with_vote_of(User(pk=user_id or NIL)).with_answered()
    return rows.annotate(why=Left("reasons_html", EXCERPT * 2)).values(*FIELDS, "why")


def row_of(argument) -> dict:
    """One argument, read with its relations, as a row of ``card_rows``; without the beginning of its reasons."""
    return {name: _value(argument, name.split("__")) for name in FIELDS} | {"why": ""}


def card(row: dict, sight: Sight) -> dict:
    """One argument as a card."""
    text = words()
    active = row["state"] == ArgumentState.ACTIVE and not row["hidden_at"]
    number = str(row["number"])
    return {
        "number": mark_safe(number),  # noqa: S308
        "url": mark_safe(f"{sight.base}{number}/"),  # noqa: S308
        "relation": text["relations"].get(row["relation"], ""),
        "claim": row["claim"],
        "why": _beginning(row["why"]),
        "wording": mark_safe(str(row["revision"])),  # noqa: S308
        "version": mark_safe(str(row["version"])),  # noqa: S308
        "can_vote": sight.votable and active,
        "byline": byline(row, sight),
        "sources": _sources(row),
        "responses": counted("%d response", "%d responses", row["tally__responses"] or 0),
        "comments": counted("%d comment", "%d comments", row["tally__comments"] or 0) if sight.inside else "",
        "from_brief": row["brief_id"] is not None,
        "off": _off(row),
        **_vote(row),
        **(standing(row, sight) if sight.tells else {"tally": text["after_close"]}),
        **(_challenge(row, sight.reader) if row["challenge__status"] else {}),
    }


def _off(row: dict) -> str:
    """Why it stands apart: hidden from others, or withdrawn."""
    if row["hidden_at"]:
        return words()["hidden_mark"]
    return "" if row["state"] == ArgumentState.ACTIVE else words()["withdrawn"]


def tally_text(agree: int, disagree: int, unsure: int, earlier: int = 0) -> str:
    """The counts in words; under five votes as "3 of 4 agree", never a percentage."""
    text = words()
    votes = agree + disagree + unsure
    if not votes:
        return text["no_votes"]
    form = text["few"] if votes < FEW else text["tally"]
    counts = {"agree": agree, "disagree": disagree, "unsure": unsure, "votes": votes}
    told = mark_safe(escape(form % counts))  # noqa: S308
    return told + SEPARATOR + counted(*EARLIER, earlier) if earlier else told


def byline(row: dict, sight: Sight) -> str:
    """Who and when; the public reads the organisation alone."""
    organisation = sight.reader.name_of(row, "organisation__")
    who = f"{row['author__name']}, {organisation}" if sight.inside else organisation
    return f"{who} · {sight.reader.day(row['created_at'])}"


def response_line(row: dict, sight: Sight) -> dict:
    """The strongest response as it stands at the foot of its parent's card."""
    return {
        "relation": words()["relations"][row["relation"]],
        "url": f"{sight.base}{row['number']}/",
        "claim": row["claim"],
        "tally": standing(row, sight)["tally"] if sight.tells else "",
    }


def standing(row: dict, sight: Sight) -> dict:
    """Tally, label and bar as this reader is told them; the public from five votes on. Asked where ``sight.tells``."""
    agree, disagree, unsure = row["tally__agree"] or 0, row["tally__disagree"] or 0, row["tally__unsure"] or 0
    votes = agree + disagree + unsure
    if votes < FEW and not sight.inside:
        return {"tally": ""}
    return {
        "tally": tally_text(agree, disagree, unsure, row["tally__earlier"] or 0),
        "label": words()["labels"].get(row.get("tally__label"), "") if votes else "",
        "bar": _bar(agree, disagree, votes) if votes else None,
    }


def _value(noun, path: list[str]):
    for name in path:
        noun = getattr(noun, name, None)
    return noun


def _vote(row: dict) -> dict:
    """Which button is pressed; a pressed one takes the vote back."""
    mine = VALUES.get(row["my_value"])
    outdated = mine is not None and (row["my_revision"] or 0) < row["meaning_since"]
    return {
        **PRESSED[mine],
        **({} if outdated or not mine else {f"on_{mine}": WITHDRAW}),
        "mine": mine,
        **({"reworded": True, "still": words()["still"][mine]} if outdated else NOT_REWORDED),
    }


def _bar(agree: int, disagree: int, votes: int) -> dict:
    """Widths in hundredths of the bar."""
    return {
        "agree": SafeString(f"{100 * agree / votes:.1f}"),
        "disagree": SafeString(f"{100 * disagree / votes:.1f}"),
    }


def _sources(row: dict) -> str:
    supporting = counted("%d source", "%d sources", row["tally__sources"] or 0)
    against = counted("%d contradicts", "%d contradict", row["tally__contradicting"] or 0)
    return mark_safe(" · ".join(filter(None, (supporting, against))))  # noqa: S308


def _challenge(row: dict, reader: Reader) -> dict:
    text = words()
    status = row["challenge__status"]
    due = text["due"] % reader.date(row["challenge__due"]) if row["challenge__due"] else ""
    owner = reader.name_of(row, "challenge__owner__")
    return {
        "likelihood": text["of_five"] % row["challenge__likelihood"] if row["challenge__likelihood"] else "",
        "impact": text["of_five"] % row["challenge__impact"] if row["challenge__impact"] else "",
        "status": text["statuses"][status],
        "unhandled": status == ChallengeStatus.UNHANDLED,
        "answered": row["answered"],
        "overdue": is_overdue(row["challenge__due"], status, reader.today),
        "handling": ", ".join(filter(None, (owner, due))),
    }


def _beginning(html: str | None) -> str:
    """The first words of sanitised HTML, for two lines on a card; cheaper than reading the Markdown again."""
    words_only = " ".join(unescape(TAG.sub(" ", INLINE.sub("", html or ""))).split())
    return words_only if len(words_only) <= EXCERPT else words_only[:EXCERPT].rsplit(" ", 1)[0] + "…"
