"""An edition's changes by what a reader may have to do with them: made once, so that choosing costs little. Pure."""

from collections import Counter
from dataclasses import dataclass, field

from deliberation.models import Follow
from deliberation.movement import Change

from .facts import EditionFacts, Reader

CHANGED, NEW, YOURS = "changed", "new", "yours"

EFFECTS = ("label", "answered")  # told also to who brought them about
IMPERSONAL = ("response", "comments", "support")  # no nearer to who wrote or judged the argument
TELLS_VOTES = ("label", "support")
GONE = ("withdrawn", "restored", "merged")  # told also of arguments that do not stand


@dataclass(slots=True)
class Base:
    """What everybody hears who sees the same initiatives and follows the same: (place, reason) by section."""

    told: dict[str, list[tuple[int, str]]]
    reasons: dict[int, str]
    counts: dict[str, Counter[str]]


@dataclass(slots=True)
class Index:
    """Places of changes that may be told at all; the others are hidden, merged, or tell counts too early."""

    edition: EditionFacts
    sections: dict[int, str] = field(default_factory=dict)  # for all readers
    on_yours: dict[str, list[int]] = field(default_factory=dict)  # by user
    by_author: dict[str, list[int]] = field(default_factory=dict)  # of the argument
    by_argument: dict[str, list[int]] = field(default_factory=dict)
    alone: dict[str, set[int]] = field(default_factory=dict)  # by the only user who did it
    readable: set[int] = field(default_factory=set)
    sums: dict[str, Counter[str]] = field(default_factory=dict)  # by initiative
    bases: dict[tuple, Base] = field(default_factory=dict)

    def base_of(self, reader: Reader) -> Base:
        here = self.edition.initiatives.keys()
        signature = (
            frozenset(reader.seen & here),
            tuple(sorted((key, level) for key, level in reader.follows.items() if key in here)),
        )
        if signature not in self.bases:
            self.bases[signature] = _base(self, reader)
        return self.bases[signature]

    def counted_as(self, place: int) -> str:
        """Under which word the subject counts a change: an argument by its kind, a label by what it became."""
        change = self.edition.changes[place]
        match change.code:
            case "argument":
                return change.details["kind"]
            case "label":
                return f"label:{change.details['after']}"
        return change.code


def index_of(edition: EditionFacts) -> Index:
    if "index" not in edition.memo:
        edition.memo["index"] = _index(edition)
    return edition.memo["index"]


def reason_by_level(level: str | None) -> str:
    """Why somebody hears of what others wrote; empty for who does not.

    A digest is the place for the rest: who hears at once only of what concerns them finds it here, last.
    """
    if level == Follow.Level.EVERYTHING:
        return "follow"
    return "" if level == Follow.Level.NOTHING else "member"


def hears(reader: Reader, initiative: str) -> bool:
    """Whether news of an initiative is for this reader at all."""
    return initiative in reader.seen and bool(reason_by_level(reader.follows.get(initiative)))


def _index(edition: EditionFacts) -> Index:
    index = Index(edition)
    for place, change in enumerate(edition.changes):
        if _may_be_told(change, edition):
            _add(index, place, change)
    index.sums = {change.initiative or "": _sums(change, edition) for change in _counts(edition)}
    return index


def _counts(edition: EditionFacts) -> list[Change]:
    return [one for one in edition.changes if one.code == "counts" and one.initiative in edition.initiatives]


def _sums(change: Change, edition: EditionFacts) -> Counter[str]:
    """No votes where they are told at close."""
    hides = not edition.initiatives[change.initiative or ""].results_are_out
    return Counter({name: n for name, n in change.details.items() if name != "votes" or not hides})


def _add(index: Index, place: int, change: Change) -> None:
    index.readable.add(place)
    if section := _section(change, index.edition):
        index.sections[place] = section
    if len(change.actors) == 1 and change.code not in EFFECTS:
        index.alone.setdefault(change.actors[0], set()).add(place)
    for user in _whose(change, index.edition):
        index.on_yours.setdefault(user, []).append(place)
    if change.argument and change.code not in IMPERSONAL:
        author = index.edition.arguments[change.argument].author
        index.by_author.setdefault(author, []).append(place)
        index.by_argument.setdefault(change.argument, []).append(place)


def _may_be_told(change: Change, edition: EditionFacts) -> bool:
    if change.initiative not in edition.initiatives:
        return False
    if change.argument is None:
        return True
    argument = edition.arguments.get(change.argument)
    if argument is None or not argument.readable:
        return False
    if change.code in TELLS_VOTES and not argument.initiative.results_are_out:
        return False
    return argument.active or change.code in GONE


def _section(change: Change, edition: EditionFacts) -> str:
    """Where everybody finds it; nowhere what only concerns whose argument it is on."""
    match change.code:
        case "argument":
            return NEW
        case "response" | "comments":
            return ""
        case "evidence":
            return CHANGED if change.details["first"] or change.details["contradicts"] else ""
        case "counts":
            hides = not edition.initiatives[change.initiative or ""].results_are_out
            return CHANGED if hides and change.details.get("votes") else ""
    return CHANGED


def _whose(change: Change, edition: EditionFacts) -> set[str]:
    """Whose argument a response is to; whose argument or comment a comment is on."""
    if change.code == "response":
        parent = edition.arguments.get(change.details["parent"])
        return {parent.author} if parent else set()
    if change.code == "comments":
        argument = edition.arguments.get(change.argument or "")
        return {*change.details["told"], *([argument.author] if argument else [])}
    return set()


def _base(index: Index, reader: Reader) -> Base:
    told: dict[str, list[tuple[int, str]]] = {CHANGED: [], NEW: []}
    counts: dict[str, Counter[str]] = {CHANGED: Counter(), NEW: Counter()}
    reasons: dict[int, str] = {}
    for place, section in index.sections.items():
        change = index.edition.changes[place]
        if change.initiative in reader.seen:
            reason = reason_by_level(reader.follows.get(change.initiative or ""))
            if reason:
                reasons[place] = reason
                told[section].append((place, reason))
                counts[section][index.counted_as(place)] += 1
    for places in told.values():
        places.sort(key=lambda one: one[1] != "follow")
    return Base(told, reasons, counts)
