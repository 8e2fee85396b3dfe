"""What the options of an initiative are held against, and how much the swing of each is worth."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.sources import kept
from deliberation.actions.writing import change, faults_of, many_lines, one_line, require_version
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.models import Criterion, Initiative
from deliberation.models.stages import WEIGH
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_option, can_edit_criterion, require

MOST = 20
EDITABLE = frozenset({"name", "text", "weight", "unit", "worst", "middle", "best", "source"})
LINES = ("name", "unit")


@transaction.atomic
def add_criterion(*, by: Actor, initiative: Initiative, **fields: Any) -> Criterion:
    """Name what the options are held against; weight, anchors and source (see ``sources.kept``) may come later.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_add_option(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, WEIGH)
    if Criterion.objects.filter(initiative=initiative).count() >= MOST:
        raise NotNow(_("There are %d criteria already; nobody weighs more.") % MOST, code="too_many_criteria")
    criterion = Criterion(initiative=initiative, **with_source(_tidied(fields), by, initiative))
    criterion.added_by = by.person
    criterion.created_at = criterion.updated_at = by.moment
    _require_sound(criterion)
    criterion.save(force_insert=True)
    record("criterion.added", by=by, subject=criterion, initiative=initiative)
    return criterion


@transaction.atomic
def edit_criterion(*, by: Actor, criterion: Criterion, version: int | None, **changes: Any) -> Criterion:
    """Weigh it, move its anchors, word it anew. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_criterion(by, criterion))
    criterion = locked_in_place(criterion, WEIGH)
    require_version(criterion, version)
    changes = with_source(_tidied(changes), by, criterion.initiative)
    _require_sound(_as_it_would_be(criterion, changes))
    changed = change(criterion, changes, allowed=EDITABLE, at=by.moment)
    if not criterion.has_anchors and criterion.scores.filter(value=None).exists():
        raise NotNow(
            _("Readings stand on its anchors: move them, or score by values first."), code="anchored"
        )
    if changed:
        verb = "criterion.edited"
        record(verb, by=by, subject=criterion, initiative=criterion.initiative, fields=sorted(changed))
    return criterion


@transaction.atomic
def remove_criterion(*, by: Actor, criterion: Criterion) -> None:
    """Take away one by which nothing is scored. Raises NotAllowed, NotNow."""
    require(can_edit_criterion(by, criterion))
    criterion = locked_in_place(criterion, WEIGH)
    if criterion.scores.exists():
        raise NotNow(_("Options are scored by it: give it the weight 0 instead."), code="criterion_scored")
    record("criterion.removed", by=by, subject=criterion, initiative=criterion.initiative)
    criterion.delete()


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    tidy = {"text": many_lines, **dict.fromkeys(LINES, one_line)}
    return {name: tidy[name](value) if name in tidy else value for name, value in fields.items()}


def _as_it_would_be(criterion: Criterion, changes: dict[str, Any]) -> Criterion:
    fields = {name: getattr(criterion, name) for name in (*EDITABLE, "initiative")}
    return Criterion(**fields | {name: value for name, value in changes.items() if name in EDITABLE})


def _require_sound(criterion: Criterion) -> None:
    """Raise Invalid with every fault: of each field, and of its anchors together."""
    faults = faults_of(criterion, required=("name",))
    named = {fault.field for fault in faults}
    faults += [fault for fault in _faults_of_anchors(criterion) if fault.field not in named]
    if faults:
        raise Invalid(faults=faults)


def _faults_of_anchors(criterion: Criterion) -> list[Fault]:
    worst, middle, best = criterion.worst, criterion.middle, criterion.best
    if (worst is None) != (best is None):
        missing = "worst" if worst is None else "best"
        return [Fault(missing, "both_or_none", str(_("Give both the worst and the best reading, or none.")))]
    if worst is not None and worst == best:
        return [Fault("best", "same", str(_("The best reading cannot be the worst one, too.")))]
    if middle is not None and not (worst is not None and min(worst, best) < middle < max(worst, best)):
        sentence = _("What is worth half lies between the worst and the best reading.")
        return [Fault("middle", "not_between", str(sentence))]
    return []


def with_source(fields: dict[str, Any], by: Actor, initiative: Initiative) -> dict[str, Any]:
    """The fields with a source of the library, for one that was given in any way or left out."""
    if not fields.get("source"):
        return fields | dict.fromkeys(fields.keys() & {"source"})
    return fields | {"source": kept(by=by, workspace=initiative.workspace, source=fields["source"])}
