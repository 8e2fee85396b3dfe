"""What the board of an initiative reads: one page of cards a kind, the counts, the strongest responses."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from accounts.models.prepared import NIL
from deliberation.models import Initiative, Kind, SavedView, Vote
from deliberation.standing import DIVIDED

from .board_rows import (
    BY_AGE,
    BY_STRENGTH,
    COUNTS,
    FIRST,
    FIRST_SCREEN,
    MOST,
    cards_of,
    responses_of,
    standing,
)
from .cards import card, card_rows, response_line
from .case_counts import cases_on
from .keyset import number_in
from .menus import Asked, asked_of
from .sight import Sight
from .unseen import Unseen

PAGE = 30  # cards when one kind is asked for
STRONGEST, NEWEST = "strongest", "newest"
UNVOTED, REWORDED, UNSOURCED, DIVIDED_ONLY = "unvoted", "reworded", "unsourced", "divided"
NEW = "new"


@dataclass(frozen=True, slots=True)
class Wish(Asked):
    """What the address asks for."""

    sort: str = STRONGEST
    show: str = ""
    kind: str = ""
    after: str = ""

    @classmethod
    def of(cls, query, *, tells: bool) -> "Wish":
        """Read a QueryDict; where tallies may not be told, neither order nor filter may tell them."""
        wish = cls(**asked_of(query, SavedView.Listing.BOARD), after=query.get("after", ""))
        if tells:
            return wish
        return replace(wish, sort=NEWEST, show="" if wish.show == DIVIDED_ONLY else wish.show)


class Board:
    """The board as one reader sees it. Four queries, however many arguments there are, and one for cases."""

    def __init__(
        self, initiative: Initiative, user, wish: Wish, sight: Sight, unseen: Unseen | None = None
    ) -> None:
        self.initiative, self.user, self.wish, self.sight = initiative, user, wish, sight
        self.unseen = unseen
        self.size = PAGE if wish.kind else FIRST

    def columns(self) -> dict[str, dict]:
        """For each kind asked for: its cards in order, and the address of the next ones or nothing."""
        kinds: list[str] = [self.wish.kind] if self.wish.kind else [*Kind]
        rows = self._rows(kinds)
        by_kind = {kind: [row for row in rows if row["kind"] == kind] for kind in kinds}
        shown = {kind: found[: self.size] for kind, found in by_kind.items()}
        ids = [row["id"] for found in shown.values() for row in found]
        responses, cases = self._responses(ids), cases_on(self.user, self.initiative, ids, self.sight)
        return {
            kind: {
                "cards": [self._card(row, responses, cases) for row in shown[kind]],
                "more": self._next(kind, found) if len(found) > self.size else "",
            }
            for kind, found in by_kind.items()
        }

    def counts(self) -> dict[str, dict]:
        """For each kind: how many count, are sourced, divided, without this reader's vote, to be confirmed."""
        rows = COUNTS.all(self.initiative.pk, self.user.pk or NIL)
        return {row.pop("kind"): row for row in rows}

    def one_card(self, number: int) -> dict:
        """The card of one argument, as after a vote."""
        row = card_rows(self.initiative.arguments.filter(number=number), self.user.pk).get()
        ids = [row["id"]]
        return self._card(row, self._responses(ids), cases_on(self.user, self.initiative, ids, self.sight))

    def _rows(self, kinds: list[str]) -> list[dict]:
        if self.wish == Wish():
            rows = FIRST_SCREEN.all(self.initiative.pk, self.user.pk or NIL)
        else:
            rows = list(
                cards_of(self.initiative.pk, self.user.pk or NIL, [self._first_of(kind) for kind in kinds])
            )
        return sorted(rows, key=self._order, reverse=True)

    def _first_of(self, kind: str):
        tallies = standing(self.initiative.pk, kind).filter(self._filter())
        if self.wish.sort == NEWEST:
            tallies = tallies.filter(_before_number(self.wish.after)).order_by("-argument__number")
        else:
            tallies = tallies.filter(_weaker_than(self.wish.after)).order_by("-order_value", "-argument")
        return tallies.values("argument")[: self.size + 1]

    def _filter(self) -> Q:
        mine = Vote.objects.filter(argument=OuterRef("argument"), voter=self.user.pk, value__isnull=False)
        if self.wish.show == UNVOTED:
            return ~Q(Exists(mine))
        if self.wish.show == REWORDED:
            return Q(Exists(mine.filter(revision__lt=OuterRef("argument__meaning_since"))))
        if self.wish.show == UNSOURCED:
            return Q(sources=0)
        if self.wish.show == NEW:
            return self.unseen.rows() if self.unseen else Q()
        return Q(label=DIVIDED) if self.wish.show == DIVIDED_ONLY else Q()

    def _order(self, row: dict):
        return row["number"] if self.wish.sort == NEWEST else (row["tally__order_value"], row["id"])

    def _next(self, kind: str, found: list[dict]) -> str:
        last = found[self.size - 1]
        cursor = (
            last["number"] if self.wish.sort == NEWEST else f"{last['tally__order_value']!r}_{last['id']}"
        )
        return self.sight.base + self.wish.address(kind=kind, after=cursor)

    def _responses(self, parents: list) -> dict:
        """The strongest active response of each parent; the latest where no order by votes may be told."""
        if not parents:
            return {}
        if len(parents) > MOST:
            rows = list(responses_of(*parents, tells=self.sight.tells))
        else:
            rows = (BY_STRENGTH if self.sight.tells else BY_AGE).all(*parents)
        return {row["parent_id"]: response_line(row, self.sight) for row in rows}

    def _card(self, row: dict, responses: dict, cases: dict) -> dict:
        made = card(row, self.sight)
        made["response"] = responses.get(row["id"])
        made["cases"] = cases.get(row["id"], "")
        made["unseen"] = self.unseen.mark(row) if self.unseen else ""
        return made


def _before_number(cursor: str) -> Q:
    number = number_in(cursor)
    return Q(argument__number__lt=number) if number else Q()


def _weaker_than(cursor: str) -> Q:
    """Rows after the cursor "strength_id"; one that cannot be read means the beginning."""
    strength, _sign, last = cursor.partition("_")
    try:
        value, pk = float(strength), UUID(last)
    except ValueError:
        return Q()
    return Q(order_value__lt=value) | Q(order_value=value, argument__lt=pk)
