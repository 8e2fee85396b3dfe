"""What templates have in common: names, dates and places as a document tells them, in the language that is active."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from unicodedata import east_asian_width

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from deliberation.calendars import format_date, format_day
from deliberation.documents.outline import (
    Block,
    Bullet,
    Heading,
    Paragraph,
    Run,
    Runs,
    leaning_on,
    ours,
    theirs,
)
from deliberation.markup import excerpt
from deliberation.models import Argument, Audience, Evidence
from deliberation.sheets import words
from deliberation.standing import LABELS

from .material import Material

WIDE = 0.6  # so much of the room that Latin signs have is left for those of Korean


def opening(material: Material, name: str) -> Iterator[Block]:
    """The title, what sort of briefing it is, and where the initiative stands."""
    initiative = material.initiative
    yield Heading(1, (theirs(called(initiative)),))
    said = (name, str(initiative.workspace.name), stage_of(material), audience_of(material))
    yield Paragraph(
        (ours(said[0], strong=True), ours(" · "), theirs(said[1]), ours(f" · {said[2]} · {said[3]}"))
    )


def section(heading: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """With what it says when there is nothing to be told."""
    yield Heading(2, (ours(heading),))
    found = list(blocks)
    yield from found or [Paragraph((ours(_("None.")),))]


def labelled(label: str, *runs: Run, depth: int = 0) -> Bullet:
    return Bullet((ours(f"{label}:", strong=True), ours(" "), *runs), depth)


def called(initiative: Any) -> str:
    return f"{initiative.ref} {initiative.title}"


def claim_of(material: Material, one: Argument, *, length: int = 0) -> Runs:
    """Its name and words, with what it leans on; where it is to be short, with the first source alone."""
    claim = short(one.claim, length) if length else one.claim
    evidence = material.evidence.get(one.pk, [])
    mark = leaning_on(material.cited(evidence[:1] if length else evidence))
    return theirs(f"{material.initiative.ref}#{one.number} {claim}"), mark


def votes_of(material: Material, one: Argument) -> Runs:
    """Its tally and label in brackets, as soon as they may be told."""
    tally = getattr(one, "tally", None)
    if tally is None or not material.votes_are_told:
        return ()
    said = words.tally_words((tally.agree, tally.disagree, tally.unsure))
    label = f" · {LABELS[tally.label]}" if tally.label in LABELS else ""
    return (ours(f" ({said}{label})"),)


def label_of(material: Material, one: Argument) -> Runs:
    """Its label alone, likewise."""
    label = LABELS.get(one.tally.label) if material.votes_are_told else None
    return (ours(f" ({label})"),) if label else ()


def quoted(material: Material, one: Evidence, *, depth: int) -> Bullet:
    """What a source says, with how it bears on the argument and how good it is."""
    grade = f" ({one.get_grade_display()})" if one.grade else ""
    bearing = ours(f"{capfirst(one.get_bearing_display())}{grade}: ")
    source = one.source.title or one.source.url
    said = (ours("“"), theirs(excerpt(one.quote, 600)), ours("”")) if one.quote else (theirs(source),)
    locator = (ours(", "), theirs(one.locator)) if one.locator else ()
    return Bullet((bearing, *said, *locator, leaning_on(material.cited([one]))), depth)


def author_of(material: Material, one: Argument) -> str:
    """In a public initiative authors appear as their organisation, and so they do in what is handed on from it."""
    organisation = one.organisation.name_in(material.language)
    return organisation if is_public(material) else f"{one.author.name}, {organisation}"


def person(material: Material, user: Any) -> str:
    return user.name if user is not None and not is_public(material) else ""


def is_public(material: Material) -> bool:
    return material.initiative.audience == Audience.PUBLIC


def handling_of(material: Material, one: Argument) -> Runs:
    """Status, who handles it, by when."""
    challenge = one.challenge
    owner = challenge.owner.name_in(material.language) if challenge.owner else ""
    who = ", ".join(filter(None, (owner, person(material, challenge.responsible))))
    due = _("due %s") % day(material, challenge.due) if challenge.due else ""
    named = theirs(who) if who else ours(_("nobody named"))
    return joined(ours(words.status_word(challenge.status)), named, ours(due))


def joined(*runs: Run) -> Runs:
    """Those that say something, with points between them."""
    told = [run for run in runs if run.text]
    return tuple(one for run in told for one in (ours(" · "), run))[1:]


def stage_of(material: Material) -> str:
    initiative = material.initiative
    stage = words.stage_word(initiative.stage)
    if initiative.stage != "open" or not initiative.closes_at:
        return stage
    closes = _("closes %s") % format_date(
        initiative.closes_at, material.zone, material.language, with_time=True
    )
    return f"{stage}, {closes}"


def audience_of(material: Material) -> str:
    return {
        Audience.WORKSPACE: _("for members of the workspace"),
        Audience.NAMED: _("for named members only"),
        Audience.PUBLIC: _("public"),
    }[Audience(material.initiative.audience)]


def day(material: Material, when: date) -> str:
    return format_day(when, material.language)


def short(text: str, length: int) -> str:
    """So much of a text as takes the room of ``length`` Latin signs."""
    wide = sum(east_asian_width(sign) in "WF" for sign in text[:length])
    return excerpt(text, int(length * WIDE) if 2 * wide > len(text[:length]) else length)
