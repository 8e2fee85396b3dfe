"""The workspace's library, what its sources say to arguments, facts and key questions."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from deliberation.actions.locks import locked_argument, require_active, require_stage
from deliberation.actions.writing import change, clean, many_lines, one_line, require_version
from deliberation.errors import Invalid
from deliberation.models import (
    Argument,
    Brief,
    Evidence,
    Fact,
    FactSource,
    Initiative,
    Question,
    Source,
)
from deliberation.models.stages import CITE
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_add_fact,
    can_add_source,
    can_cite,
    can_edit_evidence,
    can_edit_source,
    require,
    rights_of,
)
from deliberation.tallies import recount

SOURCE_FIELDS = frozenset(
    {"title", "publisher", "published_on", "url", "kind", "language", "retrieved_on", "re_check_by"}
)
EVIDENCE_FIELDS = frozenset({"bearing", "quote", "locator", "grade", "grade_reason"})


@transaction.atomic
def add_source(*, by: Actor, workspace: Workspace, brief: Brief | None = None, **fields: Any) -> Source:
    """Add a document to the library; an address or a title is enough. Raises NotAllowed, Invalid."""
    require(can_add_source(by, workspace))
    source = Source(
        workspace=workspace, added_by=by.user, brief=brief, created_at=by.moment, updated_at=by.moment
    )
    for name, value in _tidied(fields).items():
        setattr(source, name, value)
    if not source.url and not source.title:
        raise Invalid.at("title", "required", _("A source needs an address or a title."))
    clean(source)
    source.save(force_insert=True)
    record("source.added", by=by, subject=source, workspace_id=workspace.pk)
    return source


@transaction.atomic
def edit_source(*, by: Actor, source: Source, version: int | None, **changes: Any) -> Source:
    """Correct what the library says of a source. Raises NotAllowed, Stale, Invalid."""
    require(can_edit_source(by, source))
    source = Source.objects.select_for_update(no_key=True).get(pk=source.pk)
    require_version(source, version)
    changed = change(source, _tidied(changes), allowed=SOURCE_FIELDS, at=by.moment)
    if changed:
        record(
            "source.edited", by=by, subject=source, workspace_id=source.workspace_id, fields=sorted(changed)
        )
    return source


@transaction.atomic
def add_evidence(
    *, by: Actor, argument: Argument, source: Source | dict[str, Any], **fields: Any
) -> Evidence:
    """Bring a source to an argument: one of the library, or the fields of a new one.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_cite(by, argument))
    organisation_id = rights_of(by, argument).organisation_id
    argument = locked_argument(argument)
    require_stage(argument.initiative, CITE)
    require_active(argument)
    if isinstance(source, dict):
        source = add_source(by=by, workspace=argument.initiative.workspace, **source)
    if source.workspace_id != argument.initiative.workspace_id:
        raise Invalid.at("source", "unknown", _("This source is not in the workspace's library."))
    evidence = Evidence(argument=argument, source=source, added_by=by.user, organisation_id=organisation_id)
    evidence.created_at = evidence.updated_at = by.moment
    for name, value in _tidied(fields).items():
        setattr(evidence, name, value)
    evidence.graded_by = by.user if evidence.grade else None
    clean(evidence)
    evidence.save(force_insert=True)
    count_sources(argument)
    record("evidence.added", by=by, subject=evidence, argument=argument, bearing=evidence.bearing)
    return evidence


@transaction.atomic
def edit_evidence(*, by: Actor, evidence: Evidence, version: int | None, **changes: Any) -> Evidence:
    """Change bearing, quote, locator or grade. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_evidence(by, evidence))
    argument = locked_argument(evidence.argument)
    require_stage(argument.initiative, CITE)
    evidence = Evidence.objects.get(pk=evidence.pk)
    require_version(evidence, version)
    if "grade" in changes:
        evidence.graded_by = by.user
    changed = change(evidence, _tidied(changes), allowed=EVIDENCE_FIELDS, at=by.moment)
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
    record("evidence.removed", by=by, subject=evidence, argument=argument)
    Evidence.objects.filter(pk=evidence.pk).delete()
    count_sources(argument)


@transaction.atomic
def add_fact(
    *, by: Actor, initiative: Initiative, text: str, sources: Iterable[tuple[Source, str]] = (), brief=None
) -> Fact:
    """State a fact, with the sources and quotes that it rests on. Raises NotAllowed, NotNow, Invalid."""
    require(can_add_fact(by, initiative))
    require_stage(initiative, CITE)
    fact = Fact(initiative=initiative, text=one_line(text), added_by=by.user, brief=brief)
    fact.created_at = fact.updated_at = by.moment
    clean(fact, required=("text",))
    fact.save(force_insert=True)
    FactSource.objects.bulk_create(
        [FactSource(fact=fact, source=source, quote=many_lines(quote)) for source, quote in sources]
    )
    record("fact.added", by=by, subject=fact, initiative=initiative)
    return fact


@transaction.atomic
def add_question(
    *,
    by: Actor,
    initiative: Initiative,
    text: str,
    answer: str = "",
    arguments: Iterable[Argument] = (),
    brief=None,
) -> Question:
    """Ask a key question, with its answer if there is one. Raises NotAllowed, NotNow, Invalid."""
    require(can_add_fact(by, initiative))
    require_stage(initiative, CITE)
    question = Question(
        initiative=initiative, text=one_line(text), answer=many_lines(answer), added_by=by.user
    )
    question.brief = brief
    question.created_at = question.updated_at = by.moment
    clean(question, required=("text",))
    question.save(force_insert=True)
    question.arguments.set(arguments)
    record("question.added", by=by, subject=question, initiative=initiative)
    return question


def count_sources(argument: Argument) -> None:
    """Write how many sources, and how many contradicting ones, stand under a locked argument."""
    recount(argument.initiative, [argument.pk])


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    tidy: dict[str, Callable[[str], str]] = {
        "quote": many_lines,
        "title": one_line,
        "publisher": one_line,
        "locator": one_line,
        "url": str.strip,
    }
    return {name: tidy[name](value) if name in tidy else value for name, value in fields.items()}
