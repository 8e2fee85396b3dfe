"""How each option does by each criterion."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from deliberation.actions.criteria import with_source
from deliberation.actions.locks import locked_in_place, still_there
from deliberation.actions.writing import change, clean, one_line, require_version
from deliberation.errors import Fault, Invalid, NotFound, Stale
from deliberation.models import Criterion, Option, Score, Source
from deliberation.models.stages import WEIGH
from deliberation.outbox import record
from deliberation.permissions import Actor, can_score, require

FIELDS = frozenset({"reading", "value", "note", "source"})


@transaction.atomic
def score_option(
    *,
    by: Actor,
    option: Option,
    criterion: Criterion,
    version: int | None = None,
    reading: Decimal | None = None,
    value: Decimal | None = None,
    note: str = "",
    source: Source | dict | str | None = None,
) -> Score:
    """Say how an option does by a criterion, by a reading or by a value; what was said before is said anew.

    ``version`` is that of the score that the caller saw, 0 where there was none. Raises NotAllowed, NotNow, Stale,
    Invalid.
    """
    require(can_score(by, option))
    option = locked_in_place(option, WEIGH)
    criterion = _criterion_of(option, criterion)
    score = _present(option, criterion, version)
    fields = {"reading": reading, "value": value, "note": one_line(note), "source": source}
    fields = with_source(fields, by, option.initiative)
    _require_sound(Score(option=option, criterion=criterion, **fields))
    if score.pk and not score._state.adding:
        changed = change(score, fields, allowed=FIELDS, at=by.moment)
    else:
        changed = _first(score, fields, by)
    if changed:
        _sign(score, by)
        record(
            "option.scored", by=by, subject=option, initiative=option.initiative, criterion=str(criterion.pk)
        )
    return score


@transaction.atomic
def remove_score(*, by: Actor, option: Option, criterion: Criterion) -> None:
    """Say it no longer: its place is missing then, and never nothing. Raises NotAllowed, NotNow, NotFound."""
    require(can_score(by, option))
    option = locked_in_place(option, WEIGH)
    gone, _by_noun = Score.objects.filter(option=option, criterion=criterion).delete()
    if not gone:
        raise NotFound
    verb, named = "option.score_removed", str(criterion.pk)
    record(verb, by=by, subject=option, initiative=option.initiative, criterion=named)


def _criterion_of(option: Option, criterion: Criterion) -> Criterion:
    """As it is now; it cannot change before this transaction ends, for that waits for the initiative, too."""
    found = still_there(Criterion.objects.all(), criterion.pk)
    if found.initiative_id != option.initiative_id:
        raise Invalid.at("criterion", "elsewhere", _("Choose a criterion of the same initiative."))
    return found


def _present(option: Option, criterion: Criterion, version: int | None) -> Score:
    score = Score.objects.filter(option=option, criterion=criterion).first()
    if score is not None:
        require_version(score, version)
        return score
    if version:
        raise Stale
    return Score(option=option, criterion=criterion)


def _first(score: Score, fields: dict, by: Actor) -> list[str]:
    for name, given in fields.items():
        setattr(score, name, given)
    score.scored_by = by.person
    score.created_at = score.updated_at = by.moment
    score.save(force_insert=True)
    return sorted(fields)


def _sign(score: Score, by: Actor) -> None:
    score.scored_by = by.person
    score.save(update_fields=["scored_by"])


def _require_sound(score: Score) -> None:
    """Raise Invalid with every fault: one of reading and value, and a reading only between anchors."""
    faults = []
    if (score.reading is None) == (score.value is None):
        sentence = _("Give either a reading or a value.")
        faults.append(Fault("reading", "reading_or_value", str(sentence)))
    elif score.reading is not None and not score.criterion.has_anchors:
        sentence = _("This criterion has no worst and best reading yet: give a value from 0 to 100.")
        faults.append(Fault("reading", "no_anchors", str(sentence)))
    clean(score, besides=faults)
