"""The nouns of a line of JSON Lines, by the names that the REST API has for their fields."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from accounts.models.workspaces import Language
from deliberation.actions.brought import (
    Brought,
    BroughtArgument,
    BroughtComment,
    BroughtEvidence,
    BroughtFact,
    BroughtInitiative,
    BroughtQuestion,
    BroughtSource,
)
from deliberation.models import (
    Argument,
    Audience,
    Ballot,
    Comment,
    Evidence,
    Fact,
    Initiative,
    Kind,
    Question,
    Relation,
    Results,
)
from deliberation.models.initiatives import LONGEST_LINE, MOST_LINES
from deliberation.models.sources import Source, SourceKind

from .fields import Values, at_most

LONGEST_QUOTE = 4000  # of a fact's source
MOST_BELOW = 200  # sources of a fact, arguments of a question
TOLD = frozenset({"type", "id", "external_id", "url", "html_url", "ref", "permissions", "version"})
STAMPS = frozenset({"created_at", "updated_at"})


def _initiative(values: Values) -> BroughtInitiative:
    title = values.text("title", at_most(Initiative, "title"), required=True)
    fields = {
        "proposal": values.text("proposal", at_most(Initiative, "proposal")),
        "summary": values.text("summary", at_most(Initiative, "summary"), lines=True),
        "text": values.text("text", at_most(Initiative, "text"), lines=True),
        "mandate": values.text("mandate", at_most(Initiative, "mandate")),
        "objectives": values.words("objectives", MOST_LINES, LONGEST_LINE),
        "themes": values.words("themes", MOST_LINES, LONGEST_LINE),
        "audience": values.code("audience", Audience.values, otherwise=Audience.WORKSPACE),
        "ballot": values.code("ballot", Ballot.values, otherwise=Ballot.NAMED),
        "results": values.code("results", Results.values, otherwise=Results.OPEN),
        "language": values.code("language", Language.values),
    }
    if not fields["language"]:
        del fields["language"]
    return BroughtInitiative(values.line, values.own_name("initiative", title), title, fields)


def _argument(values: Values) -> BroughtArgument:
    claim = values.text("claim", at_most(Argument, "claim"), required=True)
    reasons = values.text("reasons", at_most(Argument, "reasons"), lines=True)
    kind = values.code("kind", Kind.values) or None
    parent, relation = values.name("parent"), values.code("relation", Relation.values) or None
    if parent and kind:
        values.fault("kind", "has_parent", _("A response has no kind."))
    elif parent and not relation:
        values.fault("relation", "required", _("Say whether it supports, rebuts or answers."))
    elif not parent and not kind:
        values.fault("kind", "required", _("Give a kind, or a parent and a relation."))
    state = values.code("state", ("active", "withdrawn", "merged"), otherwise="active")
    place = _place(values)
    name = values.own_name("argument", place, parent.key if parent else "", claim, reasons)
    return BroughtArgument(
        values.line,
        name,
        claim,
        reasons,
        kind=None if parent else kind,
        parent=parent,
        relation=relation if parent else None,
        withdrawn=state == "withdrawn",
        place=place,
    )


def _evidence(values: Values) -> BroughtEvidence | None:
    argument, told = values.name("argument"), values.values.get("source")
    if argument is None:
        values.fault("argument", "required", _("Say which argument."))
    if not isinstance(told, dict):
        values.fault("source", "required", _("Give the source, with an address or a title."))
    if argument is None or not isinstance(told, dict):
        return None
    source = source_fields(Values(values.line, told, values.faults, values.system))
    fields = {
        "bearing": values.code("bearing", Evidence.Bearing.values, otherwise=Evidence.Bearing.SUPPORTS),
        "quote": values.text("quote", at_most(Evidence, "quote"), lines=True),
        "locator": values.text("locator", at_most(Evidence, "locator")),
    }
    name = values.own_name("evidence", argument.key, *map(str, (*source.values(), *fields.values())))
    return BroughtEvidence(values.line, name, argument, source, fields, _place(values))


def _comment(values: Values) -> BroughtComment:
    text = values.text("text", at_most(Comment, "text"), lines=True, required=True)
    argument, parent = values.name("argument"), values.name("parent")
    place = _place(values)
    said = (place, argument.key if argument else "", parent.key if parent else "", text)
    return BroughtComment(values.line, values.own_name("comment", *said), text, argument, parent, place)


def _fact(values: Values) -> BroughtFact:
    text = values.text("text", at_most(Fact, "text"), required=True)
    told = values.values.get("sources") or []
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told) or len(told) > MOST_BELOW:
        values.fault("sources", "invalid", _("This is to be a list of sources with their quotes."))
        told = []
    place = _place(values)
    sources = tuple(_quoted(Values(values.line, one, values.faults, values.system)) for one in told)
    return BroughtFact(values.line, values.own_name("fact", place, text), text, sources, place)


def _quoted(values: Values) -> tuple[dict[str, Any], str]:
    """A source with its quote, as a fact of the API has it."""
    told = values.values.get("source")
    if not isinstance(told, dict):
        values.fault("source", "required", _("Give the source, with an address or a title."))
        return {}, ""
    source = source_fields(Values(values.line, told, values.faults, values.system))
    return source, values.text("quote", LONGEST_QUOTE, lines=True)


def _question(values: Values) -> BroughtQuestion:
    text = values.text("text", at_most(Question, "text"), required=True)
    answer = values.text("answer", at_most(Question, "answer"), lines=True)
    place, arguments = _place(values), values.names("arguments", MOST_BELOW)
    name = values.own_name("question", place, text)
    return BroughtQuestion(values.line, name, text, answer, arguments, place)


def _source(values: Values) -> BroughtSource:
    return BroughtSource(values.line, source_fields(values))


def source_fields(values: Values) -> dict[str, Any]:
    """The fields of a source as ``keep_source`` takes them; an address or a title has to be there."""
    fields: dict[str, Any] = {
        "title": values.text("title", at_most(Source, "title")),
        "publisher": values.text("publisher", at_most(Source, "publisher")),
        "url": values.address("address", at_most(Source, "url")),
        "kind": values.code("kind", SourceKind.values),
        "language": values.code("language", Language.values),
        "published_on": values.day("published_on"),
        "published_year": values.year("published_year"),
        "retrieved_on": values.day("retrieved_on"),
        "re_check_by": values.day("re_check_by"),
    }
    if not fields["title"] and not fields["url"]:
        values.fault("title", "required", _("A source has an address or a title."))
    return {name: value for name, value in fields.items() if value}


def _place(values: Values) -> str:
    name = values.name("initiative")
    return name.key if name else ""


def _known(*names: str) -> frozenset[str]:
    return TOLD | STAMPS | frozenset(" ".join(names).split())


READERS: dict[str, tuple[Callable[[Values], Brought | None], frozenset[str]]] = {
    "initiative": (
        _initiative,
        _known(
            "workspace title proposal summary text mandate objectives themes stage stage_since parties author",
            "opens_at closes_at audience ballot results language my_view counts",
        ),
    ),
    "source": (
        _source,
        _known(
            "workspace address title publisher kind language published_on published_year retrieved_on",
            "re_check_by refuted_on refuted_why file added_by",
        ),
    ),
    "argument": (
        _argument,
        _known(
            "initiative parent relation kind claim reasons hidden hidden_reason state merged_into revision author",
            "organisation tally label my_vote evidence_count response_count comment_count challenge",
        ),
    ),
    "evidence": (
        _evidence,
        _known(
            "initiative argument source bearing quote locator grade grade_reason graded_by added_by organisation",
            "hidden hidden_reason",
        ),
    ),
    "comment": (
        _comment,
        _known(
            "initiative argument parent text author organisation hidden hidden_reason deleted became_argument",
            "minute_line",
        ),
    ),
    "fact": (_fact, _known("initiative text sources added_by")),
    "question": (_question, _known("initiative text answer arguments added_by")),
}
# What is told of a noun and is somebody's word there: who brings it says it anew.
SAID_ANEW = {
    "initiative": ("stage", "parties", "opens_at", "closes_at"),
    "source": ("file",),
    "argument": ("challenge",),
    "evidence": ("grade",),
    "comment": ("became_argument",),
}
# Who voted, decided or spoke for an organisation did that there, and nobody does it here for them; files stay there.
NOT_READ = frozenset(
    {
        *("position", "vote", "decision", "action", "indicator", "option", "criterion", "attachment"),
        "status_report",
        *("body", "meeting", "agenda_item", "minute_line", "policyrecord", "policystatus", "waiver"),
        *("agreement", "clause", "commitment", "event", "deadline", "preparation", "pledge", "case"),
    }
)
BY_TABLE = frozenset({"policyrecord"})  # of the register, which takes them as a table
