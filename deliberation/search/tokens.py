"""One tokeniser for all languages and both databases: what an entry holds, and what a question asks for.

A text is read in Unicode's normal form KC, so that compatibility ideographs, full-width letters and their plain forms
are the same. A word of Hangul, Han or kana becomes itself and its bigrams, because Korean and Chinese put words
together without a space; any other word becomes its stem.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

# Raise it when the same noun gives another entry: `manage.py reindex` then writes every entry anew.
VERSION = 2
LONGEST = 40  # characters of a token; what is longer is no word
SHORTEST_BEGINNING = 4  # letters of a stem that may begin another word
MOST_TERMS = 12  # words of a question; further ones are not looked at

_EASTERN = (
    "\u1100-\u11ff\u3041-\u30ff\u3131-\u318e\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7fb\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_EASTERN}]+|[^\\W_{_EASTERN}]+")
_IS_EASTERN = re.compile(f"[{_EASTERN}]")

# Particles and endings that a question may carry, the longest first.
_PARTICLES = sorted(
    (
        "을",
        "를",
        "이",
        "가",
        "은",
        "는",
        "의",
        "에",
        "로",
        "와",
        "과",
        "도",
        "만",
        "에서",
        "에게",
        "으로",
        "까지",
        "부터",
        "보다",
        "하는",
        "한다",
        "했다",
        "하자",
        "하고",
        "적",
        "들",
        "들은",
    ),
    key=len,
    reverse=True,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question: its tokens stand together where it is found. ``text`` is it as a whole.

    An ``is_open`` one is also found as the beginning of a longer word, as bigrams find parts of words: *house* in
    *households*.
    """

    text: str
    tokens: tuple[str, ...]
    is_eastern: bool

    @property
    def is_open(self) -> bool:
        return not self.is_eastern and len(self.text) >= SHORTEST_BEGINNING and self.text.isalpha()


def readable(text: str) -> str:
    """The text as it is read here: equal spellings of a character are one."""
    return unicodedata.normalize("NFKC", text)


def tokens_of(text: str) -> list[str]:
    """The tokens of a text, in order."""
    return [token for word, _start in words_of(readable(text)) for token in tokens_of_word(word)]


def words_of(text: str) -> Iterator[tuple[str, int]]:
    """The words of a readable text, and where each begins."""
    for found in _WORD.finditer(text):
        yield found[0], found.start()


@lru_cache(maxsize=50_000)
def tokens_of_word(word: str) -> tuple[str, ...]:
    """The whole word first, so that bigrams of neighbouring words never touch; then its bigrams."""
    if not _IS_EASTERN.match(word):
        return (stem(word),)
    whole = word[:LONGEST]
    return (whole,) if len(word) <= 2 else (whole, *_bigrams(word))


def terms_of(question: str) -> list[Term]:
    """What a question asks for, each word once; empty where it holds no word."""
    terms = {term.tokens: term for term in map(_term, (word for word, _at in words_of(readable(question))))}
    return list(terms.values())[:MOST_TERMS]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A stemmer keeps its word while it works: each call has its own, so that threads do not meet."""
    return snowballstemmer.stemmer("english").stemWord(word.lower())[:LONGEST]


def _term(word: str) -> Term:
    if not _IS_EASTERN.match(word):
        return Term(stem(word), (stem(word),), is_eastern=False)
    bare = _without_particle(word[:LONGEST])
    return Term(bare, tuple(_bigrams(bare)) if len(bare) > 1 else (bare,), is_eastern=True)


def _without_particle(word: str) -> str:
    """Without its particle, where two syllables stay."""
    for particle in _PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            return word.removesuffix(particle)
    return word


def _bigrams(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)]
