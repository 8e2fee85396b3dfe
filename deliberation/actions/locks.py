"""The rows that verbs lock, always in this order: person, workspace, initiative, tally.

What is read after a lock is fresh.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Membership, User, Workspace
from accounts.models.prepared import Prepared
from deliberation.calendars import format_date
from deliberation.errors import NotFound, NotNow
from deliberation.models import (
    Action,
    Argument,
    Criterion,
    Fact,
    Indicator,
    Initiative,
    Option,
    Question,
    Stage,
    StatusReport,
    Tally,
    Waiver,
)
from deliberation.models.hiding import Hideable
from deliberation.models.stages import ARGUE, VIEW, VOTE
from deliberation.permissions import Actor, can_manage, require

Noun = TypeVar("Noun", bound=Model)
Placed = TypeVar("Placed", Action, Criterion, Fact, Indicator, Option, Question, StatusReport, Waiver)

UNTIL_VOTING_ENDS = frozenset({VOTE, VIEW, ARGUE})

LOCKED_TALLY = Prepared(lambda pk: Tally.objects.filter(pk=pk).select_for_update(no_key=True), UUID)


def locked_workspace(workspace: Workspace) -> Workspace:
    """The workspace as it is now; who comes, goes or owns there waits until this transaction ends."""
    return Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)


def lock_person(user: User) -> None:
    """Whoever counts what is a person's, to say that it is enough, waits for others who do until they are done."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def lock_workspaces_of(user: User) -> None:
    """All that a user is or was a member of, in the order of their ids; the user's own row is locked before them."""
    theirs = Membership.objects.filter(user=user).values("workspace")
    list(Workspace.objects.filter(pk__in=theirs).order_by("pk").select_for_update(no_key=True))


def managed(by: Actor, workspace: Workspace) -> Workspace:
    """The workspace as it is now, under its lock, for who manages its people even then. Raises NotAllowed.

    Who may not is told so before waiting; who lost the right while waiting, after it.
    """
    require(can_manage(by, workspace))
    present = locked_workspace(workspace)
    require(can_manage(by, present))
    return present


def locked_initiative(initiative: Initiative) -> Initiative:
    """The initiative as it is now; others wait until this transaction ends."""
    rows = Initiative.objects.select_for_update(no_key=True, of=("self",)).select_related("workspace")
    return rows.get(pk=initiative.pk)


def still_there(rows: QuerySet[Noun], pk: UUID) -> Noun:
    """The row as it is now, under a lock that it waited for. Raises NotFound if somebody removed it meanwhile."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def locked_in_place(noun: Placed, what: str) -> Placed:
    """A noun of an initiative as it is now, under the initiative's lock.

    Raises NotNow unless the stage lets ``what`` happen, NotFound if somebody removed the noun meanwhile.
    """
    initiative = locked_initiative(noun.initiative)
    require_stage(initiative, what)
    fresh = still_there(type(noun).objects.all(), noun.pk)
    fresh.initiative = initiative
    return fresh


def locked_tally(argument: Argument) -> Tally:
    """The argument's tally row, which stands for the argument in all locks: votes, wordings, states."""
    return LOCKED_TALLY.one(argument.pk)


def locked_tallies(argument_ids: Iterable[UUID]) -> None:
    """Several of them, always in the same order."""
    list(Tally.objects.filter(pk__in=argument_ids).order_by("pk").select_for_update(no_key=True))


def locked_argument(argument: Argument, *, even_merged: bool = False) -> Argument:
    """The argument and its initiative as they are now, under the lock of its tally.

    Raises NotNow for a merged one, which nobody writes to, unless ``even_merged``.
    """
    locked_tally(argument)
    present = Argument.objects.select_related("initiative__workspace").get(pk=argument.pk)
    if not even_merged:
        require_unmerged(present)
    return present


def locked_pair(one: Argument, other: Argument) -> tuple[Argument, Argument]:
    """Two arguments of a locked initiative as they are now, under the locks of both tallies."""
    locked_tallies([one.pk, other.pk])
    found = Argument.objects.select_related("initiative__workspace").in_bulk([one.pk, other.pk])
    return found[one.pk], found[other.pk]


def require_stage(initiative: Initiative, what: str, at: datetime | None = None) -> None:
    """Raise NotNow with a sentence unless the stage lets ``what`` happen.

    ``at`` is the moment of the act, for what ends with the voting: nobody waits for the calendar to move it.
    """
    if initiative.allows(what, at):
        return
    ended = _voting_ended_at(initiative) if what in UNTIL_VOTING_ENDS else None
    if ended is not None:
        raise NotNow(_too_late(initiative, ended), code="voting_ended")
    sentence = _("%(ref)s is at the stage “%(stage)s”, at which this cannot be done.")
    raise NotNow(
        sentence % {"ref": initiative.ref, "stage": initiative.get_stage_display()},
        code=f"no_{what}_at_stage",
    )


def require_unmerged(argument: Argument) -> None:
    """Raise NotNow with the place to write to if the argument was merged."""
    if argument.merged_into_id:
        sentence = _("%(ref)s was merged into %(into)s; write there.")
        raise NotNow(
            sentence % {"ref": argument.ref, "into": argument.merged_into.ref}, code="argument_merged"
        )


def require_active(argument: Argument) -> None:
    """Raise NotNow if the argument was withdrawn, merged or hidden."""
    require_unmerged(argument)
    require_shown(argument)
    if not argument.is_active:
        raise NotNow(_("This argument was withdrawn and takes nothing new."), code="argument_not_active")


def require_carries_none(argument: Argument) -> None:
    """Raise NotNow if others were merged into it: what stands as one stays alike, and no chains are made."""
    if argument.merged.exists():
        raise NotNow(
            _("Others were merged into %(ref)s; undo that first.") % {"ref": argument.ref},
            code="carries_merged",
        )


def require_shown(thing: Hideable) -> None:
    """Raise NotNow if a facilitator hid it."""
    if thing.is_hidden:
        raise NotNow(_("A facilitator hid this; it takes nothing new."), code="hidden")


def _voting_ended_at(initiative: Initiative) -> datetime | None:
    """When the last voting ended; None where there was none."""
    if initiative.stage == Stage.OPEN:
        return initiative.closes_at
    ends = initiative.stage_changes.filter(before=Stage.OPEN).exclude(after=Stage.OPEN)
    last = ends.order_by("at").last()
    return min(last.at, last.closes_at) if last else None


def _too_late(initiative: Initiative, ended: datetime) -> str:
    zone, language = initiative.workspace.time_zone, (get_language() or "en")[:2]
    when = format_date(ended, zone, language, with_time=True, now=ended)
    sentence = _("Voting on %(ref)s ended: %(when)s. Votes, views and new arguments come too late.")
    return sentence % {"ref": initiative.ref, "when": when}
