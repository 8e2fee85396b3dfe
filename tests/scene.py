"""An open initiative with one of everything, for the table role × stage × verb."""

from dataclasses import dataclass

from deliberation.actions import (
    actions,
    arguments,
    attachments,
    discussion,
    facts,
    indicators,
    merging,
    questions,
    sources,
    suggestions,
)
from deliberation.markup import markdown_of
from deliberation.models import (
    Action,
    Argument,
    Attachment,
    Comment,
    Duplicate,
    Evidence,
    Fact,
    Indicator,
    Initiative,
    Question,
    Suggestion,
)
from tests.cast import MONDAY, Cast, argue, open_initiative
from tests.services.kept import kept


@dataclass(frozen=True)
class Scene:
    """AI-1: Hana's argument #1 with her evidence and her comment, Dohyun's challenge #2 and rebuttal #3.

    Minji marked his #4 as saying what #1 says. Hana attached a file, which his suggestion links to.
    """

    initiative: Initiative
    argument: Argument
    challenge: Argument
    response: Argument
    comment: Comment
    evidence: Evidence
    duplicate: Argument
    mark: Duplicate
    action: Action
    indicator: Indicator
    fact: Fact
    question: Question
    suggestion: Suggestion
    attachment: Attachment


def set_scene(cast: Cast, **fields) -> Scene:
    """``fields`` are those of the initiative."""
    return kept(("scene", *sorted(fields.items())), lambda: _set(cast, **fields))


def _set(cast: Cast, **fields) -> Scene:
    initiative = open_initiative(cast, **fields)
    hana, dohyun = cast.actor(cast.hana, MONDAY), cast.actor(cast.dohyun, MONDAY)
    argument = argue(cast, initiative, "One voice carries further when norms are written")
    challenge = argue(cast, initiative, "Two budgets, one summit", kind="challenge", who=cast.dohyun)
    response = arguments.respond(
        by=dohyun, parent=argument, relation="rebuts", claim="Two voices are heard twice"
    )
    duplicate = argue(cast, initiative, "A single voice is heard further", who=cast.dohyun)
    minji = cast.actor(cast.minji, MONDAY)
    attachment, _new = attachments.attach(
        by=hana, initiative=initiative, content=b"Budgets of 2025", filename="budgets.csv"
    )
    return Scene(
        initiative=initiative,
        argument=argument,
        challenge=challenge,
        response=response,
        duplicate=duplicate,
        mark=merging.mark_duplicate(by=minji, argument=duplicate, of=argument),
        comment=discussion.add_comment(by=hana, initiative=initiative, argument=argument, text="Since when?"),
        evidence=sources.add_evidence(by=hana, argument=argument, source={"title": "A treaty"}),
        action=actions.add_action(by=hana, initiative=initiative, text="Draft a budget", owner=cast.hana),
        indicator=indicators.add_indicator(by=hana, initiative=initiative, name="Joint statements"),
        fact=facts.add_fact(by=hana, initiative=initiative, text="Two forums in 2026"),
        question=questions.add_question(by=hana, initiative=initiative, text="Who leads?"),
        suggestion=suggestions.suggest_wording(
            by=dohyun,
            argument=argument,
            claim="One voice carries farther",
            reasons=markdown_of(attachment.pk, attachment.file_name),
        ),
        attachment=attachment,
    )
