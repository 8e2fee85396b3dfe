"""Reads the news of one initiative; each noun is asked through ``visible_to``, so that visitors get what is public."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from deliberation.models import Argument, Decision, Evidence, Initiative, StageChange

from .facts import ARGUMENT, DECISION, EVIDENCE, STAGE, News

MOST = 50


def news_of(initiative: Initiative, user: Any) -> list[News]:
    """The latest first; ``user`` may be anonymous, and ``initiative`` is one that ``visible_to`` gave."""
    found = [
        *_arguments(initiative, user),
        *_evidence(initiative, user),
        *_stages(initiative, user),
        *_decisions(initiative, user),
    ]
    return sorted(found, key=lambda one: (one.changed_at, one.id), reverse=True)[:MOST]


def _arguments(initiative: Initiative, user: Any) -> Iterator[News]:
    rows = Argument.objects.visible_to(user).active().filter(initiative=initiative, hidden_at=None)
    for row in rows.select_related("organisation").order_by("-updated_at")[:MOST]:
        yield News(
            ARGUMENT,
            row.pk,
            row.kind or row.relation,
            row.claim,
            f"/i/{initiative.ref}/{row.number}/",
            row.created_at,
            row.updated_at,
            ref=f"{initiative.ref}#{row.number}",
            by=_names(row.organisation),
        )


def _evidence(initiative: Initiative, user: Any) -> Iterator[News]:
    """Of arguments that stand; a brief's own passages are none."""
    rows = Evidence.objects.visible_to(user).shown().counted().filter(argument__initiative=initiative)
    rows = rows.filter(argument__state="active").select_related("argument", "source", "organisation")
    for row in rows.order_by("-updated_at")[:MOST]:
        argument = row.argument
        yield News(
            EVIDENCE,
            row.pk,
            row.bearing,
            str(row.source),
            f"/i/{initiative.ref}/{argument.number}/",
            row.created_at,
            row.updated_at,
            ref=f"{initiative.ref}#{argument.number}",
            by=_names(row.organisation),
            url=row.source.url,
        )


def _stages(initiative: Initiative, user: Any) -> Iterator[News]:
    """Without who moved it and why: that is for members."""
    rows = StageChange.objects.visible_to(user).filter(initiative=initiative).exclude(before=F("after"))
    for row in rows.order_by("-at")[:MOST]:
        path = f"/i/{initiative.ref}/"
        yield News(STAGE, row.pk, row.after, initiative.title, path, row.at, row.at, ref=initiative.ref)


def _decisions(initiative: Initiative, user: Any) -> Iterator[News]:
    rows = Decision.objects.visible_to(user).filter(initiative=initiative, state=Decision.State.CONFIRMED)
    for row in rows.filter(confirmed_at__isnull=False):
        path, at = f"/i/{initiative.ref}/decision/", row.confirmed_at
        yield News(DECISION, row.pk, row.outcome, initiative.title, path, at, at, ref=initiative.ref)


def _names(organisation: Any) -> tuple[str, str]:
    return organisation.name_en, organisation.name_ko
