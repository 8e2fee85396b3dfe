"""Options and criteria, gathered by initiative: how many came, and how many options were scored."""

from dataclasses import replace

from .changes import Change, Happening, Window, by_initiative, with_verbs


def changes(window: Window) -> list[Change]:
    rows = with_verbs(window, "option.added", "criterion.added", "option.scored")
    return [_change(group) for group in by_initiative(rows).values()]


def _change(group: list[Happening]) -> Change:
    came: dict[str, set] = {"option.added": set(), "criterion.added": set(), "option.scored": set()}
    for row in group:
        came[row.verb].add(row.subject_id)
    options, criteria, scored = (len(ids) for ids in came.values())
    change = Change.of("options", group, options=options, criteria=criteria, scored=scored)
    return replace(change, argument=None)
