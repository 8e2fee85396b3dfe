"""The review of a brief as a form: every item with its fields, its passage and, after a refusal, its faults."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from deliberation.actions.brief_choice import LINES, LISTS, fitted
from deliberation.errors import Invalid
from deliberation.models import Brief, Kind
from frontend.reader import Reader

from .words import words

# How many lines a text has; one is an input of a single line.
ROWS = {"claim": 2, "reasons": 2, "question": 2, "answer": 5, "summary": 4, "proposal": 2, "conclusion": 5}
# What an item is known by: its label need not be seen. Other fields that hold nothing are left out.
MAIN = ("kind", "claim", "name", "text", "question")
WORTH_FILLING = (*MAIN, "title", "url")
LIMITS = {"title": 200, "proposal": 200, "summary": 4000, "claim": 280, "question": 500, "url": 2000}


def review_page(brief: Brief, posted=None, refusal: Invalid | None = None) -> dict[str, Any]:
    """The context of briefs/review.html, with what was ``posted`` before where the acceptance was refused."""
    read = fitted(brief)
    faults = {fault.field: fault.detail for fault in refusal.faults} if refusal else {}
    return {
        "brief": brief,
        "workspace": brief.workspace,
        "section": "initiatives",
        "lines": [_field(name, name, read[name], posted, faults) for name in LINES if name != "language"],
        "parts": list(_parts(read, posted, faults)),
        "unplaced": brief.proposal.get("unplaced", []),
        "faults": [detail for place, detail in faults.items() if place not in _places(read)],
        "refused": refusal,
    }


def accepted_page(request, brief: Brief) -> dict[str, Any]:
    """The context of briefs/accepted.html: the document, by whom and when it was accepted, and what came of it."""
    reader = Reader.of(request, brief.workspace)
    when = reader.moment(brief.accepted_at) if brief.accepted_at else ""
    return {
        "brief": brief,
        "workspace": brief.workspace,
        "section": "initiatives",
        "accepted": _("Accepted by %(who)s, %(when)s.") % {"who": brief.accepted_by.name, "when": when},
    }


def chosen_of(brief: Brief, posted) -> dict[str, Any]:
    """What the reviewer kept: ticked items with their texts as posted; passages as they were read."""
    read, kept = fitted(brief), set(posted.getlist("keep"))
    chosen: dict[str, Any] = {name: posted.get(name, read[name]) for name in LINES}
    for name, fields in LISTS.items():
        chosen[name] = [
            {field: posted.get(f"{name}.{place}.{field}", item[field]) for field in fields}
            | {"passage": item["passage"]}
            for place, item in enumerate(read[name])
            if f"{name}.{place}" in kept
        ]
    return chosen


def _parts(read: dict, posted, faults: dict) -> Iterator[dict[str, Any]]:
    """The lists that hold something, with items of one passage beside it together."""
    for name, heading in _headings().items():
        items = [_item(name, place, item, posted, faults) for place, item in enumerate(read[name])]
        if items:
            groups = groupby(items, key=lambda item: item["passage"])
            yield {
                "name": name,
                "heading": heading,
                "count": len(items),
                "groups": [{"passage": passage, "rows": list(rows)} for passage, rows in groups],
            }


def _item(name: str, place: int, item: dict[str, str], posted, faults: dict) -> dict[str, Any]:
    at = f"{name}.{place}"
    return {
        "at": at,
        "number": place + 1,
        "kept": posted is None or at in posted.getlist("keep"),
        "kind": item.get("kind", ""),
        "passage": item["passage"],
        "fields": [
            _field(f"{at}.{field}", field, item[field], posted, faults)
            for field in LISTS[name]
            if item[field] or field in WORTH_FILLING
        ],
    }


def _field(place: str, name: str, read: str, posted, faults: dict) -> dict[str, Any]:
    value = read if posted is None else posted.get(place, read)
    rows = ROWS.get(name, 1)
    if name == "text" and len(value) > 90:
        rows = 2
    return {
        "place": place,
        "name": name,
        "label": _labels()[name],
        "known": name in MAIN,
        "value": value,
        "rows": rows,
        "limit": LIMITS.get(name),
        "choices": _kinds() if name == "kind" else None,
        "fault": faults.get(place, ""),
    }


def _places(read: dict) -> set[str]:
    lists = {
        f"{name}.{place}.{field}"
        for name, fields in LISTS.items()
        for place in range(len(read[name]))
        for field in fields
    }
    return lists | set(LINES)


def _kinds() -> list[tuple[str, str]]:
    return [(str(kind), words()["kinds"][kind]) for kind in Kind]


def _headings() -> dict[str, str]:
    return {
        "arguments": _("Arguments"),
        "parties": _("Parties"),
        "areas": _("Areas of work"),
        "facts": _("Facts"),
        "questions": _("Key questions"),
        "people": _("People"),
        "events": _("Events"),
        "dates": _("Dates"),
        "links": _("Related links"),
    }


def _labels() -> dict[str, str]:
    return {
        "title": _("Title"),
        "proposal": _("Proposal"),
        "summary": _("Summary"),
        "conclusion": _("Conclusion"),
        "kind": _("Kind"),
        "claim": _("Claim"),
        "reasons": _("Reasons"),
        "name": _("Name"),
        "role": _("Office"),
        "organisation": _("Organisation"),
        "text": _("Text"),
        "date": _("Day"),
        "question": _("Question"),
        "answer": _("Answer"),
        "url": _("Address"),
    }
