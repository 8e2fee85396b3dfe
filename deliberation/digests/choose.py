"""What of an edition concerns one reader, and why. Pure."""

from collections.abc import Iterable

from deliberation.models import Follow
from deliberation.movement import Change

from .facts import EditionFacts, Pick, Reader

CHANGED, NEW, YOURS = "changed", "new", "yours"

# The nearer the reader, the earlier the line.
NEARNESS = {"on_yours": 0, "wrote": 0, "voted": 1, "follow": 2, "member": 3}

CONCERNS_ALL = ("stage", "decision")
EFFECTS = ("label", "answered")  # they are told also to who brought them about


def choose(edition: EditionFacts, reader: Reader) -> list[Pick]:
    """The changes that ``reader`` may see and has not made alone, nearest first."""
    picks = [
        pick
        for place, change in enumerate(edition.changes)
        if change.initiative in reader.seen and (pick := _pick(place, change, edition, reader))
    ]
    return sorted(picks, key=lambda pick: NEARNESS[pick.reason])


def still_there(picks: Iterable[Pick], edition: EditionFacts, reader: Reader) -> list[Pick]:
    """Those of an earlier choice that the reader may still see."""
    return [pick for pick in picks if _is_readable(edition.changes[pick.place], edition, reader)]


def _pick(place: int, change: Change, edition: EditionFacts, reader: Reader) -> Pick | None:
    if not _is_readable(change, edition, reader) or _is_own(change, reader):
        return None
    section = _section(change, edition, reader)
    reason = _reason(change, edition, reader) if section else ""
    return Pick(place, section, reason) if section and reason else None


def _is_readable(change: Change, edition: EditionFacts, reader: Reader) -> bool:
    if change.initiative not in reader.seen or change.initiative not in edition.initiatives:
        return False
    if change.argument is None:
        return True
    argument = edition.arguments.get(change.argument)
    if argument is None or not argument.readable:
        return False
    needs_to_stand = change.code not in ("withdrawn", "restored")
    tells_counts = change.code != "label" or argument.initiative.results_are_out
    return tells_counts and (argument.active or not needs_to_stand)


def _is_own(change: Change, reader: Reader) -> bool:
    return change.code not in EFFECTS and set(change.actors) <= {reader.user_id} and bool(change.actors)


def _section(change: Change, edition: EditionFacts, reader: Reader) -> str:
    """Where it is told; nowhere what only counts."""
    match change.code:
        case "argument":
            return NEW
        case "response" | "comments":
            return YOURS if _is_on_yours(change, edition, reader) else ""
        case "evidence":
            first = change.details["first"] or change.details["contradicts"]
            return CHANGED if first or _wrote(change, edition, reader) else ""
        case "counts":
            return CHANGED if _hides_new_votes(change, edition) else ""
    return CHANGED


def _reason(change: Change, edition: EditionFacts, reader: Reader) -> str:
    if _is_on_yours(change, edition, reader):
        return "on_yours"
    if change.argument and _wrote(change, edition, reader):
        return "wrote"
    if change.argument in reader.voted:
        return "voted"
    level = reader.follows.get(change.initiative or "")
    if level == Follow.Level.EVERYTHING:
        return "follow"
    if level == Follow.Level.NOTHING:
        return ""
    if level == Follow.Level.CONCERNS_ME and change.code not in CONCERNS_ALL:
        return ""
    return "member"


def _is_on_yours(change: Change, edition: EditionFacts, reader: Reader) -> bool:
    """A response to one's argument; a comment on it, or a reply to one's comment."""
    if change.code == "response":
        parent = edition.arguments.get(change.details["parent"])
        return parent is not None and parent.author == reader.user_id
    if change.code == "comments":
        return reader.user_id in change.details["told"] or _wrote(change, edition, reader)
    return False


def _wrote(change: Change, edition: EditionFacts, reader: Reader) -> bool:
    argument = edition.arguments.get(change.argument or "")
    return argument is not None and argument.author == reader.user_id


def _hides_new_votes(change: Change, edition: EditionFacts) -> bool:
    initiative = edition.initiatives[change.initiative or ""]
    return bool(change.details.get("votes")) and not initiative.results_are_out
