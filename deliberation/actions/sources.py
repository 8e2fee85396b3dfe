"""The workspace's library, and what its sources say to arguments."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from deliberation.actions.library import from_paste, same_source, tidied
from deliberation.actions.links import links_go
from deliberation.actions.locks import (
    locked_argument,
    require_active,
    require_shown,
    require_stage,
    still_there,
)
from deliberation.actions.writing import change, clean, one_line, require_version
from deliberation.citations import address_key
from deliberation.errors import Invalid
from deliberation.models import Argument, Brief, Evidence, Source
from deliberation.models.stages import CITE
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_add_source,
    can_cite,
    can_edit_evidence,
    can_edit_source,
    can_grade,
    can_recheck_source,
    require,
    rights_of,
)
from deliberation.tallies import recount

DATED = ("published_on", "published_year")
SOURCE_FIELDS = frozenset(
    {"title", "publisher", *DATED, "url", "kind", "language", "retrieved_on", "re_check_by"}
)
REFUTED = frozenset({"refuted_on", "refuted_why"})
GRADING = frozenset({"grade", "grade_reason"})
EVIDENCE_FIELDS = GRADING | {"bearing", "quote", "locator"}


def add_source(*, by: Actor, workspace: Workspace, brief: Brief | None = None, **fields: Any) -> Source:
    """Add a document to the library, or find it there. Raises NotAllowed, Invalid."""
    return keep_source(by=by, workspace=workspace, brief=brief, **fields)[0]


@transaction.atomic
def keep_source(
    *, by: Actor, workspace: Workspace, brief: Brief | None = None, **fields: Any
) -> tuple[Source, bool]:
    """Find a document in the library, or add it; an address or a title is enough. Returns it and whether it is new.

    What the library knows of a document that it has stays as it is. Raises NotAllowed, Invalid.
    """
    require(can_add_source(by, workspace))
    source = Source(
        workspace=workspace, added_by=by.user, brief=brief, created_at=by.moment, updated_at=by.moment
    )
    for name, value in tidied(fields).items():
        setattr(source, name, value)
    require_sound(source)
    source.address_key = "" if brief else address_key(source.url)
    known = None if brief else same_source(source)
    if known is not None or not _inserted(source):
        return known or same_source(source), False
    record("source.added", by=by, subject=source, workspace_id=workspace.pk)
    return source, True


def require_sound(source: Source) -> None:
    """Raise Invalid unless it can stand in a library: with an address or a title, and each field as it may be."""
    _require_a_name(source.url, source.title)
    clean(source)


def kept(*, by: Actor, workspace: Workspace, source: Source | dict[str, Any] | str) -> Source:
    """The source that somebody cites: one of the library, the fields of one, or a paste. Raises NotAllowed, Invalid."""
    if isinstance(source, str):
        source = from_paste(workspace, source)
    if isinstance(source, dict):
        source = add_source(by=by, workspace=workspace, **source)
    if source.workspace_id != workspace.pk:
        raise Invalid.at("source", "unknown", _("This source is not in the workspace's library."))
    return source


@transaction.atomic
def edit_source(*, by: Actor, source: Source, version: int | None, **changes: Any) -> Source:
    """Correct what the library says of a source. Raises NotAllowed, Stale, Invalid."""
    require(can_edit_source(by, source))
    source = Source.objects.select_for_update(no_key=True, of=("self",)).get(pk=source.pk)
    require_version(source, version)
    changes = tidied(changes)
    _require_a_name(changes.get("url", source.url), changes.get("title", source.title))
    changed = change(source, changes, allowed=SOURCE_FIELDS, at=by.moment)
    if "url" in changed:
        _rekey(source)
    if changed:
        record(
            "source.edited", by=by, subject=source, workspace_id=source.workspace_id, fields=sorted(changed)
        )
    return source


@transaction.atomic
def recheck_source(
    *, by: Actor, source: Source, version: int | None = None, re_check_by: date | None = None
) -> Source:
    """Say that a source was looked at today and still says what it is cited for, and when to look again.

    Raises NotAllowed, Stale, Invalid.
    """
    require(can_recheck_source(by, source))
    source = Source.objects.select_for_update(no_key=True, of=("self",)).get(pk=source.pk)
    require_version(source, version)
    today = by.moment.astimezone(ZoneInfo(source.workspace.time_zone)).date()
    if re_check_by is not None and re_check_by <= today:
        raise Invalid.at("re_check_by", "past", _("Choose a day after today, or none."))
    seen = {"retrieved_on": today, "re_check_by": re_check_by, "refuted_on": None, "refuted_why": ""}
    if change(source, seen, allowed=SOURCE_FIELDS | REFUTED, at=by.moment):
        record("source.rechecked", by=by, subject=source, workspace_id=source.workspace_id)
    return source


@transaction.atomic
def refute_source(*, by: Actor, source: Source, refuted_why: str, version: int | None = None) -> Source:
    """Say that a source was looked at today and does not say, or does not hold, what it is cited for.

    It stays so until somebody finds otherwise and rechecks it. Raises NotAllowed, Stale, Invalid.
    """
    require(can_recheck_source(by, source))
    source = Source.objects.select_for_update(no_key=True, of=("self",)).get(pk=source.pk)
    require_version(source, version)
    if not one_line(refuted_why):
        raise Invalid.at("refuted_why", "required", _("Please say why."))
    today = by.moment.astimezone(ZoneInfo(source.workspace.time_zone)).date()
    seen = {"refuted_on": source.refuted_on or today, "refuted_why": one_line(refuted_why)}
    if change(source, seen, allowed=REFUTED, at=by.moment):
        record("source.refuted", by=by, subject=source, workspace_id=source.workspace_id)
    return source


@transaction.atomic
def add_evidence(
    *, by: Actor, argument: Argument, source: Source | dict[str, Any] | str, **fields: Any
) -> Evidence:
    """Bring a source to an argument: one of the library, the fields of one, or a pasted address or citation.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_cite(by, argument))
    organisation_id = rights_of(by, argument).organisation_id
    argument = locked_argument(argument)
    require_stage(argument.initiative, CITE)
    require_active(argument)
    source = kept(by=by, workspace=argument.initiative.workspace, source=source)
    evidence = Evidence(argument=argument, source=source, added_by=by.user, organisation_id=organisation_id)
    evidence.created_at = evidence.updated_at = by.moment
    for name, value in tidied(fields).items():
        setattr(evidence, name, value)
    evidence.graded_by = by.user if evidence.grade else None
    clean(evidence)
    evidence.save(force_insert=True)
    count_sources(argument)
    record("evidence.added", by=by, subject=evidence, argument=argument, bearing=evidence.bearing)
    return evidence


@transaction.atomic
def edit_evidence(*, by: Actor, evidence: Evidence, version: int | None, **changes: Any) -> Evidence:
    """Change bearing, quote or locator; or grade it, which anyone who may argue does under the own name.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_grade(by, evidence) if changes.keys() <= GRADING else can_edit_evidence(by, evidence))
    argument = locked_argument(evidence.argument)
    require_stage(argument.initiative, CITE)
    evidence = still_there(Evidence.objects.all(), evidence.pk)
    require_shown(evidence)
    require_version(evidence, version)
    if changes.get("grade", evidence.grade) != evidence.grade or "grade_reason" in changes:
        evidence.graded_by = by.user if changes.get("grade", evidence.grade) else None
    changed = change(evidence, tidied(changes), allowed=EVIDENCE_FIELDS, at=by.moment)
    if changed:
        evidence.save(update_fields=["graded_by"])
        count_sources(argument)
        record("evidence.edited", by=by, subject=evidence, argument=argument, fields=sorted(changed))
    return evidence


@transaction.atomic
def remove_evidence(*, by: Actor, evidence: Evidence) -> None:
    """Take a source away from an argument; it stays in the library. Raises NotAllowed, NotNow."""
    require(can_edit_evidence(by, evidence))
    argument = locked_argument(evidence.argument)
    require_stage(argument.initiative, CITE)
    require_shown(still_there(Evidence.objects.all(), evidence.pk))
    links_go(evidence, by)
    record("evidence.removed", by=by, subject=evidence, argument=argument)
    Evidence.objects.filter(pk=evidence.pk).delete()
    count_sources(argument)


def _require_a_name(url: str, title: str) -> None:
    if not url and not title:
        raise Invalid.at("title", "required", _("A source needs an address or a title."))


def count_sources(argument: Argument) -> None:
    """Write how many sources, and how many contradicting ones, stand under a locked argument."""
    recount(argument.initiative, [argument.pk])


def _rekey(source: Source) -> None:
    """Two sources of a library never have one address."""
    source.address_key = "" if source.brief_id else address_key(source.url)
    others = (
        Source.objects.filter(workspace=source.workspace_id).exclude(pk=source.pk).exclude(address_key="")
    )
    if others.filter(address_key=source.address_key).exists():
        raise Invalid.at("url", "taken", _("Another source of the library has this address already."))
    source.save(update_fields=["address_key"])


def _inserted(source: Source) -> bool:
    """Whether it was saved; not if somebody added the same address at this very moment."""
    try:
        with transaction.atomic():
            source.save(force_insert=True)
    except IntegrityError:
        return False
    return True
