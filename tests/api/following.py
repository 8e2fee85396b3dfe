"""Reading the changes of AI, and what is said of them."""

from tests.cast import argue, open_initiative


def brief(changes: list[dict]) -> list[tuple]:
    """What changed, and how."""
    return [(*_what(one), "gone" if one["gone"] else "whole" if one["whole"] else "") for one in changes]


def _what(change: dict) -> tuple[str, str]:
    return change["type"], change["object"]["type"]


def about(changes: list[dict], thing) -> list[dict]:
    return [one for one in changes if one["object"]["id"] == str(thing.pk)]


def tombstone(seq: int, noun: str, thing) -> dict:
    """Number, kind and id, and nothing else."""
    return {
        "seq": seq,
        "type": None,
        "object": {"type": noun, "id": str(thing.pk), "ref": None, "url": None},
        "initiative": None,
        "argument": None,
        "whole": False,
        "gone": True,
        "actor": None,
        "at": None,
    }


def told_in_words(answer) -> str:
    return answer.content.decode()


def named_only(cast):
    """Open, for named members only, with an argument by Minji."""
    initiative = open_initiative(cast, audience="named")
    return initiative, argue(cast, initiative, "Among few", who=cast.minji)
