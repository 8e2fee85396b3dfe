"""A comparison of options in words and numbers: the table, the sums, and what would change them."""

from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from deliberation.digests.words import listed
from deliberation.models import Criterion, Option
from deliberation.reckoning.weighing import Flip, Sum
from deliberation.weighed import Weighed

from .sight import Sight


def comparison(weighed: Weighed, sight: Sight, *, may_score: bool) -> dict:
    """A row a criterion, a column an option that was not set aside; each cell leads to its score."""
    return {
        "options": [{"title": one.title, "leads": one.pk in weighed.leading} for one in weighed.compared],
        "rows": [_row(one, weighed, sight, may_score) for one in weighed.criteria],
        "totals": [_total(one, weighed) for one in weighed.compared],
    }


def result(weighed: Weighed) -> dict:
    """Who leads, in a sentence; and what may still change that."""
    titles = {one.pk: one.title for one in weighed.compared}
    return {
        "sentence": _result(weighed, titles),
        "open": listed(titles[pk] for pk in weighed.open),
        "unweighed": listed(one.name for one in weighed.unweighed),
    }


def sums(weighed: Weighed) -> list[dict]:
    """For each option every share × value, so that anybody can add them up."""
    return [_sum(one, weighed) for one in weighed.compared] if weighed.is_weighed else []


def sensitivity(weighed: Weighed) -> list[dict]:
    """For each weight, how far it may fall and rise until another option leads."""
    titles = {one.pk: one.title for one in weighed.compared}
    found = []
    for one in weighed.criteria:
        if sway := weighed.sways.get(one.pk):
            falling, rising = _flip(sway.falling, titles), _flip(sway.rising, titles)
            row = {"name": one.name, "share": percent(weighed.shares[one.pk]), "weight": one.weight}
            found.append({**row, "falling": falling, "rising": rising})
    return found


def in_unit(reading: Decimal, criterion: Criterion) -> str:
    return f"{number(reading)} {criterion.unit}".strip()


def number(value: Fraction | Decimal | int, places: int = 4) -> str:
    """Written as the reader writes numbers, without zeros at the end."""
    exact = Fraction(value)
    rounded = round(Decimal(exact.numerator) / Decimal(exact.denominator), places)
    return number_format(f"{rounded.normalize():f}", use_l10n=True, force_grouping=True)


def percent(share: Fraction) -> str:
    return _("%s %%") % number(share * 100, 1)


def _row(criterion: Criterion, weighed: Weighed, sight: Sight, may_score: bool) -> dict:
    share = weighed.shares.get(criterion.pk)
    return {
        "name": criterion.name,
        "weight": criterion.weight,
        "share": percent(share) if share is not None else "",
        "cells": [_cell(option, criterion, weighed, sight, may_score) for option in weighed.compared],
    }


def _cell(option: Option, criterion: Criterion, weighed: Weighed, sight: Sight, may_score: bool) -> dict:
    score = weighed.scores.get((option.pk, criterion.pk))
    value = weighed.values[option.pk].get(criterion.pk)
    at = f"{sight.base}options/{option.pk}/scores/{criterion.pk}/"
    cell = {"option": option.title, "criterion": criterion.name, "href": at if may_score else ""}
    if score is None or value is None:
        return cell
    return cell | {
        "value": number(value, 1),
        "width": float(value),
        "reading": in_unit(score.reading, criterion) if score.reading is not None else "",
        "note": score.note,
        "source": score.source and {"title": str(score.source), "href": score.source.url},
        "by": score.scored_by.name,
    }


def _total(option: Option, weighed: Weighed) -> dict:
    if not weighed.is_weighed:
        return {"said": ""}
    one = weighed.sums[option.pk]
    if one.total is not None:
        return {
            "said": number(one.total, 1),
            "width": float(one.total),
            "leads": option.pk in weighed.leading,
        }
    return {"said": _("%(least)s to %(most)s") % _ends(one), "missing": len(one.missing)}


def _ends(one: Sum) -> dict[str, str]:
    return {"least": number(one.least, 1), "most": number(one.most, 1)}


def _result(weighed: Weighed, titles: dict[UUID, str]) -> str:
    leading = [titles[pk] for pk in weighed.leading]
    if not weighed.is_weighed:
        return _("Nothing is weighed yet: give each criterion a weight.")
    if not leading:
        return _("No option is scored by all criteria yet, so none leads.")
    total = weighed.sums[weighed.leading[0]].total
    said = {"options": listed(leading), "total": number(total or 0, 1)}
    if len(leading) > 1:
        return _("%(options)s are level, with %(total)s of 100 each.") % said
    return _("%(options)s leads with %(total)s of 100.") % said


def _sum(option: Option, weighed: Weighed) -> dict:
    values = weighed.values[option.pk]
    parts = [
        {
            "name": one.name,
            "share": percent(weighed.shares[one.pk]),
            "value": number(values[one.pk], 1) if one.pk in values else "",
            "product": number(weighed.shares[one.pk] * values[one.pk], 1) if one.pk in values else "",
        }
        for one in weighed.criteria
        if one.weight is not None
    ]
    return {"title": option.title, "parts": parts, **_total(option, weighed)}


def _flip(flip: Flip | None, titles: dict[UUID, str]) -> dict | None:
    """A weight above 100 is reached only by giving the others less; the share says as much."""
    if flip is None:
        return None
    weight = number(flip.weight, 1) if flip.weight <= 100 else ""
    return {"weight": weight, "share": percent(flip.share), "option": titles[flip.option]}
