"""In which initiatives an Activity may have changed who may vote; those are recounted after the commit."""

from collections.abc import Iterable
from uuid import UUID

from deliberation.models import Activity, Initiative

READERS = frozenset({"audience", "named_readers"})
RIGHTS = frozenset({"role"})


def none(activity: Activity) -> Iterable[UUID]:
    return ()


def of_the_workspace(activity: Activity) -> Iterable[UUID]:
    """Somebody came or went."""
    return Initiative.objects.filter(workspace=activity.workspace_id).values_list("pk", flat=True)


def of_the_workspace_by_role(activity: Activity) -> Iterable[UUID]:
    return of_the_workspace(activity) if RIGHTS & set(activity.details["fields"]) else ()


def of_the_initiative_by_readers(activity: Activity) -> Iterable[UUID]:
    return [activity.initiative_id] if READERS & set(activity.details["fields"]) else ()
