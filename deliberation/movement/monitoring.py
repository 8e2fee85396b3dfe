"""Readings of indicators, gathered by initiative: how many indicators were read, and how many miss their aim."""

from dataclasses import replace

from .changes import Change, Happening, Window, by_initiative, with_verbs

COUNTED = {"indicator.measured": "measured", "indicator.breached": "breached"}


def changes(window: Window) -> list[Change]:
    return [_change(group) for group in by_initiative(with_verbs(window, *COUNTED)).values()]


def _change(group: list[Happening]) -> Change:
    counts = {
        name: len({row.subject_id for row in group if row.verb == verb}) for verb, name in COUNTED.items()
    }
    return replace(Change.of("monitoring", group, **counts), argument=None)
