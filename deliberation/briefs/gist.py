"""What a document says in short: title, proposal, summary, conclusion."""

import re

from .blocks import Block, said
from .claims import cut_at_clause
from .headings import is_only_a_topic
from .headlines import NO_TITLE
from .parties import Party
from .sections import Section
from .spans import Span, flat, sentences

TITLE_AT_MOST, PROPOSAL_AT_MOST, SUMMARY_AT_MOST = 200, 200, 900
LABEL = re.compile(
    r"^\s*(?:\[[^\[\]]{1,20}\]|<[^<>]{1,20}>|【[^【】]{1,20}】|(?:press release|news release|"
    r"memo(?:randum)?|briefing(?: note)?|policy (?:brief|note)|보도 ?자료|보고서)\s*[:：–-])\s*",
    re.IGNORECASE,
)
DATELINE = re.compile(r"^[A-Z][A-Z/ .]{2,30}(?:, [^–—-]{3,30})? [–—-] |^\([^()]{3,40}\) (?:[–—-] )?")
ASIDE = re.compile(r", (?:led|headed|chaired|represented|directed|under) [^,]{1,80},|\s?\([^()]{1,60}\)")
LAUNCHED = re.compile(
    r"^(?P<who>.{3,140}?)(?: have| has)?(?: jointly| today| formally)? (?:launch(?:ed|es)?|"
    r"start(?:ed|s)?|announc(?:ed|es?)|unveil(?:ed|s)?|agreed on|sign(?:ed|s)?|propos(?:ed|es?)|"
    r"set up|establish(?:ed|es)?) "
    r"(?:an?|the|their) (?:\w+ ){0,3}?(?:initiative|plan|programme|program|project|agreement|"
    r"scheme|campaign|partnership|effort|memorandum(?: of understanding)?|proposal|letter of "
    r"intent|pact|deal|accord|charter|trial|pilot)(?: on \w+(?: \d{1,2})?(?: \w+)?| in \w+(?: "
    r"\d{4})?)? (?:to|that would|that will) "
    r"(?P<what>[a-z].{8,})$",
    re.IGNORECASE,
)
AGREED_TO = re.compile(
    r"^(?P<who>(?:(?! that ).){3,140}?)(?: have| has)?(?: jointly)? (?:agreed (?:(?:in|on) "
    r"[\w ]{1,20} )?to|plan(?:ned|s)? "
    r"to|propos(?:ed|es?) to|decided to|intends? to|wants? to|will) (?P<what>[a-z].{8,})$",
    re.IGNORECASE,
)
PROPOSES = re.compile(
    r"\b(?:propos(?:es?|ed|al)|plans? to|planned|would|will|agreed?|launch(?:es|ed)?|announc(?:es|"
    r"ed)|intends?|should|recommend(?:s|ed)?|asks?|seeks? to|considering|to be (?:decided|"
    r"approved))\b|"
    r"추진|체결|도입|제안|설립|구축|시행|확대|개편|검토|신설|마련|하기로|할 계획|할 예정"
)
COMPLETE = re.compile(r"[.!?。다요음함됨임][\"'”’)\]*_]*$")
CONCLUDES = re.compile(
    r"^\W{0,3}(?:we|i|the (?:committee|board|unit|team|authors?|ministr\w+|panel|office|council|"
    r"working group)|this (?:paper|note|memo)|it is)(?: \w+){0,2} (?:therefore |thus |strongly |"
    r"jointly )?(?:recommend|conclude|advise|suggest|propose that|ask (?:the|you|for))|"
    r"^\W{0,3}(?:in conclusion|to conclude|in sum(?:mary)?|in short|to sum up|all in all|on "
    r"balance|taken together|all things considered|ultimately|overall)\b|"
    r"^\W{0,3}(?:결론적으로|종합하면|종합적으로|요컨대|결국|이상을 종합|따라서 우리)|(?:권고한다|"
    r"권고합니다|건의한다|건의합니다|제안드립니다|바람직하다|바람직합니다)[.\"”’]*$",
    re.IGNORECASE,
)
LOOKS_AHEAD = re.compile(
    r"(?:결정하겠다|추진하겠다|확대하겠다|노력하겠다|나서겠다|지원하겠다|하겠다|해 나갈 것|할 "
    r"계획|할 예정|나갈 계획|기대한다)[\"”’」』]?(?:이?라?고|고)? ?(?:밝혔다|말했다|강조했다|"
    r"전했다|덧붙였다|이다|입니다)?[.\"”’]*$|"
    r"\b(?:will decide|will publish|a decision (?:is|will be)|will be (?:decided|reviewed|evaluated)|(?:said|"
    r"says|added)\b.{0,200}\b(?:will|would))\b"
)


def title_of(text: str, blocks: list[Block]) -> tuple[str, Span | None]:
    """The title and where it stands; a first sentence when the document has none."""
    for block in blocks[:12]:
        if block.kind == "field" and block.mark in (
            "subject",
            "re",
            "title",
            "topic",
            "제목",
            "건명",
            "회의명",
        ):
            return _short(said(text, block)), block.span
    for block in blocks[:6]:
        words = LABEL.sub("", said(text, block))
        if block.kind == "field" or not words or NO_TITLE.match(words):
            continue
        if block.kind == "heading" and not is_only_a_topic(words):
            return _short(words), block.span
        break
    first = next((block for block in blocks if block.kind in ("paragraph", "item", "row")), None)
    if not first:
        return (_short(said(text, blocks[0])), None) if blocks else ("", None)
    start = sentences(text, first.span)[0]
    return _short(LABEL.sub("", flat(start.cut(text)).strip("| "))), None


def labels_of(text: str, blocks: list[Block]) -> list[Span]:
    """`MEMO`, `Press release` and the like at the head of a document."""
    return [block.span for block in blocks[:6] if NO_TITLE.match(said(text, block))]


def _short(words: str) -> str:
    return cut_at_clause(words.strip().rstrip("."), TITLE_AT_MOST)[0]


def proposal_of(
    text: str, sections: list[Section], parties: list[Party], title: str
) -> tuple[str, list[Span]]:
    """One sentence of what is to be decided, and where the document says so itself."""
    named = [
        span
        for section in sections
        if section.topic == "proposal"
        for block in section.blocks
        for span in sentences(text, block.span)
    ]
    lists = {block.span for section in sections if section.topic == "party" for block in section.blocks}
    led = [span for _, span in parties[:1] if span not in lists]
    told = [span for span in _told(text, sections)[:12] if PROPOSES.search(span.cut(text))]
    for span in (*named[:1], *led, *told[:1]):
        words = _decided(flat(span.cut(text)))
        return cut_at_clause(words[:1].upper() + words[1:], PROPOSAL_AT_MOST)[0], named[:1]
    return cut_at_clause(title, PROPOSAL_AT_MOST)[0], []


def _decided(sentence: str) -> str:
    """`A and B launched an initiative to do C` asks whether A and B should do C."""
    plain = ASIDE.sub("", DATELINE.sub("", sentence)).strip()
    for frame in (LAUNCHED, AGREED_TO):
        if match := frame.match(plain):
            return f"{match['who']} should {match['what']}"
    return plain


def summary_of(text: str, sections: list[Section], used: set[Span]) -> tuple[str, list[Span]]:
    """The document's own summary, else its first sentences; without those that became arguments."""
    own = [
        span
        for section in sections
        if section.topic == "summary"
        for block in section.blocks
        for span in sentences(text, block.span)
    ]
    spans = [
        span for span in own or _told(text, sections) if span not in used and COMPLETE.search(span.cut(text))
    ]
    kept: list[Span] = []
    length = 0
    for span in spans:
        length += len(span.cut(text)) + 1
        if length > SUMMARY_AT_MOST and (kept or len(spans) > 1):
            break
        kept.append(span)
    return " ".join(flat(span.cut(text)) for span in kept), kept


def _told(text: str, sections: list[Section]) -> list[Span]:
    """Sentences of running text that stand under no topic."""
    return [
        span
        for section in sections
        if section.topic == "" and section.opened_by != "question"
        for block in section.blocks
        if block.kind == "paragraph"
        for span in sentences(text, block.span)
    ]


def conclusion_of(text: str, sections: list[Section]) -> tuple[str, list[Span]]:
    """The section of that name, else sentences that conclude, else a last word on what comes next."""
    for topic in ("conclusion", "outlook"):
        blocks = [block for section in sections if section.topic == topic for block in section.blocks]
        if blocks and topic == "conclusion":
            return "\n".join(said(text, block) for block in blocks), [block.span for block in blocks]
    told = [
        span
        for section in sections
        if section.topic in ("", "outlook", "proposal")
        for block in section.blocks
        if block.kind == "paragraph"
        for span in sentences(text, block.span)
    ]
    concluding = [span for span in told if CONCLUDES.search(flat(span.cut(text)))]
    last = [told[-1]] if len(told) > 1 and LOOKS_AHEAD.search(flat(told[-1].cut(text))) else []
    spans = concluding or last
    return " ".join(flat(span.cut(text)) for span in spans), spans
