"""How much happened in each initiative: for the one line of numbers."""

from collections import Counter

from .changes import Change, Happening, by_initiative

COUNTED = {
    "argument.added": "arguments",
    "argument.responded": "responses",
    "vote.cast": "votes",
    "comment.added": "comments",
    "evidence.added": "sources",
}


def changes(rows: list[Happening]) -> list[Change]:
    groups = by_initiative(row for row in rows if row.verb in COUNTED)
    return [
        Change.of("counts", group, **Counter(COUNTED[row.verb] for row in group)) for group in groups.values()
    ]
