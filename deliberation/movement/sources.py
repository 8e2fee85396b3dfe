"""Evidence that came under an argument; the first source is news of its own."""

from deliberation.models import Evidence

from .changes import Change, Window, by_argument, with_verbs


def changes(window: Window) -> list[Change]:
    came = with_verbs(window, "evidence.added")
    ids = [row.subject_id for row in came]
    standing = dict(Evidence.objects.counted().filter(pk__in=ids).values_list("pk", "organisation_id"))
    groups = by_argument(row for row in came if row.subject_id in standing)
    earlier = Evidence.objects.counted().filter(argument__in=groups).exclude(pk__in=ids)
    sourced = set(earlier.values_list("argument_id", flat=True))
    return [
        Change.of(
            "evidence",
            group,
            count=len(group),
            first=key not in sourced,
            contradicts=sum(row.details["bearing"] == Evidence.Bearing.CONTRADICTS for row in group),
            organisation=str(standing[group[-1].subject_id]),
        )
        for key, group in groups.items()
    ]
