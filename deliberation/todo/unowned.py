"""What nobody has taken on is the facilitators' to give out: one line for each initiative."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.permissions import FACILITATE
from deliberation.models import Initiative

from .doings import Doing
from .members import Members


def to_give_out(members: Members, rows: QuerySet, *, place: str, code: str, page: str) -> Iterable[Doing]:
    """``rows`` are of nobody, ``place`` is their way to an initiative, ``page`` the part of it where they stand."""
    leads = members.holding(FACILITATE)
    near = rows.filter(**{f"{place}__workspace__in": {row.workspace_id for row in leads}})
    number = Counter(near.values_list(place, flat=True))
    for initiative in Initiative.objects.filter(pk__in=number).select_related("workspace"):
        for row in leads:
            if row.workspace_id == initiative.workspace_id:
                yield Doing(
                    user_id=row.user_id,
                    workspace_id=initiative.workspace_id,
                    code=code,
                    subject_id=initiative.pk,
                    initiative_id=initiative.pk,
                    ref=initiative.ref,
                    title=initiative.title,
                    path=f"/i/{initiative.ref}/{page}/",
                    count=number[initiative.pk],
                )
