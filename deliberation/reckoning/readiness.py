"""How ready an event is: what is done of what is to be done, by area and over all, in per cent.

An item that is done counts whole, one in hand half, one to do nothing; one that was dropped is not counted at all. The
share is rounded down, so that 100 is said only when everything is done and nothing lies open. Where nothing is to be
done, nothing is said. It is the plainest rule of *earned value* (PMBOK, "50/50"): no item is thought heavier than
another, for nobody wrote weights down. Moving any item forward never lowers a share.
"""

from collections.abc import Iterable
from dataclasses import dataclass

TO_DO, IN_HAND, DONE, DROPPED = "to_do", "in_hand", "done", "dropped"
HALVES = {TO_DO: 0, IN_HAND: 1, DONE: 2}


@dataclass(frozen=True, slots=True)
class Readiness:
    """``percent`` is empty where nothing counts; ``items`` are those that count, ``done`` of them wholly."""

    percent: int | None
    items: int
    done: int


def readiness(states: Iterable[str]) -> Readiness:
    """Return the readiness of items in these states. Raises KeyError for another state."""
    halves = [HALVES[state] for state in states if state != DROPPED]
    percent = sum(halves) * 50 // len(halves) if halves else None
    return Readiness(percent, len(halves), halves.count(2))


def by_area(items: Iterable[tuple[str, str]]) -> dict[str, Readiness]:
    """Return the readiness of each area of (area, state) pairs, in the order in which areas first come."""
    states: dict[str, list[str]] = {}
    for area, state in items:
        states.setdefault(area, []).append(state)
    return {area: readiness(those) for area, those in states.items()}
