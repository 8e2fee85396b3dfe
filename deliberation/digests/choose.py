"""What of an edition concerns one reader, and why. Pure."""

from collections import Counter
from collections.abc import Iterator, Set

from deliberation.models import Follow

from .facts import Choice, EditionFacts, Pick, Reader
from .index import CHANGED, NEW, YOURS, Base, Index, index_of

MOST = 7  # lines of a section
NEARNESS = {"on_yours": 0, "wrote": 1, "voted": 2}


def choose(edition: EditionFacts, reader: Reader) -> Choice:
    """What ``reader`` may see and has not done alone: what is nearest first, then what weighs most."""
    index = index_of(edition)
    base, near = index.base_of(reader), _near(index, reader)
    gone = index.alone.get(reader.user_id, set()) | near.keys()
    picks = [pick for section in (CHANGED, NEW, YOURS) for pick in _picks(section, index, base, near, gone)]
    return Choice(tuple(picks), _counts(index, base, near, gone))


def still_there(choice: Choice, edition: EditionFacts, reader: Reader, doings: Set[str]) -> Choice:
    """What the reader may still see of an earlier choice, and has still to do: ``doings`` are their keys."""
    index = index_of(edition)
    counts = {section: Counter(sums) for section, sums in choice.counts.items()}
    picks = []
    for pick in choice.picks:
        if pick.place in index.readable and edition.changes[pick.place].initiative in reader.seen:
            picks.append(pick)
        else:
            counts[pick.section][index.counted_as(pick.place)] -= 1
    return Choice(tuple(picks), counts, tuple(task for task in choice.tasks if task.key in doings))


def _near(index: Index, reader: Reader) -> dict[int, str]:
    """Places that have to do with this very reader, with the reason."""
    near: dict[int, str] = dict.fromkeys(index.on_yours.get(reader.user_id, ()), "on_yours")
    for place in index.by_author.get(reader.user_id, ()):
        near.setdefault(place, "wrote")
    for argument in reader.voted:
        for place in index.by_argument.get(argument, ()):
            if place in index.sections:
                near.setdefault(place, "voted")
    alone = index.alone.get(reader.user_id, ())
    return {
        place: reason for place, reason in near.items() if place not in alone and _hears(index, place, reader)
    }


def _hears(index: Index, place: int, reader: Reader) -> bool:
    initiative = index.edition.changes[place].initiative or ""
    return initiative in reader.seen and reader.follows.get(initiative) != Follow.Level.NOTHING


def _picks(section: str, index: Index, base: Base, near: dict[int, str], gone: set[int]) -> list[Pick]:
    first = sorted(
        (place for place in near if _section(index, place, near[place]) == section),
        key=lambda place: (NEARNESS[near[place]], place),
    )
    picks = [Pick(place, section, near[place]) for place in first[:MOST]]
    for place, reason in _rest(base, section, gone):
        if len(picks) == MOST:
            break
        picks.append(Pick(place, section, reason))
    return picks


def _rest(base: Base, section: str, gone: set[int]) -> Iterator[tuple[int, str]]:
    return ((place, reason) for place, reason in base.told.get(section, ()) if place not in gone)


def _section(index: Index, place: int, reason: str) -> str:
    return YOURS if reason == "on_yours" else index.sections.get(place, CHANGED)


def _counts(index: Index, base: Base, near: dict[int, str], gone: set[int]) -> dict[str, Counter[str]]:
    """How many of each sort a section tells or folds."""
    counts = {CHANGED: Counter(base.counts[CHANGED]), NEW: Counter(base.counts[NEW]), YOURS: Counter()}
    for place in gone & base.reasons.keys():
        counts[index.sections[place]][index.counted_as(place)] -= 1
    for place, reason in near.items():
        counts[_section(index, place, reason)][index.counted_as(place)] += 1
    return counts
