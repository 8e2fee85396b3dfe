"""Stages that moved, and positions that organisations stated."""

from deliberation.models import Position

from .changes import Change, Window, by_initiative, with_verbs


def changes(window: Window) -> list[Change]:
    return [*_stages(window), *_positions(window)]


def _stages(window: Window) -> list[Change]:
    groups = by_initiative(with_verbs(window, "initiative.stage_changed")).values()
    ends = [(group[0].details["before"], group[-1].details["after"], group) for group in groups]
    return [
        Change.of("stage", group, before=before, after=after)
        for before, after, group in ends
        if before != after
    ]


def _positions(window: Window) -> list[Change]:
    """The last word of each organisation in the window."""
    stated = {row.subject_id: row for row in with_verbs(window, "position.stated")}
    organisations = Position.objects.filter(pk__in=stated, superseded_by=None).values_list(
        "pk", "organisation_id", "stand"
    )
    return [
        Change.of("position", [stated[pk]], stand=stand, organisation=str(organisation))
        for pk, organisation, stand in sorted(organisations, key=lambda row: stated[row[0]].seq)
    ]
