"""Things to do as they were told, kept without any text: ids, codes and numbers."""

from typing import Any

from .doings import Doing


def keep(doing: Doing) -> dict[str, Any]:
    """What is kept of one with the digest that told it."""
    return {
        "key": doing.key,
        "initiative": str(doing.initiative_id) if doing.initiative_id else None,
        "argument": str(doing.argument_id) if doing.argument_id else None,
        "count": doing.count,
        "due": doing.due.isoformat() if doing.due else None,
        "what": doing.what,
    }
