"""Indicators and reports, gathered by initiative: how many were read, miss their aim, wait or are approved."""

from dataclasses import replace

from .changes import Change, Happening, Window, by_initiative, with_verbs

COUNTED = {
    "indicator.measured": "measured",
    "indicator.breached": "breached",
    "status_report.submitted": "submitted",
    "status_report.approved": "approved",
}


def changes(window: Window) -> list[Change]:
    rows = [row for row in with_verbs(window, *COUNTED) if row.details.get("complete", True)]
    return [_change(group) for group in by_initiative(rows).values()]


def _change(group: list[Happening]) -> Change:
    """One word of several on a report is no news."""
    counts = {
        name: len({row.subject_id for row in group if row.verb == verb}) for verb, name in COUNTED.items()
    }
    return replace(Change.of("monitoring", group, **counts), argument=None)
