"""Arguments without one's vote: one line for each initiative that is open."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count
from django.utils.translation import ngettext

from accounts.permissions import VOTE
from deliberation.models import Argument, Initiative, Stage, Vote

from .doings import Doing, Topic
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    voters = members.holding(VOTE)
    places = {row.workspace_id for row in voters}
    initiatives = list(
        Initiative.objects.filter(workspace__in=places, stage=Stage.OPEN).select_related("workspace")
    )
    counted = Argument.objects.counted().filter(initiative__in=initiatives).order_by()
    totals = Counter(dict(counted.values_list("initiative").annotate(Count("pk"))))
    voted = _voted({row.user_id for row in voters}, counted)
    for row in voters:
        for initiative in initiatives:
            if initiative.workspace_id != row.workspace_id:
                continue
            left = totals[initiative.pk] - voted[(row.user_id, initiative.pk)]
            if left > 0:
                yield _doing(row.user_id, initiative, left)


def say(doing: Doing) -> tuple[str, str]:
    words = ngettext(
        "%(count)d argument without your vote in %(ref)s",
        "%(count)d arguments without your vote in %(ref)s",
        doing.count,
    )
    return words % {"count": doing.count, "ref": doing.ref}, doing.title


def count(number: int) -> str:
    return ngettext("%d argument to vote on", "%d arguments to vote on", number) % number


def _voted(users, counted) -> Counter:
    rows = Vote.objects.standing_now().filter(voter__in=users, argument__in=counted).order_by()
    sums = rows.values("voter", "argument__initiative").annotate(number=Count("pk"))
    return Counter({(row["voter"], row["argument__initiative"]): row["number"] for row in sums})


def _doing(user_id, initiative: Initiative, left: int) -> Doing:
    return Doing(
        user_id=user_id,
        workspace_id=initiative.workspace_id,
        code="vote",
        subject_id=initiative.pk,
        initiative_id=initiative.pk,
        ref=initiative.ref,
        title=initiative.title,
        path=f"/i/{initiative.ref}/vote/",
        count=left,
        until=initiative.closes_at,
    )


TODO = {"vote": Topic(gather, say, count)}
