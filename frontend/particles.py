"""Korean particles follow the sound before them: 김하나가 but 박민준이, 3은 but 2는, KDI로 but 서울로.

Translators write both, as Koreans do by hand - `%(name)s이(가)` - and what is filled in decides. Where a sound cannot
be told (한자, an emoji), both stay.
"""

import html
import re
from functools import lru_cache

from django.utils.translation import trans_real

# Written in a message: what stands after a consonant, and what after a vowel.
PAIRS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
# Libraries write some of them otherwise, and Django with a space before.
OTHERWISE = {"은/는": "은(는)", "이/가": "이(가)", "을/를": "을(를)", "와/과": "와(과)", "과/와": "과(와)"}
PAIR = re.compile(rf"{'|'.join(map(re.escape, PAIRS))}|\s?(?:{'|'.join(OTHERWISE)})")
# Stands for a pair while the message is filled in, so that a pair in somebody's own text is left alone: never a letter.
MARKS = {chr(0xFDD0 + at): pair for at, pair in enumerate(PAIRS)}
MARK_OF = {pair: mark for mark, pair in MARKS.items()}
MARK = re.compile(f"[{''.join(MARKS)}]")

CLOSERS = re.compile(r"""(?:</?[a-z][^<>]*>|[\s"'”’»」』】》〉])+$""")
STOPS = re.compile(r"""(?:</?[a-z][^<>]*>|[\s"'”’»」』】》〉)\].,!?…·:;])+$""")
IN_BRACKETS = re.compile(r"(?<=[^\s(])\s?\([^()]*\)$")
VOWEL, CONSONANT, RIEUL = "vowel", "consonant", "rieul"
DIGITS = dict(
    zip("123456789", [RIEUL, VOWEL, CONSONANT, VOWEL, VOWEL, CONSONANT, RIEUL, RIEUL, VOWEL], strict=True)
)
LETTERS = {"L": RIEUL, "R": RIEUL, "M": CONSONANT, "N": CONSONANT}
RIEUL_WORD = re.compile(r"le?$")
CONSONANT_WORD = re.compile(r"(?:[mn]|[mn]e|ng|ck|(?<![aeiou])[aeiou][bpkct])$")


def with_particle(word: str, pair: str) -> str:
    """``with_particle("서울", "(으)로")`` is 서울로."""
    return word + particle(word, pair)


def particle(before: str, pair: str) -> str:
    after_consonant, after_vowel = PAIRS[pair]
    match ending(before):
        case "vowel":
            return after_vowel
        case "consonant":
            return after_consonant
        case "rieul":
            return after_vowel if pair == "(으)로" else after_consonant
    return pair


def ending(text: str) -> str:
    """With what the last word of this text, or of this HTML, ends when read aloud; "" where that cannot be told."""
    spoken = _spoken(text[-400:])
    last = spoken[-1:]
    if "가" <= last <= "힣":
        return {0: VOWEL, 8: RIEUL}.get((ord(last) - ord("가")) % 28, CONSONANT)
    if last == "%":
        return VOWEL
    if number := re.search(r"[0-9]+$", spoken):
        return _of_number(number[0])
    if word := re.search(r"[A-Za-z]+$", spoken):
        return _of_word(word[0])
    return ""


def _spoken(text: str) -> str:
    """Without closing tags, quotes and stops, and without what stands in brackets after a word."""
    unquoted = CLOSERS.sub("", html.unescape(text))
    return STOPS.sub("", IN_BRACKETS.sub("", unquoted))


def _of_number(digits: str) -> str:
    zeros = len(digits) - len(digits.rstrip("0"))
    if not zeros:
        return DIGITS[digits[-1]]
    return (
        VOWEL if 12 <= zeros < 16 else CONSONANT
    )  # 조 is the one power of ten with a vowel: 영, 십, 백, 천, 만, 억


def _of_word(word: str) -> str:
    if word.isupper():
        return LETTERS.get(word[-1], VOWEL)
    word = word.lower()
    if RIEUL_WORD.search(word):
        return RIEUL
    return CONSONANT if CONSONANT_WORD.search(word) else VOWEL


class Sentence(str):
    """A message that holds pairs: whatever is filled in, the fitting particle follows it."""

    __slots__ = ()

    def __mod__(self, values) -> str:
        return _settled(_marked(self) % values)

    def format(self, *values, **named) -> str:
        return _settled(_marked(self).format(*values, **named))


class Korean(trans_real.DjangoTranslation):
    """Django's Korean, whose messages with pairs are sentences of ours."""

    def gettext(self, message):
        return _said(super().gettext(message))

    def ngettext(self, msgid1, msgid2, n):
        return _said(super().ngettext(msgid1, msgid2, n))


def speak_korean() -> None:
    """From now on each message in Korean, of ours or of a library, takes the particles of what it is filled with."""
    trans_real._translations["ko"] = Korean("ko")  # Django offers no other door to its catalogues


@lru_cache(maxsize=8192)  # a page asks for a thousand messages
def _said(message: str) -> str:
    return Sentence(message) if PAIR.search(message) else message


@lru_cache(maxsize=512)
def _marked(message: str) -> str:
    return PAIR.sub(lambda pair: MARK_OF[OTHERWISE.get(pair[0].strip(), pair[0])], str(message))


def _settled(text: str) -> str:
    parts = MARK.split(text)
    marks = MARK.findall(text)
    settled = parts[0]
    for mark, part in zip(marks, parts[1:], strict=True):
        settled += particle(settled, MARKS[mark]) + part
    return settled
