"""Questions and answers: each challenge, the line that answers it, and what that line leans on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from deliberation.documents.outline import Block, Bullet, Heading, Paragraph, ours, theirs
from deliberation.markup import excerpt
from deliberation.models import Argument, Stage

from .material import Material
from .telling import author_of, claim_of, handling_of, labelled, opening, quoted, section, votes_of

SETTLED = (Stage.DECIDED, Stage.MONITORING, Stage.CLOSED)
REASONS = 1200


def answers(material: Material) -> Iterator[Block]:
    yield from opening(material, _("Questions and answers"))
    if material.initiative.stage not in SETTLED:
        yield Paragraph((ours(_("Lines are drafts until the initiative is decided.")),))
    yield Heading(2, (ours(_("Challenges")),))
    if not material.challenges:
        yield Paragraph((ours(_("None.")),))
    for number, one in enumerate(material.challenges, 1):
        yield from _challenge(material, one, number)
    if material.questions:
        yield from section(_("Key questions"), _questions(material))


def _challenge(material: Material, one: Argument, number: int) -> Iterator[Block]:
    """The strongest answer is the line; without one, how the challenge is mitigated."""
    yield Heading(3, (ours(f"{_question(number)} "), *claim_of(material, one)))
    found = material.answers.get(one.pk, [])
    if found:
        yield from _line(material, found[0])
    elif one.challenge.mitigation:
        yield labelled(_("Agreed line"), theirs(excerpt(one.challenge.mitigation, REASONS)))
    else:
        yield labelled(
            _("Agreed line"), ours(_("None yet. A response that answers the challenge becomes its line."))
        )
    if found and one.challenge.mitigation:
        yield labelled(_("Mitigation"), theirs(excerpt(one.challenge.mitigation, REASONS)))
    for other in found[1:]:
        yield labelled(_("Also answered"), *claim_of(material, other), *votes_of(material, other))
    yield labelled(_("Handled by"), *handling_of(material, one))
    on_challenge = material.evidence.get(one.pk, [])
    if on_challenge:
        yield Bullet((ours(_("Evidence for the question"), strong=True),))
        yield from (quoted(material, evidence, depth=1) for evidence in on_challenge)


def _line(material: Material, answer: Argument) -> Iterator[Block]:
    said = (*claim_of(material, answer), *votes_of(material, answer))
    yield labelled(_("Agreed line"), *said, ours(" — "), theirs(author_of(material, answer)))
    if answer.reasons:
        yield Bullet((theirs(excerpt(answer.reasons, REASONS)),), 1)
    leaning_on = material.evidence.get(answer.pk, [])
    if leaning_on:
        yield Bullet((ours(_("Evidence"), strong=True),))
        yield from (quoted(material, evidence, depth=1) for evidence in leaning_on)
    else:
        yield labelled(_("Evidence"), ours(_("No source backs this line yet.")))


def _questions(material: Material) -> Iterator[Block]:
    for number, one in enumerate(material.questions, len(material.challenges) + 1):
        yield Heading(3, (ours(f"{_question(number)} "), theirs(one.text)))
        said = theirs(excerpt(one.answer, REASONS)) if one.answer else ours(_("Not answered yet."))
        yield labelled(_("A"), said)


def _question(number: int) -> str:
    return _("Q%d.") % number
