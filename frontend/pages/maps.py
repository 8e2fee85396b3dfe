"""The map of an initiative: the proposal, under it the kinds, their arguments and all responses, as nested lists.

What JavaScript draws it reads from these lists (static/js/map/), so that nobody is told more there.
"""

from collections.abc import Iterator

from deliberation.models import Argument, ArgumentState, Initiative, Kind

from .cards import standing
from .frame import frame
from .nesting import tags
from .responses import Place, arranged
from .sight import Sight
from .words import ICONS, kind_words, words

MOST = 1_000
STEPS = 4  # of support, which is how thick a tie is drawn
FIELDS = (
    *("id", "number", "kind", "parent_id", "relation", "claim", "state", "merged_into_id", "hidden_at"),
    *(f"tally__{name}" for name in ("agree", "disagree", "unsure", "earlier", "label", "order_value")),
)


def map_page(request, initiative: Initiative) -> dict:
    """The context of initiatives/map.html. One query for all arguments, however many there are."""
    sight = Sight.of(request, initiative)
    rows = list(_rows(initiative)[: MOST + 1])
    places = arranged(rows[:MOST], None, by_strength=sight.tells)
    return {
        **frame(request, initiative, sight, tab="map"),
        "todo": None,
        "kinds": list(_kinds(places, sight)),
        "proposal": initiative.proposal or initiative.title,
        "base": sight.base,
        "support_told": sight.tells,
        "most": MOST if len(rows) > MOST else 0,
    }


def _rows(initiative: Initiative):
    """The shallowest first, so that what is left out of very many lacks nobody above it."""
    return Argument.objects.filter(initiative=initiative).order_by("depth", "number").values(*FIELDS)


def _kinds(places: list[Place], sight: Sight) -> Iterator[dict]:
    """The kinds that hold something, each with its branch."""
    branches: dict[str, list[Place]] = {kind: [] for kind in Kind}
    kind = ""
    for place in places:
        kind = place.row["kind"] or kind
        branches[kind].append(place)
    for kind, branch in branches.items():
        if branch:
            yield {"code": kind, **kind_words(kind), "nodes": _nodes(branch, sight)}


def _nodes(branch: list[Place], sight: Sight) -> list[dict]:
    around = tags([place.depth for place in branch], "outline__in")
    return [
        _node(place.row, sight) | {"opens": opens, "closes": closes}
        for place, (opens, closes) in zip(branch, around, strict=True)
    ]


def _node(row: dict, sight: Sight) -> dict:
    text, hidden = words(), row["hidden_at"] is not None
    told = standing(row, sight) if sight.tells and not hidden else {}
    withdrawn = row["state"] == ArgumentState.WITHDRAWN
    note = (text["withdrawn"] if withdrawn else "", told.get("label", ""), told.get("tally", ""))
    return {
        "number": row["number"],
        "href": f"{sight.base}{row['number']}/",
        "kind": row["kind"] or "response",
        "relation": row["relation"] or "",
        "icon": ICONS.get(row["kind"], "corner-down-right"),
        "word": text["kinds"][row["kind"]] if row["kind"] else text["relations"][row["relation"]],
        "claim": text["hidden"] if hidden else row["claim"],
        "note": [*filter(None, note)],
        "support": _support(row) if told.get("label") else 0,
        "off": hidden or withdrawn,
    }


def _support(row: dict) -> int:
    """In steps, from how strong it stands by the votes so far."""
    return 1 + min(int(max(row["tally__order_value"], 0) * STEPS), STEPS - 1)
