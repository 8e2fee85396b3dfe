"""A sentence made into a claim that stands by itself, and the rest of it into reasons."""

import re
from dataclasses import dataclass

from . import words_cues as frames
from .spans import Span, flat, sentences

CLAIM_AT_MOST = 280
REASONS_AT_MOST = 20_000  # what an argument can hold; the passage keeps all of it
LEADS = re.compile(
    rf"(?:(?:{frames.LEADS}),|(?:additionally|moreover|furthermore|also|firstly|secondly|thirdly|"
    rf"finally|and|but|yet)\b,?|(?:{frames.KOREAN_LEADS})(?:,|(?= )))\s*",
    re.IGNORECASE,
)
MARKS = re.compile(r"^[\s\-–—•·○●▪△□:：,;.)\]]+(?=\S)")
CLAUSE_END = re.compile(
    r"[;:]\s|\s[–—]\s|,\s|(?<=고)\s|(?<=며)\s|(?<=지만)\s|\s(?=(?:which|because|while|although|so "
    r"that|and|but|or)\s)"
)
SAID_BY = re.compile(
    r"[,.]?[\"”’]\s(?P<who>(?:said|says|added|adds|according to|explained|warned|stressed)\b.*)$"
)
BLANK = re.compile(r"\s")
AUXILIARY = r"(?:is|are|was|were|will|can|could|may|might|would|should|must|has|have|also)"
ABLE = r"(?:will|can|could|may|might|would|should|must|has|have)"
PRONOUN = re.compile(rf"(?P<pronoun>it|this|that|they|these)(?= (?:also )?{ABLE}\b)", re.IGNORECASE)
SPEAKS = re.compile(r"\b(?:that|say|says|said|argue|warn|fear|claim|believe|expect|hope)\b", re.IGNORECASE)
SUBJECT = re.compile(
    rf"(?P<subject>(?!(?:it|this|that|they|these|there|what|which|who|one|some|he|she|we|you|"
    rf"i)\b)[A-Za-z][\w'’&-]*(?: [\w'’&()-]+){{0,8}}?) {AUXILIARY}\b",
    re.IGNORECASE,
)
ALSO = re.compile(r"^((?:[\w'’-]+ ){1,5}?)also (?=\w)")
KOREAN_TAILS = re.compile(
    r"(?:\s?등)?(?:이|가|을|를|도)?\s?(?:있다|있습니다|꼽힌다|꼽혔다|꼽힙니다|꼽을 수 있다|들 수 "
    r"있다|들 수 있습니다|거론된다|거론됐다|지적된다|지적됐다|제시된다|예상된다|포함된다)\.?$|"
    r"(?<=다)는 (?:점|것)(?:이다|입니다|이 있다)\.?$"
)


@dataclass(frozen=True)
class Claim:
    """At most 280 characters of claim; what does not fit, and what elaborates it, as reasons."""

    claim: str
    reasons: str = ""


def make_claim(raw: str, reasons: str = "", subject: str = "") -> Claim:
    """`raw` reworded as little as can be; `subject` stands in for a pronoun at the beginning."""
    words, attribution = _unquoted(flat(MARKS.sub("", raw)))
    words = _without_leads(words)
    words = ALSO.sub(r"\1", _with_subject(words, subject))
    words = (words[:1].upper() + words[1:]).strip()
    if words.endswith((".", ";", ",")) and not words.endswith("..."):
        words = words[:-1]
    claim, rest = cut_at_clause(words, CLAIM_AT_MOST)
    more = "\n".join(flat(line) for line in reasons.split("\n"))
    return Claim(claim, " ".join(part for part in (rest, more, attribution) if part)[:REASONS_AT_MOST])


def without_korean_tail(raw: str) -> str:
    """`… 등이 꼽힌다` and its like taken off the end of a list."""
    shorter = KOREAN_TAILS.sub("", raw.rstrip())
    return shorter if len(shorter) >= 3 else raw


def subject_of(sentence: str, nouns: re.Pattern[str]) -> str:
    """What the sentence is about, unless that is a pronoun or the word for the kind itself."""
    match = SUBJECT.match(_without_leads(flat(sentence)[:200]))
    if not match or nouns.search(match["subject"]) or SPEAKS.search(match["subject"]):
        return ""
    return match["subject"]


def cut_at_clause(words: str, most: int) -> tuple[str, str]:
    """The longest beginning within `most` characters that ends at a clause, else at a word; and all of the rest."""
    if len(words) <= most:
        return words, ""
    ends = [found.start() for found in sentence_ends(words) if most // 4 <= found.start() <= most]
    ends = ends or [
        match.start()
        for match in CLAUSE_END.finditer(words, 0, most + 2)
        if most // 4 <= match.start() <= most
    ]
    ends = ends or [match.start() for match in BLANK.finditer(words, 0, most + 1) if match.start() > 0]
    at = ends[-1] if ends else most
    return words[:at].rstrip(" ,;:–—"), words[at:].lstrip(" ,;:–—")


def sentence_ends(words: str) -> list[re.Match[str]]:
    """Where full sentences end within a line."""
    spans = sentences(words, Span(0, min(len(words), 4 * CLAIM_AT_MOST)))
    return [match for span in spans[:-1] if (match := re.compile(r"\s").match(words, span.end))]


def _unquoted(words: str) -> tuple[str, str]:
    """`The risk is noise," said Lina Berg` without the quotation mark; who said it is kept apart."""
    match = SAID_BY.search(words)
    if not match or len(match["who"]) > 160:
        return words, ""
    quoted = words[: match.start()]
    return (quoted if quoted.count('"') % 2 else quoted.lstrip("\"“‘'")), match["who"].strip()


def _without_leads(words: str) -> str:
    for _ in range(2):
        match = LEADS.match(words)
        if not match or match.end() == len(words):
            break
        words = words[match.end() :]
    return words


def _with_subject(words: str, subject: str) -> str:
    match = PRONOUN.match(words)
    if not match or not subject:
        return words
    return subject + words[match.end() :]
