"""Decisions for which something happened that they were to be looked at again for, for whoever facilitates."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import FACILITATE
from deliberation.models import Trigger
from deliberation.models.stages import ACT, stages_with

from .doings import Doing, Topic, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    facilitators = members.holding(FACILITATE)
    rows = Trigger.objects.unsettled().filter(
        decision__initiative__workspace__in={row.workspace_id for row in facilitators},
        decision__initiative__stage__in=stages_with(ACT),
    )
    for trigger in rows.select_related("decision__initiative__workspace").order_by("fired_at", "pk"):
        for row in facilitators:
            if row.workspace_id == trigger.initiative.workspace_id:
                yield _doing(row.user_id, trigger)


def say(doing: Doing) -> tuple[str, str]:
    said: dict[str, str] = {
        Trigger.Kind.DATE: _("consider re-opening: the date that was set has come."),
        Trigger.Kind.SOURCE: _("consider re-opening: a source of the decision does not hold."),
        Trigger.Kind.COMMITMENT: _("consider re-opening: a commitment is late."),
        Trigger.Kind.POSITION: _("consider re-opening: an organisation stated another position."),
    }
    return named(doing), said[doing.what]


def count(number: int) -> str:
    return ngettext("%d decision to look at again", "%d decisions to look at again", number) % number


def _doing(user_id, trigger: Trigger) -> Doing:
    initiative = trigger.initiative
    return Doing(
        user_id=user_id,
        workspace_id=initiative.workspace_id,
        code="reopening",
        subject_id=trigger.pk,
        initiative_id=initiative.pk,
        ref=initiative.ref,
        title=initiative.title,
        path=f"/i/{initiative.ref}/decision/#trigger-{trigger.pk}",
        what=trigger.kind,
    )


TODO = {"reopening": Topic(gather, say, count)}
