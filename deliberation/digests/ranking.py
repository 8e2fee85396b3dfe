"""Which news comes first, before it is known who reads. Pure."""

from collections.abc import Iterable

from deliberation.movement import Change

WEIGHTS = {
    "decision": 5.0,
    "stage": 4.0,
    "answered": 1.6,
    "reworded": 1.5,
    "challenge": 1.4,
    "position": 1.3,
    "actions": 1.25,
    "withdrawn": 1.2,
    "merged": 1.2,
    "unmerged": 1.1,
    "restored": 1.1,
}
PLACES = {
    "broad_disagreement": -2,
    "leaning_disagree": -1,
    "leaning_agree": 1,
    "broad_agreement": 2,
}
FEW = 5  # votes at which a change of label counts half


def ranked(changes: Iterable[Change]) -> list[Change]:
    """Largest change first, then more distinct people, then later; ties by id."""
    return sorted(changes, key=_rank)


def _rank(change: Change) -> tuple:
    where = change.argument or change.initiative or ""
    return (
        -_weight(change),
        -change.details.get("voters", len(change.actors)),
        -change.seq,
        where,
        change.code,
    )


def _weight(change: Change) -> float:
    details = change.details
    if change.code == "label":
        # How far the label moved (a step at least), shrunk for few voters: n / (n + 5).
        moved = abs(PLACES.get(details["after"], 0) - PLACES.get(details["before"], 0)) or 1
        voters = details["voters"] or 1  # a merge or a recount counts as one
        return (1 + moved) * voters / (voters + FEW)
    if change.code == "support":
        return details["voters"] / (details["voters"] + FEW) / 3  # after all that is news by itself
    if change.code == "monitoring":
        return 2.0 if details["breached"] else 0.5
    if change.code == "evidence":
        return 1.0 if details["first"] else 0.5
    return WEIGHTS.get(change.code, 0.0)
