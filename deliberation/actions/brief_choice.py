"""What a reviewer kept of a brief's proposal: its shape, and that no passage was made up."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models.workspaces import Language
from deliberation.briefs import normalise
from deliberation.errors import Fault, Invalid
from deliberation.models import Brief

LINES = ("title", "proposal", "summary", "language", "conclusion")
# The texts of an item; each may carry its passage as well.
LISTS: dict[str, tuple[str, ...]] = {
    "parties": ("name",),
    "people": ("name", "role", "organisation"),
    "dates": ("date", "text"),
    "events": ("name",),
    "areas": ("text",),
    "arguments": ("kind", "claim", "reasons"),
    "facts": ("text",),
    "questions": ("question", "answer"),
    "links": ("title", "url"),
}
ITEMS_AT_MOST = 300
LIMITS = {"title": 200, "proposal": 200, "summary": 4000, "conclusion": 20_000}


def fitted(brief: Brief) -> dict[str, Any]:
    """All that was read out of a brief, cut where a noun holds less."""
    read = brief.proposal
    kept: dict[str, Any] = {name: shortened(read.get(name) or "", LIMITS.get(name, 5)) for name in LINES}
    kept["title"] = kept["title"] or shortened(brief.filename or brief.text, 80)
    return kept | {
        name: [_whole(item, names) for item in read.get(name, [])] for name, names in LISTS.items()
    }


def checked(chosen: Any, brief: Brief) -> dict[str, Any]:
    """``chosen`` in full shape. Raises Invalid with every fault at once."""
    faults = list(_faults(chosen, brief))
    if faults:
        raise Invalid(faults=faults)
    kept: dict[str, Any] = {name: chosen.get(name) or "" for name in LINES}
    kept["language"] = kept["language"] or brief.proposal["language"]
    return kept | {
        name: [_whole(item, names) for item in chosen.get(name) or []] for name, names in LISTS.items()
    }


def shortened(text: str, limit: int) -> str:
    """``text``, at most ``limit`` characters of it, cut between words and marked so."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head) + "…"


def _whole(item: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    return {name: item.get(name) or "" for name in (*names, "passage")}


def _faults(chosen: Any, brief: Brief) -> Iterator[Fault]:
    if not isinstance(chosen, dict):
        yield _fault("", "not_an_object", _("Send what is kept in the shape of the proposal."))
        return
    for name in chosen.keys() - {*LINES, *LISTS, "unplaced"}:
        yield _fault(str(name), "unknown", _("This is not part of a proposal."))
    for name in LINES:
        if not isinstance(chosen.get(name) or "", str):
            yield _fault(name, "not_a_text", _("This has to be a text."))
    if chosen.get("language") not in (None, "", *Language.values):
        yield _fault("language", "invalid_choice", _("Pages are in English or Korean."))
    for name, names in LISTS.items():
        yield from _faults_of_list(name, names, chosen.get(name) or [], brief)


def _faults_of_list(name: str, names: tuple[str, ...], items: Any, brief: Brief) -> Iterator[Fault]:
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        yield _fault(name, "not_a_list", _("This has to be a list of items."))
    elif len(items) > ITEMS_AT_MOST:
        yield _fault(name, "too_many", _("These are more items than one initiative can take."))
    else:
        for place, item in enumerate(items):
            yield from _faults_of_item(f"{name}.{place}", names, item, brief)


def _faults_of_item(place: str, names: tuple[str, ...], item: dict, brief: Brief) -> Iterator[Fault]:
    for name in item.keys() - {*names, "passage"}:
        yield _fault(f"{place}.{name}", "unknown", _("This is not part of a proposal."))
    for name in (*names, "passage"):
        if not isinstance(item.get(name) or "", str):
            yield _fault(f"{place}.{name}", "not_a_text", _("This has to be a text."))
    passage = item.get("passage") or ""
    if isinstance(passage, str) and normalise(passage) not in brief.text:
        yield _fault(
            f"{place}.passage", "not_in_the_brief", _("This passage does not stand in the document.")
        )


def _fault(field: str, code: str, detail: object) -> Fault:
    return Fault(field, code, str(detail))
