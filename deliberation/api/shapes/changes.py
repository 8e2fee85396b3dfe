"""Changes as answers."""

from deliberation.activity.addresses import READ_AT
from deliberation.changes import Told

from .reader import api, person


def shape_change(line: Told, key: str) -> dict:
    """A change in the workspace ``key``."""
    url = None if line.gone else api(READ_AT[line.noun].format(key=key, id=line.id))
    actor = line.actor and person(line.actor["id"], line.actor["name"], None, "")
    return {
        "seq": line.seq,
        "type": line.verb,
        "object": {"type": line.noun, "id": line.id, "ref": line.ref, "url": url},
        "initiative": line.initiative,
        "argument": line.argument,
        "whole": line.whole,
        "gone": line.gone,
        "actor": actor,
        "at": line.at,
    }
