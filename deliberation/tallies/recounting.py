"""Writing tallies from the rows."""

from collections.abc import Callable, Collection
from uuid import UUID

from django.db import transaction

from deliberation.models import Argument, Initiative, Tally

from .counting import COUNTED, counted
from .electorate import count_voters

Labels = dict[UUID, tuple[str, str]]  # before and after, by argument

AT_ONCE = 200  # tallies that one transaction holds


def recount(initiative: Initiative, arguments: Collection[UUID]) -> list[Tally]:
    """Write the tallies of these arguments as they have to be, inside the caller's transaction; returns them.

    Whoever recounts more than the one tally that it has locked holds the initiative's lock.
    """
    return [after for _before, after in _recounted(initiative, arguments)]


def shown_at(argument: Argument) -> list[UUID]:
    """The arguments in whose tallies something counts that stands under this one: it, and what it shows as."""
    return [argument.pk, argument.merged_into_id] if argument.merged_into_id else [argument.pk]


def recount_initiative(initiative_id: UUID, tell: Callable[[Initiative, Labels], None]) -> None:
    """Write who may vote beside an initiative and its tallies, some at a time.

    Twice is as good as once, also at the same time: each transaction counts afresh under its locks, and calls ``tell``
    with the labels that became others in it.
    """
    _recount_voters(initiative_id)
    waiting = list(Tally.objects.filter(initiative=initiative_id).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(waiting), AT_ONCE):
        with transaction.atomic():
            initiative = _locked(initiative_id)
            pairs = _recounted(initiative, waiting[start : start + AT_ONCE])
            tell(initiative, {new.pk: (old.label, new.label) for old, new in pairs if old.label != new.label})


def _recounted(initiative: Initiative, arguments: Collection[UUID]) -> list[tuple[Tally, Tally]]:
    """Each tally as it was and as it is now."""
    locked = Tally.objects.filter(pk__in=arguments).order_by("pk").select_for_update(no_key=True)
    before = {tally.pk: tally for tally in locked}
    tallies = counted(initiative, before.keys())
    pairs = [(before[pk], after) for pk, after in tallies.items()]
    _write([(old, new) for old, new in pairs if _numbers(old) != _numbers(new)])
    return pairs


def _write(pairs: list[tuple[Tally, Tally]]) -> None:
    """Only columns that differ anywhere: each has a branch for each row in the statement."""
    columns = [
        name for name in COUNTED if any(getattr(old, name) != getattr(new, name) for old, new in pairs)
    ]
    if columns:
        Tally.objects.bulk_update([new for _old, new in pairs], columns, batch_size=AT_ONCE)


@transaction.atomic
def _recount_voters(initiative_id: UUID) -> None:
    initiative = _locked(initiative_id)
    Initiative.objects.filter(pk=initiative.pk).update(electorate=count_voters(initiative))


def _locked(initiative_id: UUID) -> Initiative:
    return Initiative.objects.select_for_update(no_key=True).get(pk=initiative_id)


def _numbers(tally: Tally) -> tuple:
    return tuple(getattr(tally, name) for name in COUNTED)
