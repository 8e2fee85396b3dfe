"""Conditions of decisions that are not met, for those who speak for the organisation that sees to it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import Condition, Decision
from deliberation.models.stages import ACT, stages_with

from .doings import Doing, Topic, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    speakers: dict = {}
    for row in members.holding(ARGUE):
        if row.speaks_for:
            speakers.setdefault(row.organisation_id, []).append(row.user_id)
    rows = Condition.objects.filter(
        organisation__in=speakers,
        met_on=None,
        decision__state=Decision.State.CONFIRMED,
        decision__initiative__stage__in=stages_with(ACT),
    )
    for condition in rows.select_related("decision__initiative__workspace"):
        for user_id in speakers[condition.organisation_id]:
            yield _doing(user_id, condition)


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("your organisation sees to this condition of the decision.")


def count(number: int) -> str:
    return ngettext("%d condition to meet", "%d conditions to meet", number) % number


def _doing(user_id, condition: Condition) -> Doing:
    initiative = condition.initiative
    return Doing(
        user_id=user_id,
        workspace_id=initiative.workspace_id,
        code="condition",
        subject_id=condition.pk,
        initiative_id=initiative.pk,
        ref=initiative.ref,
        title=condition.text,
        path=f"/i/{initiative.ref}/decision/#condition-{condition.pk}",
        due=condition.due,
    )


TODO = {"condition": Topic(gather, say, count)}
