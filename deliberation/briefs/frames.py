"""The frames, as patterns, in which a sentence announces an argument."""

import re

from . import words_cues as words
from . import words_en, words_ko


def _any(table: dict[str, tuple[str, ...]]) -> str:
    return "|".join(
        f"(?P<{topic}>{'|'.join(sorted(many, key=len, reverse=True))})" for topic, many in table.items()
    )


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


NOUNS = _any(words_en.SENTENCE_NOUNS)
KOREAN_NOUNS = _any(words_ko.SENTENCE_NOUNS)
ANY_WORD = r"[\w'’/()-]{1,30}"
WORD = rf"(?!(?:{words.NOT_IN_SUBJECT})\b){ANY_WORD} "
LEAD = rf"\W{{0,4}}(?:(?:{words.LEADS}),? )?"
VERBS = rf"{words.SINGULAR_VERBS}|{words.PLURAL_VERBS}"

SUBJECT = _pattern(
    rf"{LEAD}(?:(?:among|one of|some of|most of|two of|part of) )?(?:{WORD}){{0,5}}?(?:{NOUNS})",
    rf"(?: (?!(?:{VERBS})\b){ANY_WORD}){{0,10}}(?:, [^,.;]{{1,60}},)? (?:also |still |then |therefore )?",
    rf"(?P<verb>{words.MODAL}|{VERBS})(?::|,)? (?:also )?(?:such as |including |namely "
    rf")?(?P<that>that |to )?(?!(?:{words.NOT_A_REST})\b)",
)
LABEL = _pattern(
    rf"\W{{0,4}}(?:{ANY_WORD} ){{0,2}}?(?:{NOUNS})(?: (?:no\.? ?)?\d{{1,2}})?(?: ?[:：]| [–—-]) ?(?=\S)"
)
EXISTS = _pattern(
    rf"{LEAD}(?:there (?:is|are|remains?|could be|may be|might be|would be|will be)|(?:{ANY_WORD} ){{1,6}}?",
    rf"(?:also |still |could |would |will |may |might ){{0,2}}(?:{words.BRINGS}))",
    rf" (?P<np>(?:also )?(?:(?!(?:no|few|not|little)\b)[\w-]{{1,30}} ){{0,4}}?(?:{NOUNS})",
    r"(?P<such> ?:|,? such as| ?, (?:including|among them|namely)| including)?(?= |,|:))",
)
SIDES = [
    ("advantage", _pattern(rf"{LEAD}(?:{words.FOR_SIDE})[,:] ")),
    ("disadvantage", _pattern(rf"{LEAD}(?:{words.AGAINST_SIDE})[,:] ")),
]


def _voice(who: str, says: str, that: str) -> re.Pattern[str]:
    return _pattern(
        rf"{LEAD}(?:{ANY_WORD} ){{0,2}}?(?:{who})(?: {ANY_WORD}){{0,6}}? (?:also )?(?:{says})(?: "
        rf"also)? {that}"
    )


VOICES = [
    ("advantage", _voice(words.SUPPORTERS, words.SAY, "(?P<that>that )?")),
    ("disadvantage", _voice(words.CRITICS, words.SAY, "(?P<that>that |of |about )?")),
]
FEARS = _pattern(rf"{LEAD}(?:{ANY_WORD} ){{1,6}}?(?:also )?(?:{words.FEAR}) (?:that|of|about) ")
GAINS = _pattern(rf"\b(?:{words.GAINS})\b")
LOSES = _pattern(rf"\b(?:{words.LOSES})\b")
SAID = _pattern(rf"{LEAD}(?:{ANY_WORD} ){{1,5}}?(?:{words.REPORTS}),? (?:that )?")
IS_ONE = _pattern(
    rf"(?<!which )(?<!that )(?<!who )\b(?:is|are|was|were|remains?|(?:will|would|could) be) "
    rf"(?:also )?(?:the|an?|one of the|"
    rf"another) (?:[\w-]{{1,30}} ){{0,3}}?(?:{NOUNS})\b(?! fund| fee)"
)
STILL_OPEN = _pattern(words.STILL_OPEN)

KOREAN_SUBJECT = _pattern(
    rf"\W{{0,4}}(?:(?:{words.KOREAN_LEADS}),? ?)?(?:[가-힣A-Za-z0-9'‘’·]{{1,15}} ){{0,5}}?(?:{KOREAN_NOUNS})",
    r"(?P<by>으로는|로는|에는|으로서는|은|는|으로|로|이라면)[, ]\s?",
)
KOREAN_LABEL = _pattern(rf"\W{{0,4}}(?:{KOREAN_NOUNS})\s?\d?\s?[:：]\s?(?=\S)")
KOREAN_ENDINGS = [
    ("disadvantage", _pattern(words.KOREAN_WORRY)),
    ("challenge", _pattern(words.KOREAN_TASK)),
    ("advantage", _pattern(words.KOREAN_HOPE)),
]
NAMED_BY = _pattern(r"꼽|들 수|있|지적|거론|제시|예상|기대")
KOREAN_CLAUSE = _pattern(r"(?:점|것)(?:이다|입니다)\W*$|다\W*$")
