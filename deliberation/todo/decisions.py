"""Decisions that wait for the word of a lead party, for those who may speak for it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Decision, Party

from .doings import Doing, Topic, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    speakers = [row for row in members.rows if row.speaks_for]
    waiting = list(
        Decision.objects.filter(
            state=Decision.State.PROPOSED, initiative__workspace__in={row.workspace_id for row in speakers}
        )
        .select_related("initiative__workspace")
        .prefetch_related("initiative__parties", "confirmations")
    )
    for decision in waiting:
        asked = _asked(decision)
        for row in speakers:
            if row.organisation_id in asked and row.workspace_id == decision.initiative.workspace_id:
                yield _doing(row.user_id, decision)


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("a decision waits for your organisation's word.")


def count(number: int) -> str:
    return ngettext("%d decision to confirm", "%d decisions to confirm", number) % number


def _asked(decision: Decision) -> set:
    leads = {
        party.organisation_id for party in decision.initiative.parties.all() if party.part == Party.Part.LEAD
    }
    return leads - {word.organisation_id for word in decision.confirmations.all()}


def _doing(user_id, decision: Decision) -> Doing:
    initiative = decision.initiative
    return Doing(
        user_id=user_id,
        workspace_id=initiative.workspace_id,
        code="decision",
        subject_id=decision.pk,
        initiative_id=initiative.pk,
        ref=initiative.ref,
        title=initiative.title,
        path=f"/i/{initiative.ref}/decision/",
    )


TODO = {"decision": Topic(gather, say, count)}
