"""Options of an initiative held against each other, as its page shows them; and what their forms begin with."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from deliberation.models import Argument, Criterion, Initiative, Option, Score, Source
from deliberation.models.stages import WEIGH
from deliberation.permissions import Actor, can_add_option, can_edit_criterion, can_edit_option, require
from deliberation.weighed import Weighed, weighed_in
from frontend.forms.options import CriterionForm, OptionForm
from frontend.forms.page_form import PageForm
from frontend.responses import actor_of, page

from .frame import frame
from .sight import Sight
from .weighing import comparison, in_unit, result, sensitivity, sums

GATHERED = Prefetch("arguments", Argument.objects.filter(hidden_at=None).order_by("number"))


def options_page(
    request,
    initiative: Initiative,
    *,
    option: OptionForm | None = None,
    criterion: CriterionForm | None = None,
) -> dict:
    """The context of options/options.html for members; a form is one that was refused."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    weighed = weighed_in(initiative, request.user)
    may_add = initiative.allows(WEIGH) and can_add_option(actor_of(request), initiative)
    return {
        **frame(request, initiative, sight, tab="options"),
        **_compared(weighed, sight, may_add),
        "options": _options(request, initiative, weighed, sight),
        "criteria": _criteria(request, initiative, weighed, sight),
        "may_add": may_add,
        "option_form": option or OptionForm(),
        "criterion_form": criterion or CriterionForm(),
        "opened": {"option": option is not None, "criterion": criterion is not None},
        "todo": None,
    }


def edit_page(request, initiative: Initiative, form: PageForm, context: dict, status: int):
    place = {"initiative": initiative, "workspace": initiative.workspace, "section": "initiatives"}
    return page(request, "options/edit.html", {**place, "form": form, **context}, status)


def of_option(option: Option) -> dict[str, Any]:
    numbers = option.arguments.order_by("number").values_list("number", flat=True)
    words = {name: getattr(option, name) for name in ("title", "text", "set_aside", "version")}
    return {**words, "numbers": ", ".join(map(str, numbers))}


def of_criterion(criterion: Criterion) -> dict[str, Any]:
    names = ("name", "unit", "worst", "best", "middle", "weight", "text", "version")
    return {**{name: getattr(criterion, name) for name in names}, "where": named(criterion.source)}


def of_score(score: Score | None) -> dict[str, Any]:
    """Where there is none yet, nobody has seen a version of it."""
    if score is None:
        return {"version": 0}
    names = ("reading", "value", "note", "version")
    return {**{name: getattr(score, name) for name in names}, "where": named(score.source)}


def named(source: Source | None) -> str:
    """As it is found again in the library."""
    return (source.url or source.title) if source else ""


def _compared(weighed: Weighed, sight: Sight, may_add: bool) -> dict:
    if not (weighed.options and weighed.criteria):
        return {"comparison": None}
    return {
        "comparison": comparison(weighed, sight, may_score=may_add),
        "result": result(weighed),
        "sums": sums(weighed),
        "sensitivity": sensitivity(weighed),
    }


def _options(request, initiative: Initiative, weighed: Weighed, sight: Sight) -> list[dict]:
    prefetch_related_objects(weighed.options, GATHERED)
    by, weighing = actor_of(request), initiative.allows(WEIGH)
    return [_option(by, row, initiative, sight, weighing) for row in weighed.options]


def _option(by: Actor, row: Option, initiative: Initiative, sight: Sight, weighing: bool) -> dict:
    row.initiative = initiative
    arguments = [
        {"href": f"{sight.base}{one.number}/", "number": one.number, "claim": one.claim}
        for one in row.arguments.all()
    ]
    return {
        **{name: getattr(row, name) for name in ("pk", "title", "text", "set_aside", "is_as_it_is")},
        "arguments": arguments,
        "href": f"{sight.base}options/{row.pk}/" if weighing and can_edit_option(by, row) else "",
    }


def _criteria(request, initiative: Initiative, weighed: Weighed, sight: Sight) -> list[dict]:
    by, weighing = actor_of(request), initiative.allows(WEIGH)
    return [_criterion(by, row, initiative, sight, weighing) for row in weighed.criteria]


def _criterion(by: Actor, row: Criterion, initiative: Initiative, sight: Sight, weighing: bool) -> dict:
    row.initiative = initiative
    may_edit = weighing and can_edit_criterion(by, row)
    return {
        **{name: getattr(row, name) for name in ("pk", "name", "text", "weight")},
        "swing": (in_unit(row.worst, row), in_unit(row.best, row)) if row.has_anchors else None,
        "middle": in_unit(row.middle, row) if row.middle is not None else "",
        "source": row.source and {"title": str(row.source), "href": row.source.url},
        "href": f"{sight.base}criteria/{row.pk}/" if may_edit else "",
    }
