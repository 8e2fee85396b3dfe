"""Whether two wordings seem to say the same. It proposes; the editor decides."""

import re
from collections import Counter
from unicodedata import normalize

LIKE = 0.5  # below this a claim seems to say something else

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NEGATION = re.compile(
    r"\b(?:not|no|never|without|none|nor|neither|cannot)\b|n['’]t\b|않|못|없|아니|(?:^|\s)안\s", re.IGNORECASE
)


def likeness(before: str, after: str) -> float:
    """From 0 (nothing in common) to 1 (the same): pairs of neighbouring letters that both have (Dice).

    Pairs of letters rather than words, because a Korean word changes its ending where the sentence does.
    """
    theirs, ours = _pairs(before), _pairs(after)
    if not theirs and not ours:
        return 1.0
    return 2 * (theirs & ours).total() / (theirs.total() + ours.total())


def suggests_other_meaning(*, claim: str, reasons: str, claim_before: str, reasons_before: str) -> bool:
    """Whether the new wording seems to mean something else.

    The claim is hardly alike, or another number or negation stands in it; or most of the reasons are gone. Reasons
    that are only added change nothing: the claim is what people voted on.
    """
    if likeness(claim_before, claim) < LIKE:
        return True
    if any(_marks(mark, claim_before) != _marks(mark, claim) for mark in (NUMBER, NEGATION)):
        return True
    return _kept(reasons_before, reasons) < LIKE


def _kept(before: str, after: str) -> float:
    """How much of ``before`` is still in ``after``."""
    theirs = _pairs(before)
    return (theirs & _pairs(after)).total() / theirs.total() if theirs else 1.0


def _pairs(text: str) -> Counter[str]:
    folded = re.sub(r"\W+", " ", normalize("NFKC", text).casefold()).strip()
    padded = f" {folded} " if folded else ""
    return Counter(padded[at : at + 2] for at in range(len(padded) - 1))


def _marks(mark: re.Pattern[str], text: str) -> list[str]:
    return sorted(found.strip().casefold() for found in mark.findall(normalize("NFKC", text)))
