"""The responses to an argument, to those, and so on, as one page of a tree."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from accounts.models.prepared import NIL, Prepared
from deliberation.models import Argument

from .cards import card, card_rows
from .nesting import tags
from .sight import Sight

PAGE = 30


@dataclass(frozen=True, slots=True)
class Place:
    """Where a response stands in the tree; ``depth`` 1 hangs from the argument itself."""

    row: dict
    depth: int
    above: tuple[int, ...]  # the numbers of the responses between the argument and this one


def responses_page(request, argument: Argument, sight: Sight) -> dict:
    """A page of the tree, from the response after number ``?responses=`` on. Two queries, however many there are."""
    places = arranged(
        LINKS.all(argument.pk), argument.pk, by_strength=sight.tells, merged=[*argument.shown_together][1:]
    )
    start = _start(request.GET.get("responses", ""), places)
    shown = places[start : start + PAGE]
    ids = [place.row["id"] for place in shown]
    rows = {row["id"]: row for row in ROWS.all(request.user.pk or NIL, *ids)} if ids else {}
    more = len(places) > start + PAGE
    return {
        "responses": _nested(shown, rows, sight, argument),
        "responses_above": [(number, f"{sight.base}{number}/") for number in shown[0].above] if start else [],
        "responses_count": len(places),
        "responses_next": shown[-1].row["number"] if more else 0,
        "here": f"{sight.base}{argument.number}/"
        + (f"?responses={request.GET['responses']}" if start else ""),
    }


def arranged(
    rows: list[dict], root: UUID | None, *, by_strength: bool, merged: Iterable[UUID] = ()
) -> list[Place]:
    """The rows as a tree, read from the top: each response before what responds to it, the strongest first.

    Where no order by votes may be told the newest comes first. What responds to a merged argument, also to those
    ``merged`` into the root, stands where that one shows. Without a root it is all of an initiative.
    """
    shows_as = _shows_as(rows) | dict.fromkeys(merged, root)
    under: dict[UUID, list[dict]] = {}
    for row in sorted(rows, key=_strength if by_strength else _age):
        if row["id"] not in shows_as:
            under.setdefault(shows_as.get(row["parent_id"], row["parent_id"]), []).append(row)
    found: list[Place] = []
    waiting = [Place(row, 1, ()) for row in under.get(root, ())]
    while waiting:
        place = waiting.pop()
        responses = under.get(place.row["id"], ())
        found.append(place)
        above = (*place.above, place.row["number"])
        waiting += [Place(row, place.depth + 1, above) for row in responses]
    return found


def _shows_as(rows: list[dict]) -> dict[UUID, UUID]:
    """What is hidden shows nowhere else: its responses stay below its tombstone."""
    return {
        row["id"]: row["merged_into_id"] for row in rows if row["merged_into_id"] and not row["hidden_at"]
    }


def _strength(row: dict):
    """Weakest first: the last is taken first."""
    return row["tally__order_value"], row["id"]


def _age(row: dict):
    return row["number"]


def _start(after: str, places: list[Place]) -> int:
    numbers = [str(place.row["number"]) for place in places]
    return numbers.index(after) + 1 if after in numbers[:-1] else 0


def _nested(shown: list[Place], rows: dict, sight: Sight, argument: Argument) -> list[dict]:
    """Each response with the tags that open and close the lists around it."""
    around = tags([place.depth for place in shown], "tree")
    return [
        {
            "opens": opens,
            "closes": closes,
            "merged_from": _merged_from(place.row, argument),
            "cards": [] if place.row["hidden_at"] else [card(rows[place.row["id"]], sight)],
        }
        for place, (opens, closes) in zip(shown, around, strict=True)
    ]


def _merged_from(row: dict, argument: Argument) -> str:
    here = row["parent_id"] in argument.shown_together
    return argument.merged_from(row["parent_id"]) if here else ""


def _links(argument_id):
    columns = ("id", "parent_id", "number", "merged_into_id", "hidden_at", "tally__order_value")
    return Argument.objects.below_all(argument_id).values(*columns)


def _rows(user_id, *ids):
    return card_rows(Argument.objects.filter(pk__in=ids), user_id)


LINKS = Prepared(_links, UUID)
ROWS = Prepared(_rows, UUID, *[UUID] * PAGE)
