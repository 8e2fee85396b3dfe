"""Stages that moved, and positions that organisations stated."""

from deliberation.models import Position

from .changes import Change, Happening, by_initiative, with_verbs


def changes(rows: list[Happening]) -> list[Change]:
    return [*_stages(rows), *_positions(rows)]


def _stages(rows: list[Happening]) -> list[Change]:
    groups = by_initiative(with_verbs(rows, "initiative.stage_changed")).values()
    ends = [(group[0].details["before"], group[-1].details["after"], group) for group in groups]
    return [
        Change.of("stage", group, before=before, after=after)
        for before, after, group in ends
        if before != after
    ]


def _positions(rows: list[Happening]) -> list[Change]:
    """The last word of each organisation in the window."""
    stated = {row.subject_id: row for row in with_verbs(rows, "position.stated")}
    organisations = Position.objects.filter(pk__in=stated, superseded_by=None).values_list(
        "pk", "organisation_id", "stand"
    )
    return [
        Change.of("position", [stated[pk]], stand=stand, organisation=str(organisation))
        for pk, organisation, stand in sorted(organisations, key=lambda row: stated[row[0]].seq)
    ]
