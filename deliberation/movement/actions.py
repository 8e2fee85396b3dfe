"""Actions and indicators, gathered by initiative: what came, and what was done."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from .changes import Change, Happening, Window, by_initiative, with_verbs


def changes(window: Window) -> list[Change]:
    rows = with_verbs(window, "action.added", "action.finished", "action.reopened", "indicator.added")
    done = _done(rows)
    groups = {
        key: [row for row in group if _is_news(row, done)] for key, group in by_initiative(rows).items()
    }
    return [_change(group) for group in groups.values() if group]


def _done(rows: Iterable[Happening]) -> set[UUID]:
    """The actions that are done at the end of the window and were not at its start."""
    said: dict[UUID, list[str]] = {}
    for row in rows:
        if row.verb in ("action.finished", "action.reopened"):
            said.setdefault(row.subject_id, []).append(row.verb)
    return {pk for pk, verbs in said.items() if verbs[0] == verbs[-1] == "action.finished"}


def _is_news(row: Happening, done: set[UUID]) -> bool:
    return row.verb.endswith(".added") or (row.verb == "action.finished" and row.subject_id in done)


def _change(group: list[Happening]) -> Change:
    came: dict[str, set[UUID]] = {"action.added": set(), "action.finished": set(), "indicator.added": set()}
    for row in group:
        came[row.verb].add(row.subject_id)
    added, done, indicators = (len(ids) for ids in came.values())
    change = Change.of("actions", group, added=added, done=done, indicators=indicators)
    return replace(change, argument=None)  # it is about all of them, whichever challenge the last one handles
