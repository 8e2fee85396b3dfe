"""The rules: each a pure function of what was gathered. Nothing here reads the database, and nothing tells votes but
``divided_without_response``, which is given labels only once results are out.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from deliberation.models import Kind

FEWEST_OF_A_SIDE = 5  # advantages and disadvantages together, before one can be missing
FEWEST_BY_AUTHORS = 6
ON_ONE_SOURCE = 3
UNHANDLED_FOR = timedelta(days=14)
DIVIDED = "divided"


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """An argument that counts among the kinds. ``label`` is empty while results are sealed; ``unhandled_since`` is
    when a challenge came that is still unhandled."""

    number: int
    kind: str
    author: Any
    revision: int = 1
    label: str = ""
    responses: int = 0
    unhandled_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that arguments lean on; ``alone`` are the numbers of those that lean on no other."""

    id: str
    title: str
    alone: tuple[int, ...] = ()
    re_check_by: date | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """``alike`` are pairs of numbers of arguments that say about the same and were not marked yet."""

    now: datetime
    today: date
    arguments: tuple[ArgumentRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    silent: tuple[tuple[str, dict[str, str]], ...] = ()
    alike: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """``subject`` is what it is about within its rule, ``state`` what it depends on: a waiver ends when that changes.

    ``numbers`` are arguments that it names, ``said`` fills its sentence.
    """

    rule: str
    subject: str = ""
    state: str = ""
    numbers: tuple[int, ...] = ()
    said: dict[str, Any] = field(default_factory=dict)


def one_sided(seen: Gathered) -> Iterator[Finding]:
    """Of five or more advantages and disadvantages, fewer than a fifth are of one kind."""
    counts = Counter(one.kind for one in seen.arguments)
    sides = {kind: counts[kind] for kind in (Kind.ADVANTAGE, Kind.DISADVANTAGE)}
    both = sum(sides.values())
    fewer = min(sides, key=lambda kind: sides[kind])
    if both >= FEWEST_OF_A_SIDE and sides[fewer] * 5 < both:
        said = {"missing": fewer.value, "fewer": sides[fewer], "all": both}
        yield Finding("one_sided", state=fewer.value, said=said)


def one_author_above_half(seen: Gathered) -> Iterator[Finding]:
    """Of six or more arguments, more than half are by one author."""
    by_author = Counter(one.author for one in seen.arguments)
    for author, count in by_author.most_common(1):
        if len(seen.arguments) >= FEWEST_BY_AUTHORS and count * 2 > len(seen.arguments):
            said = {"count": count, "all": len(seen.arguments)}
            yield Finding("one_author_above_half", state=str(author), said=said)


def three_arguments_on_one_source(seen: Gathered) -> Iterator[Finding]:
    """Three or more arguments lean on one source and on no other."""
    for source in seen.sources:
        if len(source.alone) >= ON_ONE_SOURCE:
            state = ",".join(map(str, source.alone))
            said = {"title": source.title, "count": len(source.alone)}
            rule = "three_arguments_on_one_source"
            yield Finding(rule, source.id, state[:200], source.alone, said)


def challenge_unhandled(seen: Gathered) -> Iterator[Finding]:
    """Nobody has taken up a challenge for fourteen days."""
    for one in seen.arguments:
        if one.unhandled_since is not None and seen.now - one.unhandled_since >= UNHANDLED_FOR:
            days = (seen.now - one.unhandled_since).days
            yield _of_argument("challenge_unhandled", one, days=days)


def divided_without_response(seen: Gathered) -> Iterator[Finding]:
    """Votes are divided, and nobody has answered a word."""
    for one in seen.arguments:
        if one.label == DIVIDED and not one.responses:
            yield _of_argument("divided_without_response", one)


def organisation_not_heard(seen: Gathered) -> Iterator[Finding]:
    """An organisation that could has neither argued nor commented nor, where that may be told, voted."""
    for pk, names in seen.silent:
        yield Finding("organisation_not_heard", subject=pk, said={"names": names})


def stale_source(seen: Gathered) -> Iterator[Finding]:
    """A source that arguments lean on was to be looked at again by now."""
    for source in seen.sources:
        if source.re_check_by is not None and source.re_check_by <= seen.today:
            said = {"title": source.title, "due": source.re_check_by}
            yield Finding("stale_source", source.id, source.re_check_by.isoformat(), said=said)


def likely_duplicates(seen: Gathered) -> Iterator[Finding]:
    """Two arguments of a kind share so many rare words that they may say the same."""
    revisions = {one.number: one.revision for one in seen.arguments}
    for pair in seen.alike:
        state = ",".join(str(revisions[number]) for number in pair)
        yield Finding("likely_duplicates", "-".join(map(str, pair)), state, pair)


RULES: dict[str, Callable[[Gathered], Iterator[Finding]]] = {
    one.__name__: one
    for one in (
        one_sided,
        one_author_above_half,
        three_arguments_on_one_source,
        challenge_unhandled,
        divided_without_response,
        organisation_not_heard,
        stale_source,
        likely_duplicates,
    )
}


def _of_argument(rule: str, one: ArgumentRow, **said: Any) -> Finding:
    return Finding(rule, str(one.number), str(one.revision), (one.number,), said)
