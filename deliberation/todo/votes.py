"""Votes to confirm: the wording has another meaning since they were given."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import VOTE
from deliberation.models import ArgumentState, Stage, Vote

from .doings import Doing, Topic, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    voters = {(row.user_id, row.workspace_id) for row in members.holding(VOTE)}
    votes = (
        Vote.objects.standing_now()
        .filter(
            voter__in={user_id for user_id, _workspace in voters},
            revision__lt=F("argument__meaning_since"),
            argument__state=ArgumentState.ACTIVE,
            argument__hidden_at=None,
            argument__initiative__stage=Stage.OPEN,
        )
        .select_related("argument__initiative__workspace")
    )
    return (_doing(vote) for vote in votes if _place(vote) in voters)


def say(doing: Doing) -> tuple[str, str]:
    after = {
        "1": _("its meaning changed after you agreed."),
        "0": _("its meaning changed after you said that you are not sure."),
        "-1": _("its meaning changed after you disagreed."),
    }
    return named(doing), after[doing.what]


def count(number: int) -> str:
    return ngettext("%d vote to confirm", "%d votes to confirm", number) % number


def _place(vote: Vote) -> tuple:
    return vote.voter_id, vote.argument.initiative.workspace_id


def _doing(vote: Vote) -> Doing:
    argument = vote.argument
    path = f"/i/{argument.initiative.ref}/{argument.number}/"
    return Doing(
        user_id=vote.voter_id,
        workspace_id=argument.initiative.workspace_id,
        code="confirm_vote",
        subject_id=argument.pk,
        initiative_id=argument.initiative_id,
        argument_id=argument.pk,
        ref=argument.ref,
        title=argument.claim,
        path=path,
        until=argument.initiative.closes_at,
        what=str(vote.value),
        more_path=f"{path}#wordings",
    )


TODO = {"confirm_vote": Topic(gather, say, count)}
