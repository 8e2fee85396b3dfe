"""Summits, forums and other occasions that have a name."""

import re

from .organisations import CAPITAL
from .sections import Section
from .spans import Span, flat

OCCASIONS = (
    "Summit|Forum|Conference|Congress|Expo|Exhibition|Fair|Festival|Symposium|Workshop|Convention|"
    "Olympics|Games|Dialogue|Roundtable|Seminar|Colloquium|Week|Days?|Assembly|Hackathon|Meeting|"
    "Biennale"
)
NAMED = re.compile(
    rf"(?:(?:{CAPITAL}|\d{{1,2}}(?:st|nd|rd|th)|(?:19|20)\d\d)(?: (?:on|of|for|and|the))?(?: "
    rf"(?:the|on))? ){{1,7}}?(?:{OCCASIONS})\b(?: (?:on|of|for) (?:the )?{CAPITAL}(?:(?: and)? "
    rf"{CAPITAL}){{0,4}})?(?: (?:19|20)\d\d)?"
)
QUOTED = re.compile(
    rf"[‘'“\"「『<《]([^‘’'“”\"「」『』<>《》\n]{{2,60}}?(?:{OCCASIONS}|정상회의|정상회담|포럼|"
    rf"회의|박람회|콘퍼런스|컨퍼런스|엑스포|총회|심포지엄|세미나|축제|대회|주간|공청회|토론회|"
    rf"설명회|워크숍|전시회)(?: ?(?:19|20)\d\d)?)[’'”\"」』>》]"
)
KOREAN = re.compile(
    r"((?:(?:제\d{1,3}[회차]|(?:19|20)\d\d년?|[A-Z][A-Za-z0-9&-]{0,15}|[가-힣]{2,8}) "
    r"){0,4}(?:[가-힣A-Za-z0-9]{0,10})(?:정상회의|정상회담|포럼|박람회|콘퍼런스|컨퍼런스|엑스포|"
    r"심포지엄|공청회))"
)
PARTICLE_END = re.compile(
    r"(?:은|는|을|를|에서|에|와|과|로|의|하는|열리는|위한|대한|있는|오는|이번|양|및|등|일|월|"
    r"다가오는|앞둔|개최되는)$"
)
NOT_FIRST = re.compile(
    r"(?:The|This|That|Both|A|An|In|On|At|By|For|From|With|Under|And|But|During|After|Before|Its|"
    r"Our|To|Since) "
)
TOO_PLAIN = re.compile(
    r"(?:The |This |That |Annual |Next |Last |First )?(?:Week|Days?|Meeting|Assembly|Summit|Forum|"
    r"Conference|Workshop|Seminar|Dialogue|Games|Fair|Festival)$|(?:World|To|Good|Some) Days?$"
)
MINUTES = re.compile(r"^(?:minutes|agenda|notes|record)\b", re.IGNORECASE)


def events_of(text: str, sections: list[Section], spans: list[Span]) -> list[tuple[str, Span]]:
    """(name, passage) of each named occasion, once."""
    found = [
        (flat(block.span.cut(text)).rstrip("."), block.span)
        for section in sections
        if section.topic == "event"
        for block in section.blocks
        if block.kind == "item" and len(block.span.cut(text)) <= 120
    ]
    for span in spans:
        if span.end - span.start <= 3000:
            found.extend((name, span) for name in _names(span.cut(text).replace("\n", " ")))
    kept: dict[str, tuple[str, Span]] = {}
    for name, span in found:
        if not any(_same(name, other) for other in kept):
            kept[name] = (name, span)
    return list(kept.values())


def _same(name: str, other: str) -> bool:
    return name.lower() in other.lower()


def _names(line: str) -> list[str]:
    quoted = [(match.start(1), match[1].strip()) for match in QUOTED.finditer(line)]
    found = [*quoted]
    for match in NAMED.finditer(line):
        start = match.start()
        while clip := NOT_FIRST.match(line, start, match.end()):
            start = clip.end()
        name = line[start : match.end()]
        if len(name.split()) > 1 and not TOO_PLAIN.match(name) and not MINUTES.match(name):
            found.append((start, name))
    found.extend((match.start(), name) for match in KOREAN.finditer(line) if (name := _korean(match[1])))
    return [name for _, name in sorted(found)]


def _korean(words: str) -> str:
    """The name without the words of the sentence before it; empty when nothing but the plain noun is left."""
    parts = words.split()
    for index in range(len(parts) - 2, -1, -1):
        if PARTICLE_END.search(parts[index]):
            parts = parts[index + 1 :]
            break
    return " ".join(parts) if len(parts) > 1 or len(parts[0]) > 4 else ""
