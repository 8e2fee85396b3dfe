"""A page for whoever has two minutes: what is proposed, where it stands, what speaks for and against, what is next."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from deliberation.calendars import format_date
from deliberation.documents.outline import Block, Bullet, Paragraph, Run, ours, theirs
from deliberation.models import Argument, Kind, Position
from deliberation.sheets import words

from .material import Material
from .telling import (
    claim_of,
    day,
    handling_of,
    joined,
    label_of,
    labelled,
    opening,
    person,
    section,
    short,
)

OF_A_KIND, NEXT, QUESTIONS = 3, 4, 2  # how many of each find room
SUMMARY, CLAIM, ANSWER = 320, 150, 150


def one_page(material: Material) -> Iterator[Block]:
    yield from opening(material, _("One-page briefing"))
    yield from section(_("Proposal"), _proposal(material))
    yield from section(_("Decision"), _decision(material))
    if material.positions:
        yield from section(_("Positions of organisations"), _positions(material))
    for kind in (Kind.ADVANTAGE, Kind.DISADVANTAGE):
        found = material.of_kind(kind)
        yield from section(_headed(kind, found), _strongest(material, found))
    found = material.of_kind(Kind.CHALLENGE)
    yield from section(_headed(Kind.CHALLENGE, found), _challenges(material, found))
    yield from section(_("Next steps"), _next(material))


def _proposal(material: Material) -> Iterator[Block]:
    initiative = material.initiative
    if initiative.proposal:
        yield Paragraph((theirs(initiative.proposal),))
    if initiative.summary:
        yield Bullet((theirs(short(initiative.summary, SUMMARY)),))
    for part, parties in groupby(material.parties, key=lambda one: one.part):
        names = ", ".join(one.organisation.name_in(material.language) for one in parties)
        yield labelled(words.party_word(part), theirs(names))


def _decision(material: Material) -> Iterator[Block]:
    made = material.decision
    if made is None:
        yield Bullet((ours(_("Not decided yet.")),))
        return
    at = made.confirmed_at or made.proposed_at
    state = f" ({made.get_state_display()}, {format_date(at, material.zone, material.language)})"
    yield Bullet((ours(capfirst(made.get_outcome_display()), strong=True), ours(state)))
    yield Bullet((theirs(short(made.rationale, SUMMARY)),), 1)
    for one in material.conditions[:NEXT]:
        due = _("due %s") % day(material, one.due) if one.due else ""
        who = joined(theirs(one.organisation.short_name_in(material.language)), ours(due))
        yield labelled(_("Condition"), theirs(short(one.text, CLAIM)), ours(" ("), *who, ours(")"), depth=1)


def _positions(material: Material) -> Iterator[Block]:
    """The organisations of each stand on one line, under it the conditions of each."""
    stands = Position.Stand.values
    in_order = sorted(material.positions, key=lambda one: stands.index(one.stand))
    for stand, group in groupby(in_order, key=lambda one: one.stand):
        found = list(group)
        names = ", ".join(one.organisation.name_in(material.language) for one in found)
        yield labelled(capfirst(words.stand_word(stand)), theirs(names))
        for one in (one for one in found if one.conditions):
            name = theirs(one.organisation.short_name_in(material.language))
            yield Bullet((name, ours(": "), theirs(short(one.conditions, CLAIM))), 1)


def _headed(kind: str, found: list[Argument]) -> str:
    """How many there are, where not all find room."""
    if len(found) <= OF_A_KIND:
        return words.kinds_word(kind)
    shown = _("%(shown)d of %(all)d") % {"shown": OF_A_KIND, "all": len(found)}
    return f"{words.kinds_word(kind)} ({shown})"


def _strongest(material: Material, found: list[Argument]) -> Iterator[Block]:
    for one in found[:OF_A_KIND]:
        yield Bullet((*claim_of(material, one, length=CLAIM), *label_of(material, one)))


def _challenges(material: Material, found: list[Argument]) -> Iterator[Block]:
    for one in found[:OF_A_KIND]:
        yield Bullet(claim_of(material, one, length=CLAIM))
        yield Bullet((*_line(material, one), *handling_of(material, one)), 1)


def _line(material: Material, one: Argument) -> tuple[Run, ...]:
    """What is answered to it, before who handles it."""
    answers = material.answers.get(one.pk)
    said = short(answers[0].claim if answers else one.challenge.mitigation, ANSWER)
    return (theirs(said), ours(" — ")) if said else ()


def _next(material: Material) -> Iterator[Block]:
    for one in material.actions[:NEXT]:
        due = ours(day(material, one.due) if one.due else "")
        who = joined(theirs(person(material, one.owner)), due)
        yield Bullet((theirs(short(one.text, CLAIM)), *((ours(" ("), *who, ours(")")) if who else ())))
    for question in [one for one in material.questions if not one.answer][:QUESTIONS]:
        yield labelled(_("To settle"), theirs(short(question.text, CLAIM)))
