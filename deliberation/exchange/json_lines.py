"""JSON Lines read: a noun a line, as exports write it. What only tells of the noun there is known, and not read."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import orjson
from django.utils.translation import gettext as _

from accounts.models.workspaces import Language
from deliberation.actions.brought import (
    BroughtArgument,
    BroughtComment,
    BroughtEvidence,
    BroughtInitiative,
    BroughtSource,
)
from deliberation.models import (
    Argument,
    Audience,
    Ballot,
    Comment,
    Evidence,
    Initiative,
    Kind,
    Relation,
    Results,
)
from deliberation.models.initiatives import LONGEST_LINE, MOST_LINES
from deliberation.models.sources import Source, SourceKind

from .fields import LineFaults, Values

LONGEST = 512 * 1024  # bytes of a line
TOLD = frozenset({"type", "id", "external_id", "url", "html_url", "ref", "permissions", "version"})
STAMPS = frozenset({"created_at", "updated_at"})
Brought = BroughtInitiative | BroughtArgument | BroughtEvidence | BroughtComment | BroughtSource


class JsonLines:
    """One file; each time that it is gone through it says the same, and tells its faults to whoever listens."""

    def __init__(self, file: BinaryIO, system: str) -> None:
        self.file, self.system = file, system
        self.left_out: Counter[str] = Counter()

    def things(self, faults: LineFaults) -> Iterator[Brought]:
        self.file.seek(0)
        self.left_out.clear()
        for number, line in enumerate(self.file, start=1):
            if line.strip():
                thing = self._read(number, line, faults)
                if thing is not None:
                    yield thing

    def _read(self, number: int, line: bytes, faults: LineFaults) -> Brought | None:
        row = _row(number, line, faults)
        if row is None:
            return None
        noun = row.get("type")
        if noun in NOT_READ:
            self.left_out[noun] += 1
            return None
        if noun not in READERS:
            faults.add(number, "type", "invalid_choice", _("This is one of: %s.") % ", ".join(READERS))
            return None
        read, known = READERS[noun]
        for name in row.keys() - known:
            faults.add(number, name, "unknown", _("There is no such field here."))
        if row.get("hidden") or row.get("deleted") or row.get("merged_into"):
            self.left_out[f"{noun}, hidden, deleted or merged"] += 1
            return None
        return read(Values(number, row, faults, self.system))


def _row(number: int, line: bytes, faults: LineFaults) -> dict[str, Any] | None:
    if len(line) > LONGEST:
        faults.add(number, "", "too_long", _("This line is too long."))
        return None
    try:
        row = orjson.loads(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
    except orjson.JSONDecodeError as fault:
        faults.add(number, "", "not_json", _("This line is not JSON: %s.") % fault)
        return None
    if not isinstance(row, dict):
        faults.add(number, "", "not_json", _("This line is to be an object."))
        return None
    return row


def _most(noun: Any, name: str) -> int:
    return noun._meta.get_field(name).max_length


def _initiative(values: Values) -> BroughtInitiative:
    title = values.text("title", _most(Initiative, "title"), required=True)
    fields = {
        "proposal": values.text("proposal", _most(Initiative, "proposal")),
        "summary": values.text("summary", _most(Initiative, "summary"), lines=True),
        "text": values.text("text", _most(Initiative, "text"), lines=True),
        "mandate": values.text("mandate", _most(Initiative, "mandate")),
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
    claim = values.text("claim", _most(Argument, "claim"), required=True)
    reasons = values.text("reasons", _most(Argument, "reasons"), lines=True)
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
        "quote": values.text("quote", _most(Evidence, "quote"), lines=True),
        "locator": values.text("locator", _most(Evidence, "locator")),
    }
    name = values.own_name("evidence", argument.key, *map(str, (*source.values(), *fields.values())))
    return BroughtEvidence(values.line, name, argument, source, fields, _place(values))


def _comment(values: Values) -> BroughtComment:
    text = values.text("text", _most(Comment, "text"), lines=True, required=True)
    argument, parent = values.name("argument"), values.name("parent")
    place = _place(values)
    said = (place, argument.key if argument else "", parent.key if parent else "", text)
    return BroughtComment(values.line, values.own_name("comment", *said), text, argument, parent, place)


def _source(values: Values) -> BroughtSource:
    return BroughtSource(values.line, source_fields(values))


def source_fields(values: Values) -> dict[str, Any]:
    """The fields of a source as ``keep_source`` takes them; an address or a title has to be there."""
    fields: dict[str, Any] = {
        "title": values.text("title", _most(Source, "title")),
        "publisher": values.text("publisher", _most(Source, "publisher")),
        "url": values.address("address", _most(Source, "url")),
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
            "re_check_by file added_by",
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
            "initiative argument parent text author organisation hidden hidden_reason deleted became_argument"
        ),
    ),
}
# Who voted, decided or spoke for an organisation did that there, and nobody does it here for them.
NOT_READ = frozenset({"fact", "question", "position", "vote", "decision", "action", "indicator"})
