"""The challenges of an initiative: a grid of likelihood × impact, those that nobody rated, and a list below."""

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from deliberation.models import Argument, Challenge, Initiative, Kind
from deliberation.models.challenges import is_overdue
from frontend.forms.challenges import IMPACTS, LIKELIHOODS

from .frame import frame
from .keyset import number_in
from .sight import Sight
from .words import words

PAGE = 100
IN_GRID = 2_000
LISTED = (
    *("number", "claim", "answered", "challenge__status", "challenge__due", "challenge__likelihood"),
    *("challenge__impact", "challenge__owner__short_name_en", "challenge__owner__short_name_ko"),
    "challenge__responsible__name",
)


def challenges_page(request, initiative: Initiative) -> dict:
    """The context of challenges/list.html; the list goes on at position ``?from=``."""
    sight = Sight.of(request, initiative)
    start = number_in(request.GET.get("from", ""))
    rows = list(_gravest_first(initiative)[start : start + PAGE + 1])
    rated, unrated = _rated(initiative)
    return {
        **frame(request, initiative, sight, tab="challenges"),
        "todo": None,
        "inside": sight.inside,
        "impacts": IMPACTS,
        "grid": _grid(rated, sight),
        "unrated": [_ref(number, claim, sight) for number, claim in unrated],
        "rows": [_row(row, sight) for row in rows[:PAGE]],
        "next": f"?from={start + PAGE}" if len(rows) > PAGE else "",
    }


def _rated(initiative: Initiative) -> tuple[dict, list]:
    """(number, claim) by likelihood and impact, and those that lack one of them."""
    rows = Challenge.objects.standing().filter(argument__initiative=initiative).order_by("argument__number")
    columns = ("argument__number", "argument__claim", "likelihood", "impact")
    cells: dict[tuple[int, int], list] = {}
    unrated: list[tuple[int, str]] = []
    for number, claim, likelihood, impact in rows.values_list(*columns)[:IN_GRID]:
        here = cells.setdefault((likelihood, impact), []) if likelihood and impact else unrated
        here.append((number, claim))
    return cells, unrated


def _grid(cells: dict, sight: Sight) -> list[dict]:
    """The most likely on top, the gravest at the end of each line."""
    return [
        {
            "word": word,
            "cells": [
                {
                    "weight": _weight(likelihood * impact),
                    "refs": [
                        _ref(number, claim, sight) for number, claim in cells.get((likelihood, impact), ())
                    ],
                }
                for impact, _word in IMPACTS
            ],
        }
        for likelihood, word in reversed(LIKELIHOODS)
    ]


def _weight(product: int) -> str:
    """Three tones, said in the cell's class; the numbers of the lines say the same in words."""
    return "high" if product >= 15 else "middle" if product >= 6 else "low"


def _ref(number: int, claim: str, sight: Sight) -> dict:
    return {"href": f"{sight.base}{number}/", "number": number, "claim": claim}


def _gravest_first(initiative: Initiative) -> QuerySet:
    rows = Argument.objects.filter(initiative=initiative, kind=Kind.CHALLENGE).counted().with_answered()
    risk = Coalesce(F("challenge__likelihood") * F("challenge__impact"), 0)
    return rows.annotate(risk=risk).order_by("-risk", "number").values(*LISTED)


def _row(row: dict, sight: Sight) -> dict:
    due, status = row["challenge__due"], row["challenge__status"]
    return {
        **_ref(row["number"], row["claim"], sight),
        "owner": sight.reader.name_of(row, "challenge__owner__") or "",
        "responsible": (row["challenge__responsible__name"] or "") if sight.inside else "",
        "due": sight.reader.date(due) if due else "",
        "overdue": is_overdue(due, status, sight.reader.today),
        "status": words()["statuses"][status],
        "answered": row["answered"],
        "rating": _rating(row["challenge__likelihood"], row["challenge__impact"]),
    }


def _rating(likelihood: int | None, impact: int | None) -> str:
    return f"{likelihood or '–'} × {impact or '–'}"
