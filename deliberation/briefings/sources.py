"""The annex of sources: each with what leans on it and its words, and what leans on none."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from deliberation.documents.outline import Block, Bullet, Heading, Paragraph, Runs, leaning_on, ours, theirs
from deliberation.markup import excerpt
from deliberation.models import Argument, Evidence
from deliberation.sheets import words

from .material import Material
from .telling import day, joined, opening, section

QUOTE = 600


def sources(material: Material) -> Iterator[Block]:
    yield from opening(material, _("Annex of sources"))
    yield from section(_("Sources and what leans on them"), _by_source(material))
    yield from section(_("Arguments without a source"), _without(material))


def _by_source(material: Material) -> Iterator[Block]:
    """In the order in which arguments first lean on them."""
    uses: defaultdict[UUID, list[tuple[Argument, Evidence]]] = defaultdict(list)
    for argument in material.leaning:
        for one in material.evidence[argument.pk]:
            uses[one.source.pk].append((argument, one))
    for found in uses.values():
        source = found[0][1].source
        mark = leaning_on(material.cited([found[0][1]]))
        yield Heading(3, (theirs(source.title or source.url), mark))
        if about := _about(material, source):
            yield Paragraph(about)
        for argument, one in found:
            yield from _use(material, argument, one)


def _about(material: Material, source: Any) -> Runs:
    """Who published it, of what kind it is, when it was looked at."""
    published = source.published_on or source.published_year
    return joined(
        theirs(source.publisher),
        ours(day(material, source.published_on) if source.published_on else str(published or "")),
        ours(str(source.get_kind_display()) if source.kind else ""),
        ours(_("retrieved %s") % day(material, source.retrieved_on) if source.retrieved_on else ""),
        ours(_("check again by %s") % day(material, source.re_check_by) if source.re_check_by else ""),
    )


def _use(material: Material, argument: Argument, one: Evidence) -> Iterator[Block]:
    grade = f" ({one.get_grade_display()})" if one.grade else ""
    kind = words.kind_word(argument.kind) if argument.kind else words.relation_word(argument.relation or "")
    bearing = f"{capfirst(one.get_bearing_display())}{grade} · {kind} "
    yield Bullet((ours(bearing), theirs(f"{material.initiative.ref}#{argument.number} {argument.claim}")))
    if one.quote:
        locator = (ours(", "), theirs(one.locator)) if one.locator else ()
        yield Bullet((ours("“"), theirs(excerpt(one.quote, QUOTE)), ours("”"), *locator), 1)


def _without(material: Material) -> Iterator[Block]:
    for one in sorted(material.arguments, key=lambda one: one.number):
        if not material.evidence.get(one.pk):
            said = theirs(f"{material.initiative.ref}#{one.number} {one.claim}")
            yield Bullet((ours(f"{words.kind_word(one.kind or '')} "), said))
