"""Changes as answers."""

from deliberation.changes import Told
from deliberation.models import Change

from .reader import api, person

Noun = Change.Noun

PATHS = {
    Noun.WORKSPACE: "workspaces/{key}",
    Noun.ORGANISATION: "workspaces/{key}/organisations/{id}",
    Noun.MEMBERSHIP: "workspaces/{key}/members/{id}",
    Noun.SOURCE: "sources/{id}",
    Noun.BRIEF: "briefs/{id}",
    Noun.INITIATIVE: "initiatives/{id}",
    Noun.ARGUMENT: "arguments/{id}",
    Noun.SUGGESTION: "suggestions/{id}",
    Noun.DUPLICATE: "duplicates/{id}",
    Noun.EVIDENCE: "evidence/{id}",
    Noun.COMMENT: "comments/{id}",
    Noun.FACT: "facts/{id}",
    Noun.QUESTION: "questions/{id}",
    Noun.POSITION: "positions/{id}",
    Noun.DECISION: "initiatives/{id}/decision",
    Noun.ACTION: "actions/{id}",
    Noun.INDICATOR: "indicators/{id}",
}


def shape_change(line: Told, key: str) -> dict:
    """A change in the workspace ``key``."""
    url = None if line.gone else api(PATHS[Noun(line.noun)].format(key=key, id=line.id))
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
