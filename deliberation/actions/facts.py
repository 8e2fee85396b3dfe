"""What the deliberation takes as given, and the sources that it rests on."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.sources import kept
from deliberation.actions.writing import change, clean, many_lines, one_line, require_version, save_version
from deliberation.models import Brief, Fact, FactSource, Initiative, Source
from deliberation.models.stages import CITE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_fact, can_cite_fact, can_edit_fact, require

Given = Source | dict[str, Any] | str  # one of the library, the fields of one, or a paste
Cited = Iterable[tuple[Given, str]]


@transaction.atomic
def add_fact(
    *, by: Actor, initiative: Initiative, text: str, sources: Cited = (), brief: Brief | None = None
) -> Fact:
    """State a fact, with the sources and quotes that it rests on. Raises NotAllowed, NotNow, Invalid."""
    require(can_add_fact(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, CITE)
    fact = Fact(initiative=initiative, text=one_line(text), added_by=by.user, brief=brief)
    fact.created_at = fact.updated_at = by.moment
    clean(fact, required=("text",))
    fact.save(force_insert=True)
    _rest_on(fact, sources, by)
    record("fact.added", by=by, subject=fact, initiative=initiative)
    return fact


@transaction.atomic
def edit_fact(
    *, by: Actor, fact: Fact, version: int | None, text: str | None = None, sources: Cited | None = None
) -> Fact:
    """Word a fact anew, or say on which sources it rests from now on. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_fact(by, fact))
    fact = locked_in_place(fact, CITE)
    require_version(fact, version)
    changed = change(
        fact, {} if text is None else {"text": one_line(text)}, allowed=frozenset({"text"}), at=by.moment
    )
    if sources is not None:
        fact.links.all().delete()
        _rest_on(fact, sources, by)
        save_version(fact, [], at=by.moment)
        changed.append("sources")
    if changed:
        record("fact.edited", by=by, subject=fact, initiative=fact.initiative, fields=sorted(changed))
    return fact


@transaction.atomic
def cite_fact(*, by: Actor, fact: Fact, source: Given, quote: str = "") -> Fact:
    """Bring a source to a fact: one of the library, the fields of one, or a paste; anyone who may argue does.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_cite_fact(by, fact))
    fact = locked_in_place(fact, CITE)
    [cited] = _rest_on(fact, [(source, quote)], by)
    save_version(fact, [], at=by.moment)
    record("fact.cited", by=by, subject=fact, initiative=fact.initiative, source=str(cited.pk))
    return fact


@transaction.atomic
def remove_fact(*, by: Actor, fact: Fact) -> None:
    """Take a fact away; its sources stay in the library. Raises NotAllowed, NotNow."""
    require(can_edit_fact(by, fact))
    fact = locked_in_place(fact, CITE)
    record("fact.removed", by=by, subject=fact, initiative=fact.initiative)
    Fact.objects.filter(pk=fact.pk).delete()


def _rest_on(fact: Fact, sources: Cited, by: Actor) -> list[Source]:
    """Write the links; a source that is there already gets its quote anew."""
    workspace = fact.initiative.workspace
    found = []
    for given, quote in sources:
        source = kept(by=by, workspace=workspace, source=given)
        link = FactSource(fact=fact, source=source, quote=many_lines(quote))
        clean(link)
        FactSource.objects.update_or_create(fact=fact, source=source, defaults={"quote": link.quote})
        found.append(source)
    return found
