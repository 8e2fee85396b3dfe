"""What is nobody's is the facilitators' to give out: one line for each initiative.

Of nobody is also what somebody has who is no active member there: shut out for a while, or gone before the verb that
named them was done.
"""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Membership
from accounts.permissions import FACILITATE
from deliberation.models import Initiative

from .doings import Doing
from .members import Members


def to_give_out(
    members: Members, rows: QuerySet, *, whose: str, place: str, code: str, page: str
) -> Iterable[Doing]:
    """``whose`` leads from ``rows`` to a user, ``place`` to an initiative; ``page`` is its part where they stand."""
    leads = members.holding(FACILITATE)
    there = Membership.objects.active().filter(
        user=OuterRef(whose), workspace=OuterRef(f"{place}__workspace")
    )
    near = rows.filter(~Exists(there), **{f"{place}__workspace__in": {row.workspace_id for row in leads}})
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
