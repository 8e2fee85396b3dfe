"""From what was kept of a brief to the draft of an initiative, its arguments, facts, questions and sources."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from deliberation.actions.arguments import add_argument
from deliberation.actions.brief_choice import shortened
from deliberation.actions.brief_parties import lead_parties
from deliberation.actions.brief_text import text_of
from deliberation.actions.facts import add_fact
from deliberation.actions.initiatives import start_initiative
from deliberation.actions.questions import add_question
from deliberation.actions.sources import add_evidence, add_source
from deliberation.errors import Fault, Invalid
from deliberation.models import Argument, Brief, Initiative, Source
from deliberation.permissions import Actor

Kept = dict[str, Any]
AREAS_AT_MOST, AREA_AT_MOST = 50, 300
FACT_AT_MOST, QUESTION_AT_MOST, ANSWER_AT_MOST, QUOTE_AT_MOST, TITLE_AT_MOST = 1000, 500, 10_000, 4000, 300
is_address = URLValidator(schemes=["http", "https"])


def start_draft(*, by: Actor, brief: Brief, kept: Kept) -> tuple[Initiative, dict[str, list[str]]]:
    """Start the draft inside the caller's transaction.

    Returns it and what has no place of its own in it: ``unmatched_parties`` by name, ``link_sources`` by id.
    Raises NotAllowed, Invalid.
    """
    parties, unmatched = lead_parties(by=by, workspace=brief.workspace, items=kept["parties"])
    initiative = start_initiative(
        by=by,
        workspace=brief.workspace,
        parties=parties,
        text=text_of(kept, unmatched),
        objectives=[shortened(area["text"], AREA_AT_MOST) for area in kept["areas"][:AREAS_AT_MOST]],
        **{name: kept[name] for name in ("title", "proposal", "summary", "language")},
    )
    document = _document(by, brief, kept)
    arguments = _arguments(by, brief, initiative, document, kept["arguments"])
    _facts(by, brief, initiative, document, kept["facts"])
    _questions(by, brief, initiative, arguments, kept["questions"])
    links = _links(by, brief, kept["links"])
    return initiative, {"unmatched_parties": unmatched, "link_sources": [str(one.pk) for one in links]}


def _document(by: Actor, brief: Brief, kept: Kept) -> Source:
    return add_source(
        by=by,
        workspace=brief.workspace,
        brief=brief,
        title=shortened(kept["title"], TITLE_AT_MOST),
        language=kept["language"],
        content_hash=brief.content_hash,
    )


def _arguments(
    by: Actor, brief: Brief, initiative: Initiative, document: Source, items: list[dict[str, str]]
) -> list[tuple[str, Argument]]:
    """Each with its passage, which is also its evidence."""
    made = []
    for place, item in enumerate(items):
        with _faults_at(f"arguments.{place}"):
            argument = add_argument(
                by=by,
                initiative=initiative,
                kind=item["kind"],
                claim=item["claim"],
                reasons=item["reasons"],
                brief=brief,
            )
        if item["passage"]:
            quote = shortened(item["passage"], QUOTE_AT_MOST)
            add_evidence(by=by, argument=argument, source=document, quote=quote)
        made.append((item["passage"], argument))
    return made


def _facts(by: Actor, brief: Brief, initiative: Initiative, document: Source, items: list[dict]) -> None:
    for place, item in enumerate(items):
        with _faults_at(f"facts.{place}"):
            text = shortened(item["text"], FACT_AT_MOST)
            sources = [(document, shortened(item["passage"], QUOTE_AT_MOST))]
            add_fact(by=by, initiative=initiative, text=text, sources=sources, brief=brief)


def _questions(
    by: Actor,
    brief: Brief,
    initiative: Initiative,
    arguments: list[tuple[str, Argument]],
    items: list[dict[str, str]],
) -> None:
    """A question gathers the arguments whose passages lie in its answer."""
    for place, item in enumerate(items):
        answering = [one for passage, one in arguments if passage and passage in item["passage"]]
        with _faults_at(f"questions.{place}"):
            add_question(
                by=by,
                initiative=initiative,
                text=shortened(item["question"], QUESTION_AT_MOST),
                answer=shortened(item["answer"], ANSWER_AT_MOST),
                arguments=answering,
                brief=brief,
            )


def _links(by: Actor, brief: Brief, items: list[dict[str, str]]) -> list[Source]:
    """Related links as sources of the library; one that stands there already is not added again."""
    return [_link(by, brief, item) for item in items if item["title"] or item["url"]]


def _link(by: Actor, brief: Brief, item: dict[str, str]) -> Source:
    url, title = _address(item["url"]), shortened(item["title"], TITLE_AT_MOST)
    title = title or shortened(item["url"], TITLE_AT_MOST)
    return add_source(by=by, workspace=brief.workspace, title=title, url=url)


def _address(url: str) -> str:
    """A web address that the library can hold, else nothing."""
    try:
        is_address(url)
    except ValidationError:
        return ""
    return url


@contextmanager
def _faults_at(place: str) -> Iterator[None]:
    """Faults of one item, told with its place in the proposal."""
    try:
        yield
    except Invalid as refusal:
        raise Invalid(faults=[Fault(f"{place}.{one.field}", one.code, one.detail) for one in refusal.faults])
