"""Arguments that say the same: marking them, merging one into the other, and undoing it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import (
    locked_argument,
    locked_initiative,
    locked_pair,
    require_active,
    require_carries_none,
    require_stage,
)
from deliberation.actions.writing import save_version
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, ArgumentState, Duplicate, Initiative, Tally
from deliberation.outbox import record
from deliberation.permissions import Actor, can_dismiss_duplicate, can_mark_duplicate, can_merge, require
from deliberation.tallies import recount, shown_at


@transaction.atomic
def mark_duplicate(*, by: Actor, argument: Argument, of: Argument) -> Duplicate:
    """Say that ``argument`` says what ``of`` says. Twice is as good as once. Raises NotAllowed, NotNow, Invalid."""
    require(can_mark_duplicate(by, argument))
    argument, of = _locked_alike(argument, of, "of")
    require_active(argument)
    require_active(of)
    mark = Duplicate.objects.filter(says=argument, said=of).first()
    if mark is None:
        mark = Duplicate.objects.create(says=argument, said=of, marked_by=by.person, created_at=by.moment)
        record("duplicate.marked", by=by, subject=mark, argument=argument, of=str(of.pk))
    elif mark.dismissed_by_id:
        raise NotNow(_("Both were compared before and found to say different things."), code="dismissed")
    return mark


@transaction.atomic
def dismiss_duplicate(*, by: Actor, duplicate: Duplicate) -> Duplicate:
    """Say that both say different things. Twice is as good as once. Raises NotAllowed, NotNow."""
    require(can_dismiss_duplicate(by, duplicate))
    argument = locked_argument(duplicate.says)
    require_stage(argument.initiative, argument.changing_word)
    duplicate = Duplicate.objects.get(pk=duplicate.pk)
    if duplicate.dismissed_by_id is None:
        duplicate.dismissed_by, duplicate.updated_at = by.user, by.moment
        duplicate.save(update_fields=["dismissed_by", "updated_at"])
        record("duplicate.dismissed", by=by, subject=duplicate, argument=argument, of=str(duplicate.said_id))
    return duplicate


@transaction.atomic
def merge_argument(*, by: Actor, argument: Argument, into: Argument) -> Argument:
    """Let ``argument`` show as ``into``, which counts its votes, sources, responses and comments from then on.

    No row moves. Twice is as good as once. Raises NotAllowed, NotNow, Invalid.
    """
    require(can_merge(by, argument))
    argument, into = _locked_alike(argument, into, "into")
    if argument.merged_into_id == into.pk:
        return argument
    for one in (argument, into):
        require_active(one)
        _require_shown(one)
    require_carries_none(argument)
    _show_as(argument, into, by)
    return argument


@transaction.atomic
def unmerge_argument(*, by: Actor, argument: Argument) -> Argument:
    """Let a merged argument stand by itself again. Twice is as good as once. Raises NotAllowed, NotNow."""
    require(can_merge(by, argument))
    initiative = locked_initiative(argument.initiative)
    argument = locked_argument(argument, even_merged=True)
    require_stage(initiative, argument.changing_word)
    if argument.state == ArgumentState.MERGED:
        _show_as(argument, None, by)
    return argument


def _locked_alike(argument: Argument, other: Argument, name: str) -> tuple[Argument, Argument]:
    """Both as they are now, locked; they have to be of one initiative and of one kind, or answer the same alike."""
    if argument.pk == other.pk:
        raise Invalid.at(name, "itself", _("Name another argument than this one."))
    if argument.initiative_id != other.initiative_id:
        raise Invalid.at(name, "elsewhere", _("This argument stands in another initiative."))
    initiative = locked_initiative(argument.initiative)
    argument, other = locked_pair(argument, other)
    require_stage(initiative, argument.changing_word)
    if argument.place != other.place:
        raise Invalid.at(name, "not_alike", _not_alike(argument, other))
    return argument, other


def _not_alike(argument: Argument, other: Argument) -> object:
    if argument.is_response or other.is_response:
        return _("A response is merged into one with the same relation to the same argument only.")
    return _("An argument is merged into one of the same kind only.")


def _require_shown(argument: Argument) -> None:
    if argument.is_hidden:
        raise NotNow(_("A facilitator has hidden %(ref)s.") % {"ref": argument.ref}, code="argument_hidden")


def _show_as(argument: Argument, into: Argument | None, by: Actor) -> None:
    """Write where a locked argument shows, and recount what that changes: both places and the argument answered."""
    place = into or argument.merged_into
    before = Tally.objects.values_list("label", flat=True).get(pk=place.pk)
    argument.state = ArgumentState.MERGED if into else ArgumentState.ACTIVE
    argument.merged_into = into
    save_version(argument, ["state", "merged_into"], at=by.moment)
    after = _recounted(argument, place)
    verb = "argument.merged" if into else "argument.unmerged"
    record(verb, by=by, subject=argument, argument=argument, into=str(place.pk), label=[before, after])


def _recounted(argument: Argument, place: Argument) -> str:
    """Returns the label of the place that the argument shows as, or showed as."""
    initiative: Initiative = argument.initiative
    answered = shown_at(argument.parent) if argument.parent else []
    tallies = {tally.pk: tally for tally in recount(initiative, [place.pk, *answered])}
    return tallies[place.pk].label
