"""Voting on arguments, and one's view of the proposal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.prepared import Prepared
from deliberation.actions.locks import locked_initiative, locked_tally, require_active, require_stage
from deliberation.actions.writing import clean, many_lines
from deliberation.errors import Invalid, MeaningChanged, NotFound, WordingChanged, Wordings
from deliberation.models import Argument, Initiative, Revision, Tally, View, Vote, VoteChange
from deliberation.models.stages import VIEW, VOTE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_state_view, can_vote, require, rights_of
from deliberation.tallies import recount

# The argument and its initiative with the voter's own vote, if there is one, and the wording of a number.
BALLOT = Prepared(
    lambda pk, voter, seen: (
        Argument.objects.filter(pk=pk)
        .visible_to(voter)
        .with_vote_of(voter)
        .with_wording(seen)
        .select_related("initiative__workspace", "my_vote")
    ),
    UUID,
    User,
    int,
)


@transaction.atomic
def cast_vote(
    *,
    by: Actor,
    argument: Argument,
    value: int,
    reason: str | None = None,
    seen: int | None = None,
    version: int | None = None,
) -> tuple[Vote, Tally]:
    """Answer *Does this hold?* with 1 (agree), 0 (not sure) or −1 (disagree). Twice is one vote.

    ``seen`` is the number of the wording that was shown, on which the vote then stands; it may be left out as long as
    there is one wording. ``version`` is the argument's that was shown: a wording may be mended in place while nobody
    has voted on it. ``reason`` None keeps the one given before.

    Raises NotAllowed, NotNow, Invalid, and MeaningChanged when the wording has another meaning by now.
    """
    require(can_vote(by, argument))
    tally = locked_tally(argument)
    vote = _ballot(argument, by, seen or 1)
    argument = vote.argument
    organisation_id = rights_of(by, argument).organisation_id
    _require_voting(argument, by.moment)
    _require_shown(argument, seen, version)
    after = {
        "value": value,
        "reason": vote.reason if reason is None else many_lines(reason),
        "organisation_id": organisation_id,
        "revision": _stands_on(vote, value, seen or 1),
    }
    if _differs(vote, after):
        tally = _change(vote, tally, argument, after, by)
    return vote, tally


@transaction.atomic
def withdraw_vote(*, by: Actor, argument: Argument) -> Tally:
    """Take one's vote back; its history stays. Without a vote nothing happens. Raises NotAllowed, NotNow."""
    require(can_vote(by, argument))
    tally = locked_tally(argument)
    vote = _ballot(argument, by)
    argument = vote.argument
    _require_voting(argument, by.moment)
    if vote.value is not None:
        kept = {"organisation_id": vote.organisation_id, "revision": vote.revision}
        tally = _change(vote, tally, argument, {"value": None, "reason": "", **kept}, by)
    return tally


@transaction.atomic
def state_view(*, by: Actor, initiative: Initiative, value: str, reason: str = "") -> View:
    """Say what one thinks of the proposal, apart from its arguments. Raises NotAllowed, NotNow, Invalid."""
    require(can_state_view(by, initiative))
    organisation_id = rights_of(by, initiative).organisation_id
    initiative = locked_initiative(initiative)
    require_stage(initiative, VIEW, at=by.moment)
    view = View.objects.filter(initiative=initiative, user=by.user).first() or View(
        initiative=initiative, user=by.user
    )
    if (view.value, view.reason) == (value, reason):
        return view
    view.value, view.reason, view.organisation_id, view.stated_at = value, reason, organisation_id, by.moment
    clean(view)
    view.save()
    record("view.stated", by=by, subject=view, initiative=initiative)
    return view


@transaction.atomic
def withdraw_view(*, by: Actor, initiative: Initiative) -> None:
    """Take one's view back. Raises NotAllowed, NotNow."""
    require(can_state_view(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, VIEW, at=by.moment)
    view = View.objects.filter(initiative=initiative, user=by.user).first()
    if view is not None:
        record("view.withdrawn", by=by, subject=view, initiative=initiative)
        view.delete()


def _ballot(argument: Argument, by: Actor, seen: int = 1) -> Vote:
    """The voter's vote, or a blank one, with argument and initiative as they are now, after the lock.

    So are the voter's rights: who lost them a moment ago must not be counted after the recount that this caused.
    """
    present = BALLOT.one(argument.pk, by.person, seen)
    if present is None:
        raise NotFound
    require(can_vote(by, present))
    vote = getattr(present, "my_vote", None) or Vote(voter=by.user, value=None)
    vote.argument = present
    return vote


def _require_voting(argument: Argument, moment: datetime) -> None:
    require_stage(argument.initiative, VOTE, at=moment)
    require_active(argument)


def _require_shown(argument: Argument, seen: int | None, version: int | None) -> None:
    """Raise unless the words that the voter was shown are there, are known, and still mean the same."""
    if seen is None and argument.revision > 1:
        raise Invalid.at("revision", "required", _("Say which wording you saw; there have been several."))
    if (seen or 1) < argument.meaning_since:
        raise MeaningChanged(_both(argument, seen or 1))
    if argument.wording_version is None:
        raise Invalid.at("revision", "does_not_exist", _("There is no such wording."))
    if version is not None and version < argument.wording_version:
        raise WordingChanged


def _both(argument: Argument, seen: int) -> Wordings:
    then = argument.revisions.filter(number=seen).first() or Revision()
    return Wordings(then.claim, argument.claim, then.reasons, argument.reasons)


def _stands_on(vote: Vote, value: int, seen: int) -> int:
    """What was shown; the same answer again, from a page that is older, leaves the vote on the later wording."""
    return max(seen, vote.revision) if vote.value == value else seen


def _differs(vote: Vote, after: dict) -> bool:
    """A new organisation alone makes no new vote: it stays with the voter's organisation then."""
    return any(getattr(vote, name) != after[name] for name in ("value", "reason", "revision"))


def _change(vote: Vote, tally: Tally, argument: Argument, after: dict, by: Actor) -> Tally:
    before, label, is_new = vote.value, tally.label, vote._state.adding
    was_earlier = before is not None and vote.revision < argument.meaning_since
    if not is_new:
        _keep(vote)
    for name, value in after.items():
        setattr(vote, name, value)
    vote.cast_at = by.moment
    clean(vote)
    vote.save(force_insert=is_new, update_fields=None if is_new else [*after, "cast_at"])
    tally = _counted(tally, argument, before, vote.value, was_earlier)
    verb = "vote.withdrawn" if vote.value is None else "vote.cast"
    details: dict[str, Any] = {"before": before, "after": vote.value, "label": [label, tally.label]}
    record(verb, by=by, subject=vote, argument=argument, **details)
    return tally


def _counted(
    tally: Tally, argument: Argument, before: int | None, after: int | None, was_earlier: bool
) -> Tally:
    """The locked tally after a vote; where others were merged in, a vote there may stand back or come forth."""
    if tally.merged:
        return recount(argument.initiative, [tally.pk])[0]
    tally.earlier -= was_earlier
    tally.move(before, after)
    tally.save(update_fields=["agree", "disagree", "unsure", "earlier", "label", "order_value"])
    return tally


def _keep(vote: Vote) -> None:
    VoteChange.objects.create(
        vote=vote,
        organisation_id=vote.organisation_id,
        revision=vote.revision,
        value=vote.value,
        reason=vote.reason,
        cast_at=vote.cast_at,
    )
