"""Which arguments say about the same as a claim that is being written: the words that they share, weighed by how rare
they are among the claims of the initiative (TF-IDF and cosine: Salton and Buckley, "Term-weighting approaches in
automatic text retrieval", Information Processing & Management 24, 1988).

Only shown, never acted upon: a negation looks alike.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from math import log, sqrt
from typing import Any
from uuid import UUID

from deliberation.models import Argument, Initiative, SearchEntry

from .tokens import stem, tokens_of

SHOWN = 3
NEAREST = 12  # looked at, should some of them not be for this reader
ALIKE = 0.15  # below it, what is shared are words that stand everywhere
LONGEST_CLAIM = 280
TOLERANCE = 1e-9  # of what rounding takes from a sum

# In a young initiative no word is rare yet: these say nothing of what a claim is about.
EMPTY_WORDS = """
    a about after all an and any are as at be been before but by can could do does for from had has have how
    if in into is it its may more most must no not of on once one or other our should so some such than that the
    their them then there these they this those to was we were what when where which who will with would you
"""
EMPTY_TOKENS = frozenset(map(stem, EMPTY_WORDS.split()))


def similar(
    user, initiative: Initiative, claim: str, *, but: UUID | None = None
) -> list[tuple[Argument, float]]:
    """The active arguments that ``user`` may see in it that are most like ``claim``, how much, the most first.

    ``but`` is one that is left out: the claim's own. Two queries, however many arguments there are.
    """
    claims = SearchEntry.objects.filter(initiative=initiative, type=SearchEntry.Type.ARGUMENT)
    tokens = claims.values_list("subject_id", "title_tokens")
    alike = nearest(
        tokens_of(claim[:LONGEST_CLAIM]), ((pk, words.split()) for pk, words in tokens if pk != but)
    )
    if not alike:
        return []
    rows = Argument.objects.visible_to(user).active().filter(hidden_at=None, pk__in=alike)
    found = {row.pk: row for row in rows.select_related("initiative__workspace")}
    return [(found[pk], alike[pk]) for pk in alike if pk in found][:SHOWN]


def alike_pairs(texts: Mapping[Hashable, list[str]], at_least: float) -> list[tuple[Any, Any]]:
    """The pairs of keys whose texts are as alike as ``at_least`` (above 0). Pure.

    Held against each other are only texts that share a word which one of them cannot do without: prefix filtering
    (Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", WWW 2007).
    """
    counts = {key: _counted(tokens) for key, tokens in texts.items()}
    rarity = _rarity(counts)
    weights = {key: _unit(held, rarity) for key, held in counts.items()}
    held_by: dict[str, list[int]] = {}
    alike, keys = [], list(weights)
    for place, key in enumerate(keys):
        mine = weights[key]
        near = {other for token in _needed(mine, at_least) for other in held_by.get(token, ())}
        alike += [(other, place) for other in near if _shared(weights[keys[other]], mine) >= at_least]
        for token in mine:
            held_by.setdefault(token, []).append(place)
    return [(keys[one], keys[other]) for one, other in sorted(alike)]


def _unit(held: Counter, rarity: dict[str, float]) -> dict[str, float]:
    """How much each word of a text weighs in it: a vector of length 1, the heaviest words first."""
    weights = {token: _weight(count) * rarity[token] for token, count in held.items()}
    length = sqrt(sum(one * one for one in weights.values()))
    return {token: one / length for token, one in sorted(weights.items(), key=lambda of: (-of[1], of[0]))}


def _needed(unit: dict[str, float], at_least: float) -> Iterator[str]:
    """Words of which another text must hold one to be as alike as that: all others together do not reach it."""
    left = 1.0
    for token, weight in unit.items():
        if left < at_least * at_least - TOLERANCE:
            return
        yield token
        left -= weight * weight


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    """The cosine of the angle between both, less than what rounding takes from it."""
    return sum(one[token] * other[token] for token in one.keys() & other.keys()) + TOLERANCE


def nearest(wanted: list[str], texts: Iterable[tuple[Hashable, list[str]]]) -> dict:
    """The keys of the texts most like ``wanted``, by falling likeness, with it. Pure."""
    asked = _counted(wanted)
    counts = {key: _counted(tokens) for key, tokens in texts}
    rarity = _rarity(counts, asked)
    target = {token: _weight(count) * rarity[token] for token, count in asked.items()}
    length = sqrt(sum(weight * weight for weight in target.values()))
    likeness = ((key, _likeness(target, length, held, rarity)) for key, held in counts.items())
    alike = [(key, value) for key, value in likeness if value >= ALIKE]
    return dict(sorted(alike, key=lambda one: (-one[1], str(one[0])))[:NEAREST])


def _counted(tokens: Iterable[str]) -> Counter:
    return Counter(token for token in tokens if token not in EMPTY_TOKENS)


def _rarity(counts: Mapping[Hashable, Counter], asked: Iterable[str] = ()) -> dict[str, float]:
    """How much each word says: the fewer texts hold it, the more."""
    held_by: Counter = Counter()
    for held in counts.values():
        held_by.update(held.keys())
    return {token: log(1 + len(counts) / (held_by[token] or 1)) for token in {*held_by, *asked}}


def _likeness(target: dict[str, float], length: float, held: Counter, rarity: dict[str, float]) -> float:
    """The cosine of the angle between both, 0 for nothing in common."""
    shared = squares = 0.0
    for token, count in held.items():
        weight = _weight(count) * rarity[token]
        squares += weight * weight
        if token in target:
            shared += weight * target[token]
    return round(shared / (length * sqrt(squares)), 6) if shared else 0.0


def _weight(count: int) -> float:
    return 1.0 if count == 1 else 1 + log(count)
