"""Who stands where: organisations × the proposal and its arguments, a page of arguments at a time."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from accounts.models import Organisation
from deliberation.models import Argument, Initiative, Kind, Party, Position
from deliberation.permissions import require

from .frame import frame
from .keyset import number_in
from .menus import known
from .sight import Sight
from .words import words

PAGE = 12  # arguments side by side


@dataclass(frozen=True, slots=True)
class Wish:
    """Which arguments: those with positions, or all of a kind; and from which place on."""

    kind: str = ""
    start: int = 0

    @classmethod
    def of(cls, query) -> "Wish":
        return cls(known(query.get("kind", ""), Kind.values), number_in(query.get("from", "")))

    def address(self, start: int) -> str:
        return f"?kind={self.kind}&from={start}" if self.kind else f"?from={start}"


def matrix_page(request, initiative: Initiative) -> dict:
    """The context of positions/matrix.html, for members."""
    sight, wish = Sight.of(request, initiative), Wish.of(request.GET)
    require(sight.inside)
    arguments = list(_arguments(initiative, wish))
    shown = arguments[:PAGE]
    stands = _stands(initiative, shown)
    return {
        **frame(request, initiative, sight, tab="positions"),
        "columns": [_column(row, sight) for row in shown],
        "rows": [_row(one, part, shown, stands, sight) for one, part in _organisations(initiative, sight)],
        "choices": _choices(wish),
        "earlier": wish.address(max(wish.start - PAGE, 0)) if wish.start else "",
        "later": wish.address(wish.start + PAGE) if len(arguments) > PAGE else "",
        "todo": None,
    }


def _arguments(initiative: Initiative, wish: Wish):
    rows = Argument.objects.active().filter(initiative=initiative, hidden_at=None)
    if wish.kind:
        rows = rows.filter(kind=wish.kind)
    else:
        rows = rows.filter(Exists(Position.objects.filter(argument=OuterRef("pk"))))
    return rows.order_by("number")[wish.start : wish.start + PAGE + 1]


def _stands(initiative: Initiative, arguments: list[Argument]) -> dict[tuple[UUID, UUID | None], Position]:
    """What stands, by organisation and place; the place None is the proposal."""
    rows = Position.objects.filter(initiative=initiative, superseded_by=None)
    here = [*rows.filter(argument=None), *rows.filter(argument__in=arguments)]
    return {(row.organisation_id, row.argument_id): row for row in here}


def _organisations(initiative: Initiative, sight: Sight) -> list[tuple[Organisation, str]]:
    """The parties, leads first, then whoever else has stated a position; with the part."""
    parties = list(Party.objects.filter(initiative=initiative).select_related("organisation"))
    stated = Position.objects.filter(initiative=initiative).values("organisation")
    others = Organisation.objects.filter(pk__in=stated).exclude(
        pk__in=[party.organisation_id for party in parties]
    )
    return [(party.organisation, party.get_part_display()) for party in parties] + [
        (one, "") for one in others
    ]


def _column(row: Argument, sight: Sight) -> dict:
    kind = words()["kinds"][row.kind] if row.kind else words()["relations"][row.relation]
    return {"href": f"{sight.base}{row.number}/", "number": row.number, "claim": row.claim, "kind": kind}


def _row(one: Organisation, part: str, shown: list[Argument], stands: dict, sight: Sight) -> dict:
    places = [(None, f"{sight.base}view/#positions")]
    places += [(row.pk, f"{sight.base}{row.number}/positions/") for row in shown]
    return {
        "name": one.name_in(sight.reader.language),
        "part": part,
        "cells": [_cell(stands.get((one.pk, place)), href) for place, href in places],
    }


def _cell(position: Position | None, href: str) -> dict | None:
    if position is None:
        return None
    return {
        "href": href,
        "word": position.get_stand_display(),
        "code": position.stand,
        "cleared": position.cleared_by_id is not None,
    }


def _choices(wish: Wish) -> list[dict]:
    with_positions = {"code": "", "href": "?", "now": not wish.kind}
    kinds = [
        {"href": f"?kind={kind}", "word": words()["kinds"][kind], "now": kind == wish.kind}
        for kind in Kind.values
    ]
    return [with_positions, *kinds]
