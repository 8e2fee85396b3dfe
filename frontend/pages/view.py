"""Views of the proposal, in numbers and by organisation as the ballot has it, and one's own view."""

from collections import Counter

from deliberation.models import Ballot, Initiative, View
from deliberation.models.stages import VIEW
from deliberation.permissions import can_state_view, require
from deliberation.standing.groups import split
from frontend.forms.positions import PositionForm
from frontend.forms.votes import ViewForm
from frontend.responses import actor_of

from .frame import frame
from .positions import positions_at
from .sight import Sight

MOST = 200


def view_page(
    request,
    initiative: Initiative,
    form: ViewForm | None = None,
    *,
    position: PositionForm | None = None,
    notice: str = "",
) -> dict:
    """The context of initiatives/view.html, for members; a form is one that was refused."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    mine = View.objects.filter(initiative=initiative, user=request.user).first()
    seen = {"value": mine.value, "reason": mine.reason} if mine else None
    stating = initiative.allows(VIEW, sight.reader.now) and can_state_view(actor_of(request), initiative)
    return {
        **frame(request, initiative, sight, tab="view"),
        "form": form or ViewForm(initial=seen),
        "mine": mine,
        "may_view": stating,
        "tells": sight.tells,
        **(numbers(initiative, sight) if sight.tells else {}),
        **positions_at(request, initiative, sight, form=position),
        "notice": notice,
        "todo": None,
    }


def numbers(initiative: Initiative, sight: Sight) -> dict:
    """The views in all and by organisation; in a named ballot who holds which, and why."""
    rows = list(_rows(initiative))
    named = initiative.ballot == Ballot.NAMED
    groups: dict[tuple, Counter[str]] = {}
    for row in rows:
        groups.setdefault((row["organisation__name_en"], row["organisation__name_ko"]), Counter())[
            row["value"]
        ] += 1
    shown, others = (sorted(groups.items()), []) if named else split(groups.items(), _size)
    told = [_group(_name(key, sight), counts) for key, counts in shown]
    if others:
        told.append(_group("", sum((counts for _key, counts in others), Counter())))
    return {
        "views": _group("", Counter(row["value"] for row in rows))["cells"],
        "view_words": [label for _value, label in View.Value.choices],
        "view_groups": told,
        "folds": not named,
        "said": [_said(row) for row in rows if row["reason"]][:MOST] if named else [],
    }


def _rows(initiative: Initiative):
    columns = ("value", "reason", "user__name", "organisation__name_en", "organisation__name_ko")
    return View.objects.filter(initiative=initiative).order_by("stated_at", "id").values(*columns)


def _size(group: tuple) -> int:
    return sum(group[1].values())


def _name(names: tuple[str, str], sight: Sight) -> str:
    english, korean = names
    return (korean or english) if sight.reader.language == "ko" else english


def _group(name: str, counts: Counter) -> dict:
    cells = [{"word": label, "count": counts[value]} for value, label in View.Value.choices]
    return {"name": name, "cells": cells}


def _said(row: dict) -> dict:
    word = dict(View.Value.choices)[row["value"]]
    return {"who": row["user__name"], "word": word, "reason": row["reason"]}
