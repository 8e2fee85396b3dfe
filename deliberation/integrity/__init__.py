"""Whether the rows hold together: each check counts again what verbs keep, and says by row what is wrong.

Nothing is written. CHECKS holds one file a concern; each yields Faults of the rows in scope.
"""

from collections.abc import Callable, Iterator

from . import (
    agreements,
    cases,
    changes,
    counters,
    decisions,
    electorates,
    events,
    ledger,
    meetings,
    merged,
    options,
    positions,
    register,
    snapshots,
    status_reports,
    tallies,
    trees,
    uniqueness,
    wordings,
)
from .faults import Fault, Scope

CHECKS: dict[str, Callable[[Scope], Iterator[Fault]]] = {
    "electorates": electorates.faults,
    "tallies": tallies.faults,
    "trees": trees.faults,
    "merged": merged.faults,
    "wordings": wordings.faults,
    "positions": positions.faults,
    "decisions": decisions.faults,
    "agreements": agreements.faults,
    "register": register.faults,
    "meetings": meetings.faults,
    "events": events.faults,
    "cases": cases.faults,
    "options": options.faults,
    "snapshots": snapshots.faults,
    "status_reports": status_reports.faults,
    "counters": counters.faults,
    "uniqueness": uniqueness.faults,
    "ledger": ledger.faults,
    "changes": changes.faults,
}

__all__ = ["CHECKS", "Fault", "Scope", "faults"]


def faults(scope: Scope | None = None, *, told: Callable[[int], None] = lambda done: None) -> Iterator[Fault]:
    """All that is wrong, in the order of CHECKS; ``told`` hears how many of them are done."""
    scope = scope or Scope()
    for done, check in enumerate(CHECKS.values(), start=1):
        yield from check(scope)
        told(done)
