"""The lead parties: organisations that act together, not all that are mentioned."""

import re

from .organisations import CAPITAL, Mention, organisations_in
from .sections import Section
from .spans import Span, flat, sentences

Party = tuple[str, Span]
ACTS = (
    r"sign|signed|signs|launch|launched|launches|agree|agreed|agrees|announce|announced|announces|"
    r"propose|proposed|proposes|"
    r"form|formed|establish|established|join|joined|partner|partnered|co-?operate|co-?operated|"
    r"collaborate|conclude|concluded|"
    r"set up|plan|planned|plans|pledge|pledged|commit|committed|intend|intends|want|wants|start|"
    r"started|unveil|unveiled|"
    r"present|presented|introduce|introduced|submit|submitted|seek|seeks|team up|teamed up|decide|"
    r"decided|kick off|kicked off|"
    r"open|opened|run|build|create|created|share|work|request|requests|recommend|recommends|ask|"
    r"asks|consider|considers|are|met|held|put forward"
)
ACTING = re.compile(
    rf"(?:,? ?(?:\([^()]{{1,60}}\)|,? (?:each |both )?(?:led|headed|chaired|represented|under|"
    rf"directed) [^,]{{1,80}},))*,?"
    rf"(?: (?:have|has|had|will|would|today|yesterday|jointly|also|formally|officially|both|on \w+ "
    rf"\w+|last \w+|this \w+|\w+ly|to|together|shall)){{0,4}} (?:{ACTS}|(?:will|would|shall|are to|"
    rf"is to)(?: jointly| together| also)? [a-z]{{2,20}})\b",
    re.IGNORECASE,
)
JOINS = re.compile(
    r"(?:\s?\([^()]{1,60}\))?(?:, ?(?:led|headed|chaired|represented|directed|under) [^,]{1,80})?"
    r"(?:,? and|,? as well as|,? together with|,? along with|, jointly with|,| &| with|/)? ?(?:the |its )?$",
    re.IGNORECASE,
)
WITH = re.compile(
    r"\b(?:signed?|agree(?:d|ment)?|concluded?|partner(?:ed|ship)?|teamed up|memorandum|mou|"
    r"cooperat\w+|launched)\b[^.]{0,80}\bwith (?:the )?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\b(?:(?:plans?|proposals?|projects?|initiatives?|programmes?|agreements?|memorandum)(?: "
    r"\w+)? (?:of|by|between|from)|between|jointly by|signed by|proposed by|launched by|run by|"
    r"submitted by) (?:the )?$",
    re.IGNORECASE,
)
JOINED_BEHIND = re.compile(
    rf",? (?:and|together with|jointly with) (?:the )?(?P<name>{CAPITAL}(?: {CAPITAL}){{0,4}})(?= "
    rf"[a-z])"
)
COUNTRIES = re.compile(
    rf"(?P<first>(?:{CAPITAL} ){{0,3}}{CAPITAL}),? and (?:the )?(?P<second>(?:{CAPITAL} ){{0,3}}{CAPITAL})"
    rf"(?: (?:have|has|will|jointly|today|\w+ly)){{0,3}} (?:sign|signed|agreed?|announced?|launch|"
    rf"launched|proposed?|concluded?|plan|set up)\b"
)
KOREAN_ACTS = re.compile(
    r"추진|체결|협력|맺|서명|발표|합의|제안|구축|설립|출범|개최|공동|함께|협약|운영|밝혔|마련|"
    r"도입|검토|신청|건의"
)
LISTED_AT_MOST = 400
BETWEEN_NAMES = re.compile(r"[;,·\n]+\s*|\s+and\s+|(?<=[가-힣])(?:와|과)\s+")
NAME = re.compile(r"(?=[A-ZÀ-Þ가-힣])[^.:?!]{2,60}$")
NOT_A_PARTY = {"The", "In", "This", "Both", "It"}


def parties_of(text: str, sections: list[Section]) -> list[Party]:
    """(name, passage) of those who lead: named so by a label, or acting together in a sentence."""
    named = [party for section in sections if section.topic == "party" for party in _listed(text, section)]
    if named:
        return _once(named)
    spans = [
        span
        for section in sections
        for block in section.blocks
        if block.kind != "row"
        for span in sentences(text, block.span)
    ]
    groups = [group for span in spans if section_worthy(span) and (group := _acting(text, span))]
    together = [group for group in groups if len(group) > 1]
    if together:
        first = together[0]
        names = {name for name, _ in first}
        more = [party for group in together[1:] if names & {name for name, _ in group} for party in group]
        return _once([*first, *more])
    return _once(_countries(text, spans[:20]) or (groups[0] if groups else []))


def section_worthy(span: Span) -> bool:
    """Sentences of sane length only; longer ones are lists or noise."""
    return span.end - span.start <= 1500


def _listed(text: str, section: Section) -> list[Party]:
    """The names in a list of parties, of organisations and of others."""
    found: list[Party] = []
    for block in section.blocks:
        mentions = organisations_in(text, block.span)
        found.extend((mention.name, block.span) for mention in mentions)
        rest = list(block.span.cut(text)[:LISTED_AT_MOST])
        for mention in mentions:
            start = mention.span.start - block.span.start
            rest[start : mention.span.end - block.span.start] = ";" * (mention.span.end - mention.span.start)
        names = [flat(name).strip(" .:|") for name in BETWEEN_NAMES.split("".join(rest))]
        found.extend((name, block.span) for name in names if NAME.match(name))
    return found


def _acting(text: str, span: Span) -> list[Party]:
    mentions = organisations_in(text, span)
    if not mentions:
        return []
    if mentions[0].particle or re.search("[가-힣]", mentions[0].name):
        return _korean(text, span, mentions)
    for group in _groups(text, mentions):
        group = _with_plain_names(text, span, group)
        before = text[span.start : group[0].span.start].replace("\n", " ")
        after = text[group[-1].span.end : span.end].replace("\n", " ")
        if BETWEEN.search(before) and len(group) > 1:
            return [(mention.name, span) for mention in group]
        if ACTING.match(after):
            partners = [
                other
                for other in mentions
                if other not in group and WITH.search(text[span.start : other.span.start])
            ]
            return [(mention.name, span) for mention in (*group, *partners)]
    return []


def _with_plain_names(text: str, span: Span, group: list[Mention]) -> list[Mention]:
    """`the Ministry of Trade and Natural Resources Canada signed`: a name joined to an organisation acts with it."""
    behind = JOINED_BEHIND.match(text, group[-1].span.end, span.end)
    if behind and ACTING.match(text[behind.end() : span.end].replace("\n", " ")):
        group = [*group, Mention(flat(behind["name"]), Span(*behind.span("name")))]
    return group


def _groups(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions next to each other, with nothing but *and*, commas and who heads them in between."""
    groups = [[mentions[0]]]
    for mention in mentions[1:]:
        between = text[groups[-1][-1].span.end : mention.span.start].replace("\n", " ")
        if len(between) <= 160 and JOINS.fullmatch(between):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _korean(text: str, span: Span, mentions: list[Mention]) -> list[Party]:
    """`A와 B는 … 체결하였다`: those joined by particles up to the subject's."""
    joined: list[Mention] = []
    for mention in mentions:
        if mention.particle in ("와", "과", "및", ",", "·", "") or (
            joined and mention.particle in ("은", "는", "이", "가")
        ):
            joined.append(mention)
        elif mention.particle in ("은", "는", "이", "가"):
            joined = [mention]
        if mention.particle in ("은", "는", "이", "가"):
            break
        if mention.particle in ("의", "에서", "에", "도"):
            joined = []
    ends_as_subject = bool(joined) and joined[-1].particle in ("은", "는", "이", "가")
    acts = KOREAN_ACTS.search(text, joined[-1].span.end, span.end) if joined else None
    return [(mention.name, span) for mention in joined] if ends_as_subject and acts else []


def _countries(text: str, spans: list[Span]) -> list[Party]:
    """Countries, cities or firms that agree together, when no organisation with a telling name does."""
    for span in spans:
        match = COUNTRIES.search(span.cut(text)[:600].replace("\n", " "))
        if match and match["first"].split()[0] not in NOT_A_PARTY:
            return [(flat(match["first"]), span), (flat(match["second"]), span)]
    return []


def _once(parties: list[Party]) -> list[Party]:
    kept: dict[str, Party] = {}
    for name, span in parties:
        kept.setdefault(name.lower().removeprefix("the "), (name, span))
    return list(kept.values())
