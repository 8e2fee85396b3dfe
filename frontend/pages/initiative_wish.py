"""Which initiatives of a workspace the address asks for, and in which order."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from deliberation.changes.news import GROUPS
from deliberation.models import Activity, Initiative, SavedView, Stage
from deliberation.models.taking_part import own_of

from .menus import Asked, asked_of

NEWEST, CLOSING, ACTIVE = "newest", "closing", "active"
MINE = "mine"
# Of each order the column and its direction; all are there in every row that the order has.
ORDERS = {NEWEST: "-created_at", CLOSING: "closes_at", ACTIVE: "-active_at"}


@dataclass(frozen=True, slots=True)
class InitiativeWish(Asked):
    """What the address asks for."""

    sort: str = NEWEST
    stage: str = ""
    party: str = ""
    show: str = ""
    q: str = ""

    @classmethod
    def of(cls, query) -> "InitiativeWish":
        return cls(**asked_of(query, SavedView.Listing.INITIATIVES))

    def narrowed(self, rows: QuerySet[Initiative], user) -> QuerySet[Initiative]:
        """Those of ``rows`` that are asked for: the same that the API's filters of these names mean."""
        rows = rows.saying(self.q)
        rows = rows.filter(stage=self.stage) if self.stage else rows
        rows = rows.with_party(UUID(self.party)) if self.party else rows
        rows = rows.filter(own_of(user)) if self.show == MINE else rows
        return self._in_order(rows)

    def _in_order(self, rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
        """What does not close is not in the order of closing; votes are no news, and move nothing up."""
        if self.sort == CLOSING:
            return rows.filter(stage=Stage.OPEN, closes_at__isnull=False)
        if self.sort != ACTIVE:
            return rows
        news = Activity.objects.filter(initiative=OuterRef("pk"), verb__in=GROUPS, quiet=False)
        last = Subquery(news.order_by("-at").values("at")[:1])
        return rows.annotate(active_at=Coalesce(last, F("created_at")))
