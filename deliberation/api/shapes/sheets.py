"""The meeting sheet as an answer for members."""

from dataclasses import asdict
from uuid import UUID

from deliberation.sheets import Sheet, markdown_of
from deliberation.sheets.facts import Handling, Item, Named

from .reader import api, board_url, organisation


def shape_sheet(sheet: Sheet, initiative_id: UUID) -> dict:
    """Codes as they are; ``markdown`` in the language that is active."""
    return {
        "initiative": initiative_id,
        "url": api(f"initiatives/{initiative_id}/sheet"),
        "html_url": f"{board_url(sheet.ref)}sheet/",
        **{name: getattr(sheet, name) for name in ("ref", "title", "stage", "proposal")},
        "parties": [{"organisation": _named(one), "part": part} for part, one in sheet.parties],
        "positions": [
            {"organisation": _named(one.organisation), "stand": one.stand, "conditions": one.conditions}
            for one in sheet.positions
        ],
        "divided": None if sheet.divided is None else [_argument(one) for one in sheet.divided],
        "challenges": [_challenge(one) for one in sheet.challenges],
        "questions": list(sheet.questions),
        "actions": [asdict(one) for one in sheet.actions],
        "sources": [asdict(one) for one in sheet.notes],
        "markdown": markdown_of(sheet),
    }


def _argument(item: Item) -> dict:
    return {**_item(item), "reply": _item(item.reply) if item.reply else None}


def _challenge(one: Handling) -> dict:
    return {
        **_argument(one.item),
        "status": one.status,
        "owner": _named(one.owner) if one.owner else None,
        "responsible": one.responsible,
        "due": one.due,
    }


def _item(item: Item) -> dict:
    return {
        "id": item.id,
        "ref": item.ref,
        "kind": item.kind or None,
        "relation": item.relation or None,
        "claim": item.claim,
        "tally": item.tally,
        "notes": item.notes,
    }


def _named(one: Named) -> dict:
    return organisation(one.id, one.en)
