"""The areas of work that an agreement names."""

import re

from .claims import LEADS
from .phrases import split_doings
from .sections import Section
from .spans import Span, flat, sentences, trimmed

Area = tuple[str, Span]
AREA_AT_MOST = 200
WORKING = (
    r"(?:co-?operat\w+|collaborat\w+|work(?:ing)? together|joint work|work jointly|partner(?:ing)?|"
    r"join forces)"
)
IN_AREAS = re.compile(
    rf"\b{WORKING}(?: (?:closely|more closely|jointly))? (?:in|on|across|over|covers?|will cover|"
    rf"extends? to|includes?|will include|concerns)"
    r"(?: (?:(?:the )?(?:following )?(?:areas?|fields?)(?: of)?|(?:various|several|many|a number "
    r"of|\w+) (?:areas?|fields?|matters|topics)))?"
    r"(?:,? (?:such as|including|namely|among them|of))?:? ",
    re.IGNORECASE,
)
COVERS = re.compile(
    r"\b(?:agreement|memorandum|mou|programme|program|plan|partnership|scheme|project|accord|"
    r"charter|initiative)\b(?: \w+){0,4}? "
    r"(?:covers?|will cover|includes?|provides for|extends to|comprises) (?:the following )?(?:areas of )?",
    re.IGNORECASE,
)
UNDER = re.compile(
    r"\b(?:under|as part of|according to|in) (?:the|this|their|its) (?:\w+ )?(?:mou|memorandum|"
    r"agreement|accord|deal|plan|partnership|charter|scheme|letter of intent)\b",
    re.IGNORECASE,
)
PARTNERS = re.compile(
    r"\b(?:they|both|(?:the|these) (?:two |three |four )?(?:parties|partners|ministries|agencies|"
    r"institutions|sides|organi[sz]ations|governments|cities|bodies)|(?:both|two|three) \w+)\b",
    re.IGNORECASE,
)
WILL = re.compile(
    r"\b(?:will|shall|(?:have )?agreed? to|undertake to|intend to|plan to|commit(?:ted)? to|"
    r"pledged? to|are to)(?: (?:also|jointly|together|further))? (?=[a-z])",
    re.IGNORECASE,
)
DOING = (
    "share|strive|support|promote|develop|exchange|build|create|set|establish|coordinate|work|"
    "play|train|fund|run|hold|host|publish|test|study|review|attract|"
    "expand|improve|protect|safeguard|monitor|organi[sz]e|prepare|help|open|launch|design|draft|"
    "align|strengthen|conduct|carry|draw|provide|form|invest|offer|"
    "encourage|foster|participate|take|pursue|join|seek|collect|pool|buy|purchase|harmoni[sz]e|"
    "recogni[sz]e|standardi[sz]e|digiti[sz]e|facilitate|respond|reduce|report|consult|plan|"
    "jointly"
)
AND_DO = re.compile(rf"(?:,|,? and) (?=(?:{DOING})\b)")
NOT_AREAS = re.compile(
    r"^(?:sign|meet|decide|announce|begin|start|become|be|have|continue to meet|cooperate|collaborate)\b",
    re.IGNORECASE,
)
KOREAN_IN = re.compile(
    r"\s?(?:등의? ?)?(?:\d+개 ?)?(?:분야|부문|사항|과제)?(?:에서|에|을|를|에 대해|에 "
    r"관해)?\s?(?:공동으로 |함께 |적극 |상호 |긴밀히 )*(?:협력|협업|공조|공동 ?추진|추진|지원|"
    r"노력)(?:한다|하기로|해 나가|할 (?:계획|예정)|합니다|하고|을 (?:강화|추진)).*$"
)
KOREAN_SUBJECT = re.compile(r"^.{0,60}?(?:은|는|이|가|에 따라|통해|따르면|기관|부처)[,\s]+")
ETCETERA = re.compile(r"\s?등(?:이다|이 있다|을|의|에)?\s?.*$")
MARKS = re.compile(r"[△▲▷]\s*|(?<=\s)[①-⑳]\s*")
LAST_AND = re.compile(r"[;,]? (?:and|or)$")
LABEL = re.compile(r"^(?:[A-Z][\w ]{1,30}|[가-힣 ]{2,12})\s?[:：]\s")


def areas_of(text: str, sections: list[Section]) -> list[Area]:
    """(area, passage), from sections on areas and from sentences that say what the partners do together."""
    found: list[Area] = []
    for section in sections:
        for block in section.blocks:
            if block.kind == "row":
                continue
            if section.topic == "area":
                found.extend(_of_section(text, block.kind, block.span))
            elif section.topic in ("", "summary", "party", "proposal"):
                found.extend(
                    area for span in sentences(text, block.span) for area in _of_sentence(text, span)
                )
    return _once(found)


def _of_section(text: str, kind: str, span: Span) -> list[Area]:
    if kind == "item":
        return [(_said(text, span), span)]
    found: list[Area] = []
    for sentence in sentences(text, span):
        parts = _split(text, sentence)
        found.extend((_said(text, part), sentence) for part in parts or _bare(text, sentence))
    return found


def _bare(text: str, sentence: Span) -> list[Span]:
    """Without a verb of working together, the sentence itself is the list."""
    return split_doings(text, sentence)


def _of_sentence(text: str, sentence: Span) -> list[Area]:
    return [(_said(text, part), sentence) for part in _split(text, sentence)]


def _split(text: str, sentence: Span) -> list[Span]:
    """The areas that a sentence lists; none when it speaks of something else."""
    line = sentence.cut(text).replace("\n", " ")
    if re.search("[가-힣]", line) and not IN_AREAS.search(line):
        return _korean(text, sentence, line)
    if match := IN_AREAS.search(line) or COVERS.search(line):
        rest = trimmed(text, sentence.start + match.end(), sentence.end)
        parts = split_doings(text, rest)
        return parts if len(parts) > 1 or PARTNERS.search(line) else []
    will = WILL.search(line)
    if will and (UNDER.search(line) or (PARTNERS.search(line[: will.start()]))):
        return _doings(text, sentence, will.end())
    return []


def _doings(text: str, sentence: Span, offset: int) -> list[Span]:
    start, found = sentence.start + offset, []
    for match in AND_DO.finditer(text, start, sentence.end):
        found.append(trimmed(text, start, match.start()))
        start = match.end()
    found.append(trimmed(text, start, sentence.end))
    return [part for part in found if part and not NOT_AREAS.match(part.cut(text))]


def _korean(text: str, sentence: Span, line: str) -> list[Span]:
    marks = list(MARKS.finditer(line))
    tail = KOREAN_IN.search(line)
    end = sentence.start + (tail.start() if tail else len(line.rstrip(". ")))
    if len(marks) > 1:
        starts = [sentence.start + mark.end() for mark in marks]
        stops = [sentence.start + mark.start() for mark in marks[1:]] + [max(end, starts[-1])]
        return [part for a, b in zip(starts, stops, strict=True) if (part := trimmed(text, a, b))]
    if not tail:
        return []
    begin = 0
    while subject := KOREAN_SUBJECT.match(line[begin : tail.start()]):
        begin += subject.end()
    rest = trimmed(text, sentence.start + begin, end)
    parts = split_doings(text, rest)
    return parts if len(parts) > 1 else []


def _said(text: str, span: Span) -> str:
    words = (
        LABEL.sub("", LEADS.sub("", flat(span.cut(text))))
        if len(span.cut(text)) > AREA_AT_MOST
        else flat(span.cut(text))
    )
    words = ETCETERA.sub("", words) if re.search("[가-힣]", words) else words
    return LAST_AND.sub("", words).strip(" .;,:")[:AREA_AT_MOST]


def _once(areas: list[Area]) -> list[Area]:
    kept: dict[str, Area] = {}
    for words, span in areas:
        if words:
            kept.setdefault(words.lower(), (words, span))
    return list(kept.values())
