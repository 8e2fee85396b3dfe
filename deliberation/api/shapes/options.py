"""Options, criteria, scores and what they come to, as answers; all for members."""

from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from deliberation import permissions
from deliberation.models import Criterion, Initiative, Option, Score
from deliberation.models.stages import WEIGH
from deliberation.reckoning.weighing import Flip, Sway
from deliberation.weighed import Weighed

from .reader import Reader, api, board_url, person

STAMPS = ("version", "created_at", "updated_at")
SCORES = Prefetch("scores", Score.objects.select_related("scored_by"))


def option_rows(user) -> QuerySet[Option]:
    """What ``shape_option`` reads, of the options that ``user`` may see."""
    rows = Option.objects.visible_to(user).select_related("initiative__workspace", "added_by")
    return rows.prefetch_related("arguments", SCORES)


def shape_option(row: Option, reader: Reader) -> dict:
    edit = _weighs(row) and permissions.can_edit_option(reader.by, row)
    return {
        "id": row.pk,
        "url": api(f"options/{row.pk}"),
        "html_url": f"{_page(row.initiative)}#option-{row.pk}",
        "initiative": row.initiative_id,
        **{name: getattr(row, name) for name in ("number", "title", "text", "set_aside")},
        "arguments": sorted(argument.pk for argument in row.arguments.all()),
        "scores": [shape_score(score, row, reader) for score in row.scores.all()],
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {
            "edit": edit,
            "score": _weighs(row) and permissions.can_score(reader.by, row),
            "remove": edit and not row.is_as_it_is,
        },
    }


def score_rows(user) -> QuerySet[Score]:
    """What ``shape_score`` reads, of the scores that ``user`` may see."""
    return Score.objects.visible_to(user).select_related("scored_by")


def shape_score(row: Score, option: Option, reader: Reader) -> dict:
    """``option`` is one of ``option_rows``, with the reader's rights there."""
    may = _weighs(option) and permissions.can_score(reader.by, option)
    return {
        "id": row.pk,
        "url": api(f"options/{row.option_id}/scores/{row.criterion_id}"),
        "html_url": f"{_page(option.initiative)}#comparison",
        "option": row.option_id,
        "criterion": row.criterion_id,
        "reading": _number(row.reading),
        "value": _number(row.value),
        "note": row.note,
        "source": row.source_id,
        "scored_by": person(row.scored_by_id, row.scored_by.name, None, option.reader_role),
        **_stamps(row),
        "permissions": {"edit": may, "remove": may},
    }


def criterion_rows(user) -> QuerySet[Criterion]:
    """What ``shape_criterion`` reads, of the criteria that ``user`` may see."""
    return Criterion.objects.visible_to(user).select_related("initiative__workspace", "added_by")


def shape_criterion(row: Criterion, reader: Reader) -> dict:
    edit = _weighs(row) and permissions.can_edit_criterion(reader.by, row)
    return {
        "id": row.pk,
        "url": api(f"criteria/{row.pk}"),
        "html_url": f"{_page(row.initiative)}#criterion-{row.pk}",
        "initiative": row.initiative_id,
        **{name: getattr(row, name) for name in ("name", "text", "weight", "unit")},
        **{name: _number(getattr(row, name)) for name in ("worst", "middle", "best")},
        "source": row.source_id,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {"edit": edit, "remove": edit},
    }


def shape_weighing(initiative: Initiative, weighed: Weighed) -> dict:
    return {
        "initiative": initiative.pk,
        "html_url": _page(initiative),
        "options": [_sum(option, weighed) for option in weighed.compared],
        "leading": weighed.leading,
        "open": weighed.open,
        "unweighed": [one.pk for one in weighed.unweighed],
        "sensitivity": [_sway(pk, sway) for pk, sway in weighed.sways.items()],
    }


def _sum(option: Option, weighed: Weighed) -> dict:
    one, values = weighed.sums[option.pk], weighed.values[option.pk]
    parts = [
        {"criterion": pk, "share": float(share), "value": _number(values.get(pk))}
        for pk, share in weighed.shares.items()
    ]
    return {
        "option": option.pk,
        "parts": parts,
        "total": _number(one.total),
        "least": float(one.least),
        "most": float(one.most),
        "missing": list(one.missing),
    }


def _sway(criterion: UUID, sway: Sway) -> dict:
    return {"criterion": criterion, "falling": _flip(sway.falling), "rising": _flip(sway.rising)}


def _flip(flip: Flip | None) -> dict | None:
    if flip is None:
        return None
    return {"weight": float(flip.weight), "share": float(flip.share), "option": flip.option}


def _page(initiative: Initiative) -> str:
    return f"{board_url(initiative.ref)}options/"


def _weighs(row: Option | Criterion) -> bool:
    return row.initiative.allows(WEIGH)


def _number(value: Decimal | Fraction | None) -> float | None:
    return None if value is None else float(value)


def _stamps(row: Any) -> dict:
    return {name: getattr(row, name) for name in STAMPS}
