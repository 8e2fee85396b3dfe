"""Digests from facts that were only written down: no database, so that a sentence of the brief is a test of it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from deliberation import todo
from deliberation.digests.build import build
from deliberation.digests.facts import ArgumentFacts, Choice, Digest, EditionFacts, InitiativeFacts, Reader
from deliberation.movement import Change

from .week import DUE, WEEK

WORKSPACE, ME, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
AI_1 = str(UUID(int=101))
NOBODY_VOTES = {"voters": 0, "tally": [0, 0, 0], "earlier": 0}


def initiative(number: int = 1, **fields: Any) -> InitiativeFacts:
    words: dict[str, Any] = {
        "ref": f"AI-{number}",
        "title": f"Initiative {number}",
        "results_are_out": True,
        "closes_at": None,
    }
    return InitiativeFacts(**{**words, **fields})


def argument(number: int, place: InitiativeFacts, **fields: Any) -> ArgumentFacts:
    words: dict[str, Any] = {
        "number": number,
        "initiative": place,
        "claim": f"Claim {number}",
        "kind": "advantage",
        "relation": "",
        "author": str(OTHER),
        "readable": True,
        "active": True,
        "needs_source": False,
    }
    return ArgumentFacts(**{**words, **fields})


def edition(*changes: Change, **fields: Any) -> EditionFacts:
    """Of one week in AI-1, with arguments 1 to 9 whose ids end with their numbers."""
    place = fields.pop("initiative", initiative())
    words: dict[str, Any] = {
        "workspace_id": WORKSPACE,
        "workspace_key": "AI",
        "workspace_name": "AI & Digital Diplomacy",
        "starts_at": DUE - WEEK,
        "ends_at": DUE,
        "changes": list(changes),
        "initiatives": {AI_1: place},
        "arguments": {key(number): argument(number, place) for number in range(1, 10)},
        "organisations": {},
    }
    return EditionFacts(**{**words, **fields})


def reader(**fields: Any) -> Reader:
    words: dict[str, Any] = {
        "user_id": str(ME),
        "language": "en",
        "zone": "Asia/Seoul",
        "seen": frozenset({AI_1}),
    }
    return Reader(**{**words, **fields})


def key(number: int) -> str:
    """The id of argument ``number``."""
    return str(UUID(int=1000 + number))


def change(code: str, number: int | None = None, **details: Any) -> Change:
    """Of argument ``number`` or of AI-1 itself, by others."""
    actors = details.pop("actors", (str(OTHER), str(UUID(int=4))))
    return Change(code, AI_1, key(number) if number else None, actors, 1, details)


def label(number: int, before: str, after: str, *tally: int) -> Change:
    votes = list(tally) or [9, 8, 3]
    return change("label", number, before=before, after=after, voters=7, tally=votes, earlier=0)


def doing(number: int = 1, code: str = "confirm_vote", due: date | None = None, **fields: Any) -> todo.Doing:
    words: dict[str, Any] = {
        "user_id": ME,
        "workspace_id": WORKSPACE,
        "code": code,
        "subject_id": UUID(int=1000 + number),
        "initiative_id": UUID(AI_1),
        "ref": f"AI-1#{number}",
        "title": f"Claim {number}",
        "path": f"/i/AI-1/{number}/",
        "due": due,
        "what": "1",
    }
    return todo.Doing(**{**words, **fields})


def told(
    *changes: Change, doings: list[todo.Doing] | None = None, earlier: Choice | None = None, **fields: Any
) -> Digest:
    """The digest of those changes; what belongs to the reader is given by the reader's names."""
    mine = {name: fields.pop(name) for name in list(fields) if name in Reader.__dataclass_fields__}
    return build(edition(*changes, **fields), reader(**mine), doings or [], earlier)


def lines(digest: Digest, code: str) -> list[str]:
    """What a section says, line by line."""
    section = next((one for one in digest.sections if one.code == code), None)
    return [_said(line) for line in section.lines] if section else []


def day(days: int) -> date:
    """``days`` after the local day on which the digest comes."""
    return date(2026, 5, 11) + timedelta(days=days)


def _said(line) -> str:
    arrow = f"{line.before} → {line.after}" if line.after else ""
    parts = [line.lead, line.ref, line.text, arrow, line.what, line.reason]
    return " | ".join(part for part in parts if part)
