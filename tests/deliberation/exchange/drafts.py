"""A draft with everything that a file brings, and how much of it there is."""

from deliberation.actions import discussion, sources
from deliberation.actions.arguments import respond
from deliberation.models import Argument, Comment, Evidence, Fact, Initiative, Question, Source
from tests.cast import argue, draft_initiative

from .jobs import bytes_of, exported


def whole_draft(cast) -> Initiative:
    """A draft with threads, backed and talked over."""
    draft = draft_initiative(cast, text="# Why\n\n=1+1", objectives=["One voice"], themes=["AI", "외교"])
    first = argue(cast, draft, "One voice carries further")
    challenge = argue(cast, draft, "Two budgets, one summit", kind="challenge")
    hana = cast.actor(cast.hana)
    answer = respond(
        by=hana, parent=challenge, relation="answers", claim="One budget line", reasons="- so\n- be it"
    )
    respond(by=hana, parent=answer, relation="rebuts", claim="@SUM(A1) is no budget")
    sources.add_evidence(
        by=hana, argument=first, source={"title": "A treaty", "url": "https://example.org/a"}, quote="Art. 1"
    )
    sources.add_evidence(
        by=hana, argument=answer, source={"title": "A treaty of old", "published_year": 1999}
    )
    said = discussion.add_comment(by=hana, initiative=draft, argument=first, text="Since when?")
    discussion.add_comment(by=hana, initiative=draft, argument=first, parent=said, text="Since 2024")
    discussion.add_comment(by=hana, initiative=draft, text="Read this first")
    return draft


def whole_file(cast) -> bytes:
    """That draft as lines."""
    return bytes_of(exported(cast, cast.minji, "jsonl", whole_draft(cast)))


def everything() -> dict[str, int]:
    nouns = {"initiatives": Initiative, "arguments": Argument, "comments": Comment, "evidence": Evidence}
    beside = {"sources": Source, "facts": Fact, "questions": Question}
    return {name: noun.objects.count() for name, noun in {**nouns, **beside}.items()}
