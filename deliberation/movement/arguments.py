"""Arguments that came, responses to them, and wordings that changed their meaning."""

from deliberation.models import Argument

from .changes import Change, Happening, by_argument, with_verbs


def changes(rows: list[Happening]) -> list[Change]:
    return [*_added(rows), *_responses(rows), *_reworded(rows), *_withdrawn(rows)]


def _added(rows: list[Happening]) -> list[Change]:
    return [
        Change.of("argument", [row], kind=row.details["kind"]) for row in with_verbs(rows, "argument.added")
    ]


def _responses(rows: list[Happening]) -> list[Change]:
    came = with_verbs(rows, "argument.responded")
    parents = dict(
        Argument.objects.filter(pk__in=[row.argument_id for row in came]).values_list("pk", "parent_id")
    )
    return [
        Change.of("response", [row], relation=row.details["relation"], parent=str(parents[row.argument_id]))
        for row in came
        if row.argument_id in parents
    ]


def _reworded(rows: list[Happening]) -> list[Change]:
    meant = [row for row in with_verbs(rows, "argument.revised") if row.details["meaning_changed"]]
    return [Change.of("reworded", group) for group in by_argument(meant).values()]


def _withdrawn(rows: list[Happening]) -> list[Change]:
    """Only what differs at both ends: withdrawn and brought back within the window is no news."""
    groups = by_argument(with_verbs(rows, "argument.withdrawn", "argument.restored"))
    return [
        Change.of(group[-1].verb.partition(".")[2], group)
        for group in groups.values()
        if group[0].verb == group[-1].verb
    ]
