from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Membership, Organisation


def spoken_for() -> Exists:
    """Of rows with an ``organisation``, those whose organisation somebody speaks for."""
    who = Membership.objects.active().persons().filter(speaks_for=True)
    return Exists(who.filter(organisation=OuterRef("organisation")))


class AwaitsWords:
    """Minutes, or a status report: in its state ``AWAITING`` organisations are asked for their word on it."""

    AWAITING: Any
    state: Any
    said: Any
    asked: Any

    @property
    def silent(self) -> dict[UUID, Organisation]:
        """Whose word it waits for."""
        if self.state != self.AWAITING:
            return {}
        said = self.said
        return {pk: organisation for pk, organisation in self.asked.items() if pk not in said}


def organisations_asked(place: Any, rows: QuerySet) -> dict[UUID, Organisation]:
    """Those of ``rows``; of the ``speaking`` of the body or initiative, where it was read with them."""
    known = getattr(place, "speaking", None)
    return {row.organisation_id: row.organisation for row in (rows if known is None else known)}
