"""The rows that verbs lock, always in this order: initiative, tally. What is read after a lock is fresh."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from deliberation.errors import NotNow
from deliberation.models import Argument, Initiative, Tally
from deliberation.models.prepared import Prepared

LOCKED_TALLY = Prepared(lambda pk: Tally.objects.filter(pk=pk).select_for_update(no_key=True), UUID)


def locked_initiative(initiative: Initiative) -> Initiative:
    """The initiative as it is now; others wait until this transaction ends."""
    rows = Initiative.objects.select_for_update(no_key=True, of=("self",)).select_related("workspace")
    return rows.get(pk=initiative.pk)


def locked_tally(argument: Argument) -> Tally:
    """The argument's tally row, which stands for the argument in all locks: votes, wordings, states."""
    return LOCKED_TALLY.one(argument.pk)


def locked_tallies(argument_ids: Iterable[UUID]) -> None:
    """Several of them, always in the same order."""
    list(Tally.objects.filter(pk__in=argument_ids).order_by("pk").select_for_update(no_key=True))


def locked_argument(argument: Argument) -> Argument:
    """The argument and its initiative as they are now, under the lock of its tally."""
    locked_tally(argument)
    return Argument.objects.select_related("initiative__workspace").get(pk=argument.pk)


def require_stage(initiative: Initiative, what: str) -> None:
    """Raise NotNow with a sentence unless the stage lets ``what`` happen."""
    if not initiative.allows(what):
        sentence = _("%(ref)s is at the stage “%(stage)s”, at which this cannot be done.")
        raise NotNow(
            sentence % {"ref": initiative.ref, "stage": initiative.get_stage_display()},
            code=f"no_{what}_at_stage",
        )


def require_active(argument: Argument) -> None:
    """Raise NotNow if the argument was withdrawn or merged."""
    if not argument.is_active:
        raise NotNow(
            _("This argument was withdrawn or merged and takes nothing new."), code="argument_not_active"
        )
