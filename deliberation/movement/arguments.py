"""Arguments that came and went, responses to them, and wordings that changed their meaning."""

from deliberation.models import Argument

from .changes import Change, Window, by_argument, with_verbs


def changes(window: Window) -> list[Change]:
    parts = (_added, _responses, _reworded, _withdrawn, _merged, _moved)
    return [change for part in parts for change in part(window)]


def _added(window: Window) -> list[Change]:
    return [
        Change.of("argument", [row], kind=row.details["kind"]) for row in with_verbs(window, "argument.added")
    ]


def _responses(window: Window) -> list[Change]:
    came = with_verbs(window, "argument.responded")
    parents = dict(
        Argument.objects.filter(pk__in=[row.argument_id for row in came]).values_list("pk", "parent_id")
    )
    return [
        Change.of("response", [row], relation=row.details["relation"], parent=str(parents[row.argument_id]))
        for row in came
        if row.argument_id in parents
    ]


def _reworded(window: Window) -> list[Change]:
    reworded = with_verbs(window, "argument.revised", "suggestion.accepted")
    meant = [row for row in reworded if row.details["meaning_changed"]]
    return [Change.of("reworded", group) for group in by_argument(meant).values()]


def _withdrawn(window: Window) -> list[Change]:
    """Only what differs at both ends: withdrawn and brought back within the window is no news."""
    groups = by_argument(with_verbs(window, "argument.withdrawn", "argument.restored"))
    return [
        Change.of(group[-1].verb.partition(".")[2], group)
        for group in groups.values()
        if group[0].verb == group[-1].verb
    ]


def _merged(window: Window) -> list[Change]:
    """As for those withdrawn: merged and parted again within the window is no news."""
    groups = by_argument(with_verbs(window, "argument.merged", "argument.unmerged"))
    return [
        Change.of(group[-1].verb.partition(".")[2], group, into=group[-1].details["into"])
        for group in groups.values()
        if group[0].verb == group[-1].verb
    ]


def _moved(window: Window) -> list[Change]:
    """To another kind, or under another argument; there and back within the window is no news."""
    groups = by_argument(with_verbs(window, "argument.moved"))
    return [
        Change.of("moved", group)
        for group in groups.values()
        if group[0].details["before"] != group[-1].details["after"]
    ]
