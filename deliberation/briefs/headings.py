"""What a heading, a table column, a label or a question is about."""

import re
from functools import lru_cache

from . import headwords_en, headwords_ko, words_en, words_ko

KINDS = ("advantage", "disadvantage", "challenge")
ARGUING = frozenset({*KINDS, "risk", "mixed"})
AROUND = r"\s*_.\-–—•"
POLISHED = re.compile(rf"^[{AROUND}#>(\[【<《「\d)\]】》」:□■○●◇◆▶△▲ㅁㅇⅠ-Ⅹ]+|[{AROUND}:：)\]】>》」|]+$")
FILLER = frozenset(
    re.split(
        r"\s+",
        """
    the our its their key main potential possible expected major some and or of for relevant related
    other further more suggested what are is a an about in this that project plan programme program
    scheme likely important most critical principal to with by on be it proposed initiative proposal
    pilot specific general common next section raised made identified mentioned expressed practical
    ahead involved faced remaining part i ii iii iv v 및 와 과 주요 핵심 예상 예상되는 관련 사업 본 이
    의
""",
    )
)
OPEN_TOPICS = frozenset({*KINDS, "risk", "fact", "link", "question", "conclusion"})
WORDS_AT_MOST = 9
ASKS_FOR_OTHERS = re.compile(r"^\W*(?:how|when|where|who)\b|언제|어디|누가|누구|어떻게|얼마", re.IGNORECASE)
ASKS_FOR_THEM = re.compile(r"무엇|어떤|뭐|있나|있습니까|있는가|있을까|없나|없는가|없습니까|은요|는요|뭔가")


def _joined(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {topic: "|".join(sorted(words, key=len, reverse=True)) for topic, words in table.items()}


def _asked(topic: str) -> re.Pattern[str]:
    english, korean = _joined(words_en.SENTENCE_NOUNS)[topic], _joined(words_ko.SENTENCE_NOUNS)[topic]
    also = [table.ASKED[topic] for table in (words_en, words_ko) if topic in table.ASKED]
    more = "|".join(word for words in also for word in words)
    return re.compile(rf"\b(?:{english})\b|(?:{korean})" + (f"|{more}" if more else ""), re.IGNORECASE)


ENGLISH = [
    (topic, re.compile(rf"\b(?:{words})(?!\w)")) for topic, words in _joined(headwords_en.HEADINGS).items()
]
KOREAN = [
    (topic, re.compile(rf"(?:^|(?<=[\s·,/()및와과의]))(?:{words})(?=$|[\s·,/()&및와과은는이가을를에의])"))
    for topic, words in _joined(headwords_ko.HEADINGS).items()
]
ASKED = [(topic, _asked(topic)) for topic in words_en.SENTENCE_NOUNS]
CELLS = {
    word: topic
    for table in (headwords_en.WHOLE_CELLS, headwords_ko.WHOLE_CELLS)
    for topic, words in table.items()
    for word in words
}


@lru_cache(maxsize=2048)
def heading_topic(heading: str) -> str:
    """The topic that a heading announces; `mixed` for advantages beside disadvantages; empty if none."""
    if len(heading) > 120:
        return ""
    plain = polished(heading)
    if plain.endswith("?"):
        return question_topic(plain)
    if plain in CELLS:
        return CELLS[plain]
    found = _matches(plain)
    kinds = {topic for topic, _ in found if topic in ARGUING}
    if _opposed(kinds):
        return "mixed"
    if kinds == {"challenge", "risk"}:
        return "challenge"
    for topic, match in sorted(found, key=lambda pair: (pair[1].start(), -len(pair[1].group()))):
        if _is_about(plain, topic, match):
            return topic
    return ""


def is_only_a_topic(heading: str) -> bool:
    """A heading that says no more than its topic, so that it cannot be a title."""
    plain = polished(heading)
    if plain in CELLS:
        return True
    rest = plain
    for _, match in _matches(plain):
        rest = rest.replace(match.group(), " ")
    return rest != plain and not [word for word in re.split(r"[\s,/&]+", rest) if word and word not in FILLER]


def column_topic(cell: str) -> str:
    """The kind of argument that a table column or its head names; empty for other cells."""
    topic = heading_topic(cell) if len(cell) <= 60 and not cell.strip().endswith("?") else ""
    topic = CELLS.get(cell.strip().lower(), topic)
    return topic if topic in ARGUING and topic != "mixed" else ""


@lru_cache(maxsize=2048)
def question_topic(question: str) -> str:
    """The kind of argument that a question asks for; empty for questions about something else."""
    if ASKS_FOR_OTHERS.search(question) and not ASKS_FOR_THEM.search(question):
        return ""
    found = [(match.start(), topic) for topic, words in ASKED if (match := words.search(question))]
    if not found:
        return ""
    return "mixed" if _opposed({topic for _, topic in found}) else min(found)[1]


def polished(heading: str) -> str:
    """A heading in lower case without numbering, marks and the colon at its end."""
    return POLISHED.sub("", heading).strip().lower()


def _opposed(kinds: set[str]) -> bool:
    return "mixed" in kinds or ("advantage" in kinds and len(kinds) > 1)


def _matches(plain: str) -> list[tuple[str, re.Match[str]]]:
    """The first match of each topic, without those that lie inside a longer one."""
    found = [(topic, match) for topic, words in (*ENGLISH, *KOREAN) if (match := words.search(plain))]
    return [pair for pair in found if not any(_within(pair[1], other) for _, other in found)]


def _within(match: re.Match[str], other: re.Match[str]) -> bool:
    longer = len(other.group()) > len(match.group())
    return longer and other.start() <= match.start() and match.end() <= other.end()


def _is_about(plain: str, topic: str, match: re.Match[str]) -> bool:
    """The word makes up the heading, or stands at its edge when its topic is a telling one."""
    words = plain.split()
    if len(words) > WORDS_AT_MOST:
        return False
    at_edge = match.end() == len(plain) or not set(plain[: match.start()].split()) - FILLER
    if topic in OPEN_TOPICS and at_edge and len(words) <= 7:
        return True
    rest = f"{plain[: match.start()]} {plain[match.end() :]}"
    return not [word for word in re.split(r"[\s,/&]+", rest) if word and word not in FILLER]
