"""People named with the office they hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .organisations import Mention, organisations_in
from .spans import Span

ROLES = (
    r"(?:(?:Vice|Deputy|First|Second|Prime|Acting|Former|Assistant|Senior|Executive|Under)[- ])*(?:Vice[- ])?"
    r"(?:Ministers?|President|Director[- ]General|Director|Secretary[- ]General|Secretary|Mayor|"
    r"Governor|Chief Executive|CEO|CTO|"
    r"Chair(?:man|woman|person)?|Professor|Ambassador|Commissioner|Chancellor|Senator|Premier|"
    r"Administrator|Head|Dean|Coordinator|Spokes(?:man|woman|person)|Dr\.?|Prof\.?|King|Queen|"
    r"Judge|General)"
)
NAME = (
    r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,20}(?:[-’'][A-Za-z][a-z]{0,20}){0,2}(?: (?:van|von|de|der|al|bin|"
    r"[A-Z]\.))?(?: [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,20}(?:-[A-Za-z][a-z]{0,20}){0,2}){1,2}"
)
BEFORE = re.compile(
    rf"\b(?P<role>{ROLES})(?: of (?:the )?(?P<of>[A-Z][\w&-]+(?:(?: and| of| for)? "
    rf"[A-Z][\w&-]+){{0,5}}?))? (?P<name>{NAME})"
)
AFTER = re.compile(
    rf"(?P<name>{NAME}) ?(?:,|\() ?(?:the |its |their )?(?P<role>(?:(?:deputy|vice|acting|former|"
    rf"executive|managing|general|scientific|programme|project|policy) ){{0,2}}(?:{ROLES}|head|"
    rf"director|chair|minister|secretary|spokes\w+|president|manager|mayor|professor))(?: (?:of|at|"
    rf"for) (?:the )?(?P<of>[A-Z][\w&-]+(?:(?: and| of| for)? [A-Z][\w&-]+){{0,6}}))?"
)
HEADED = re.compile(
    r"(?:led|headed|chaired|represented|directed) by (?:its |the |the then )?$|\($|[’']s (?:\w+ ){0,2}$|, ?$",
    re.IGNORECASE,
)
KOREAN_ROLES = (
    r"(?:부총리|국무총리|총리|장관|차관|차관보|대통령|위원장|원장|청장|처장|시장|도지사|지사|군수|"
    r"구청장|사장|회장|이사장|대표|대표이사|실장|국장|과장|본부장|센터장|교수|대사|의장|총장|소장|"
    r"단장|팀장|서기관|사무관)"
)
KOREAN_NAME = r"[가-힣]{2,4}"
KOREAN_AFTER = re.compile(
    rf"(?<![가-힣])(?P<name>{KOREAN_NAME}) (?:(?P<of>[가-힣·]{{2,20}}) "
    rf")?(?P<role>{KOREAN_ROLES})(?![가-힣]{{3}})"
)
KOREAN_BEFORE = re.compile(
    rf"(?P<of>[가-힣·]{{2,20}})?(?:\(|\s)(?P<role>{KOREAN_ROLES}) "
    rf"(?P<name>{KOREAN_NAME})(?=[\s),은는이가과와·]|$)"
)
KOREAN_MEMBER = re.compile(
    rf"(?P<of>[가-힣·]{{2,14}}(?:부|처|청|시|도|군|구|원|회|공사|공단|협회|재단|센터|은행)) "
    rf"(?P<name>{KOREAN_NAME}) (?P<role>{KOREAN_ROLES})(?![가-힣]{{3}})"
)
KOREAN_GOVERNOR = re.compile(
    rf"(?<![가-힣])(?P<name>{KOREAN_NAME}) (?P<of>[가-힣]{{2,4}}?)(?P<role>지사|시장|군수|구청장|"
    rf"교육감)(?![가-힣]{{3}})"
)
BRACKETED = re.compile(rf"(?P<name>{NAME}) ?\((?P<of>[^()]{{2,80}})\)")
LISTED = re.compile(
    rf"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?(?P<name>{NAME})(?:(?:,| [–—-]) (?P<of>[^,;]{{2,80}}))?$"
)
SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉경태피"
)
OF = re.compile(r",? (?:of|from|at|for) (?:the )?")
PREFIX = re.compile(r"^(?:The|Mr\.?|Ms\.?|Mrs\.?) ")


@dataclass(frozen=True)
class Person:
    """`organisation` is empty when the text does not say it."""

    name: str
    role: str
    organisation: str
    span: Span


def people_of(text: str, spans: list[Span], listed: Iterable[Span] = ()) -> list[Person]:
    """Everyone whose office is named beside the name, once each; in `listed` stretches also names alone."""
    kept: dict[str, Person] = {}
    attending = [person for span in listed for person in _attending(text, span)]
    for span in (None, *spans):
        for person in [*_english(text, span), *_korean(text, span)] if span else attending:
            known = kept.get(person.name)
            if not known or (person.organisation and not known.organisation):
                kept[person.name] = person
    return list(kept.values())


def _english(text: str, span: Span) -> list[Person]:
    line = span.cut(text).replace("\n", " ")
    mentions = organisations_in(text, span) if re.search("[A-Z]", line) else []
    found = []
    for pattern in (BEFORE, AFTER):
        for match in pattern.finditer(line):
            name = PREFIX.sub("", match["name"])
            organisation = match["of"] or _organisation(line, mentions, span.start, match)
            found.append(Person(name, match["role"].strip(), _full(organisation, mentions), span))
    named = [mention.name for mention in mentions]
    return [person for person in found if not any(person.name in name for name in named)]


def _attending(text: str, span: Span) -> list[Person]:
    """`Ana Sousa (Water Agency), Rui Lopes (City of Lisbon)`, or one name a line."""
    line = span.cut(text).replace("\n", " ")
    found = [Person(match["name"], "", match["of"].strip(), span) for match in BRACKETED.finditer(line)]
    alone = LISTED.match(line)
    if not found and alone:
        found = [Person(alone["name"], "", (alone["of"] or "").strip(" ."), span)]
    return found


def _organisation(line: str, mentions: list[Mention], offset: int, match: re.Match[str]) -> str:
    """The organisation just before, when the words between say that this person heads it."""
    behind = [
        mention
        for mention in mentions
        if OF.fullmatch(line[match.end() : max(match.end(), mention.span.start - offset)])
    ]
    if behind:
        return behind[0].name
    before = [mention for mention in mentions if mention.span.end - offset <= match.start()]
    if not before:
        return ""
    between = line[before[-1].span.end - offset : match.start()]
    return before[-1].name if len(between) <= 60 and HEADED.search(between) else ""


def _full(organisation: str, mentions: list[Mention]) -> str:
    """`Foreign Affairs` of a Minister of Foreign Affairs is the ministry of that name if it is mentioned."""
    longer = [mention.name for mention in mentions if organisation and mention.name.endswith(organisation)]
    return longer[0] if longer else organisation


def _korean(text: str, span: Span) -> list[Person]:
    line = span.cut(text)
    people = [
        Person(match["name"], match["role"], match["of"], span)
        for pattern in (KOREAN_MEMBER, KOREAN_GOVERNOR)
        for match in pattern.finditer(line)
        if match["name"][0] in SURNAMES
    ]
    found = [(match, "after") for match in KOREAN_AFTER.finditer(line)] + [
        (match, "before") for match in KOREAN_BEFORE.finditer(line)
    ]
    for match, _ in sorted(found, key=lambda pair: pair[0].start()):
        if (
            match["name"][0] in SURNAMES
            and len(match["name"]) <= 4
            and not re.search(rf"{KOREAN_ROLES}$|부$|처$|청$", match["name"])
        ):
            people.append(Person(match["name"], match["role"], match["of"] or "", span))
    return people
