"""The order of what was found. Pure: the same tokens give the same order, whichever database kept them.

Every row holds every word of the question, so how rare a word is tells no two rows apart. What counts is where a word
stands and how often, each further time less, and less in a long text (after BM25: Robertson and Zaragoza, "The
probabilistic relevance framework", 2009, with the usual constants).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .tokens import Term

IN_TITLE = 3.0
AS_WHOLE_WORD = 0.5
AS_BEGINNING = 0.3  # of what the word itself is worth
SATURATION = 1.2
LENGTH_WEIGHT = 0.75
USUAL_LENGTH = 60  # tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that a database offers: its key, and the tokens of its title and body with a space between."""

    key: int
    type: str
    subject_id: object
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Ranked:
    key: int
    type: str
    subject_id: object
    score: float

    @property
    def place(self) -> tuple[float, int]:
        """Rising places are falling worth; among equals the one written last comes first."""
        return -self.score, -self.key


def ranked(terms: list[Term], candidates: Iterable[Candidate]) -> list[Ranked]:
    """The candidates that hold every term, the best first."""
    scored = ((one, _score(terms, one)) for one in candidates)
    found = [Ranked(one.key, one.type, one.subject_id, score) for one, score in scored if score]
    return sorted(found, key=lambda one: one.place)


def _score(terms: list[Term], candidate: Candidate) -> float:
    """0 when a term is missing: bigrams may be there without standing together."""
    title, body = f" {candidate.title} ", f" {candidate.body} "
    total = 0.0
    for term in terms:
        worth = IN_TITLE * _worth(term, title) + _worth(term, body)
        if not worth:
            return 0.0
        total += worth + AS_WHOLE_WORD * (f" {term.text} " in title or f" {term.text} " in body)
    return round(total, 6)


def _worth(term: Term, tokens: str) -> float:
    times = _times(term, tokens)
    if not times:
        return 0.0
    length = tokens.count(" ") - 1
    damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / USUAL_LENGTH)
    return times / (times + damping)


def _times(term: Term, tokens: str) -> float:
    together = f" {' '.join(term.tokens)}"
    times = tokens.count(f"{together} ")
    return times + AS_BEGINNING * (tokens.count(together) - times) if term.is_open else times
