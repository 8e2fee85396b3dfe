"""One initiative as a tree for codecs, out of what the REST API tells the same reader; what is not told is missing.

A row of the API says far more than a codec writes: each becomes what it is in the tree as soon as it is read.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from deliberation.errors import Invalid

from . import tree
from .asked import Export, Row

NOUNS = (
    *("initiatives", "sources", "arguments", "challenges", "groups"),
    *("evidence", "comments", "facts", "questions", "positions", "decisions"),
)
WITHOUT_TALK = tuple(name for name in NOUNS if name != "comments")
ROOT = ""


def tree_of(
    export: Export,
    nouns: tuple[str, ...] = NOUNS,
    at_most: int = tree.MOST_ARGUMENTS,
    names: Mapping[str, str] | None = None,
) -> tree.Initiative:
    """``names`` tells what organisations are called in a file that people read, where that is not the API's name.

    Raises Invalid where there are more arguments than such a file holds.
    """
    gathered = _Gathered(at_most, names or {})
    for name, row in export.counted(nouns):
        gathered.take[name](row)
    export.hold()
    return gathered.whole()


class _Gathered:
    """By ids in words; what stands right under the initiative stands under ROOT."""

    def __init__(self, at_most: int, names: Mapping[str, str]) -> None:
        self.at_most, self.names = at_most, names
        self.take = {
            "initiatives": self._take_initiative,
            "sources": self._take_source,
            "arguments": self._take_argument,
            "challenges": self._take_challenge,
            "groups": self._take_groups,
            "evidence": self._take_evidence,
            "comments": self._take_comment,
            "facts": self._take_fact,
            "questions": self._take_question,
            "positions": self._take_position,
            "decisions": self._take_decision,
        }
        self.library: dict[str, tree.Source] = {}
        self.cited: dict[str, tree.Source] = {}
        self.arguments: dict[str, tree.Argument] = {}
        self.below: defaultdict[str, list[str]] = defaultdict(list)
        self.evidence: defaultdict[str, list[tree.Evidence]] = defaultdict(list)
        self.talk: defaultdict[str, list[tuple[str, tree.Comment]]] = defaultdict(list)
        self.facts: list[tree.Fact] = []
        self.questions: list[tree.Question] = []
        self.positions: list[tree.Position] = []
        self.decision: tree.Decision | None = None
        self.authors: dict[tree.Author, tree.Author] = {}

    def _take_initiative(self, row: Row) -> None:
        self.initiative = row

    def _take_source(self, row: Row) -> None:
        self.library[str(row["id"])] = _source(row)

    def _take_argument(self, row: Row) -> None:
        if len(self.arguments) >= self.at_most:
            said = _("This format holds up to %d arguments.") % self.at_most
            raise Invalid.at("format", "too_many", said)
        one = _hidden(row) if row["hidden"] else self._argument(row)
        self.arguments[one.id] = one
        self.below[_word(row["parent"])].append(one.id)

    def _take_challenge(self, row: Row) -> None:
        """What its argument does not tell of it."""
        one = self.arguments.get(_word(row["argument"]))
        if one is not None and one.handling is not None:
            handling = replace(one.handling, mitigation=row["mitigation"])
            self.arguments[one.id] = replace(one, handling=handling)

    def _take_groups(self, row: Row) -> None:
        one = self.arguments.get(_word(row["argument"]))
        if one is not None and one.tally is not None:
            groups = tuple(self._group(told) for told in row["by_organisation"])
            self.arguments[one.id] = replace(one, by_organisation=groups)

    def _take_evidence(self, row: Row) -> None:
        if self._is_told(row):
            self.evidence[_word(row["argument"])].append(_evidence(row))
            self._cite(row["source"])

    def _take_comment(self, row: Row) -> None:
        """What was deleted is left out."""
        if self._is_told(row) and row["text"] is not None:
            at, author = row["created_at"], self._author(row)
            one = tree.Comment(id=str(row["id"]), text=row["text"], author=author, at=at)
            self.talk[_word(row["argument"])].append((_word(row["parent"]), one))

    def _is_told(self, row: Row) -> bool:
        """What is hidden is left out, with all that hangs from it."""
        above = self.arguments.get(_word(row["argument"]))
        return not row["hidden"] and not (above is not None and above.hidden)

    def _cite(self, row: Row) -> None:
        """Each once; a document that came as a brief is told by what cites it alone."""
        pk = str(row["id"])
        if pk not in self.cited:
            self.cited[pk] = self.library.get(pk) or _source(row)

    def _take_fact(self, row: Row) -> None:
        links = [tree.Citation(str(one["source"]["id"]), one["quote"]) for one in row["sources"]]
        self.facts.append(tree.Fact(str(row["id"]), row["text"], tuple(links)))
        for one in row["sources"]:
            self._cite(one["source"])

    def _take_question(self, row: Row) -> None:
        gathers = tuple(str(pk) for pk in row["arguments"])
        self.questions.append(tree.Question(str(row["id"]), row["text"], row["answer"], gathers))

    def _take_position(self, row: Row) -> None:
        if row["standing"] and not row["argument"]:
            self.positions.append(
                tree.Position(self._called(row["organisation"]), row["stand"], row["conditions"])
            )

    def _take_decision(self, row: Row) -> None:
        """The last that stands."""
        if row["state"] in ("proposed", "confirmed"):
            told = {name: row[name] for name in ("outcome", "rationale", "dissent", "state")}
            relied_on = tuple(str(pk) for pk in row["relied_on"])
            at = row["confirmed_at"] or row["proposed_at"]
            self.decision = tree.Decision(**told, at=at, relied_on=relied_on)

    def _argument(self, row: Row) -> tree.Argument:
        tally = row["tally"]
        return tree.Argument(
            **_place(row),
            claim=row["claim"],
            reasons=row["reasons"],
            state=row["state"],
            merged_into=str(row["merged_into"] or ""),
            author=self._author(row),
            at=row["created_at"],
            label=row["label"] or "",
            tally=tree.Tally(tally["agree"], tally["disagree"], tally["unsure"]) if tally else None,
            handling=self._handling(row["challenge"]) if row["challenge"] else None,
            external_id=row["external_id"] or "",
        )

    def _handling(self, row: Row) -> tree.Handling:
        owner = self._called(row["owner"])
        told = {name: row[name] for name in ("status", "likelihood", "impact", "due")}
        return tree.Handling(**told, owner=owner)

    def _group(self, row: Row) -> tree.GroupTally:
        organisation = self._called(row["organisation"]) if row["organisation"] else _("Others")
        return tree.GroupTally(organisation, tree.Tally(row["agree"], row["disagree"], row["unsure"]))

    def _author(self, row: Row) -> tree.Author:
        """The same one for all that somebody said."""
        one = tree.Author((row["author"] or {}).get("name", ""), self._called(row["organisation"]))
        return self.authors.setdefault(one, one)

    def _called(self, organisation: Row | None) -> str:
        name = organisation["name"] if organisation else ""
        return self.names.get(name, name)

    def whole(self) -> tree.Initiative:
        row = self.initiative
        names = ("title", "ref", "proposal", "summary", "text", "stage", "language", "opens_at", "closes_at")
        return tree.Initiative(
            id=str(row["id"]),
            **{name: row[name] for name in names},
            at=row["created_at"],
            external_id=row["external_id"] or "",
            objectives=tuple(row["objectives"]),
            themes=tuple(row["themes"]),
            parties=tuple(
                tree.Party(self._called(one["organisation"]), one["part"]) for one in row["parties"]
            ),
            positions=tuple(self.positions),
            sources=tuple(self.cited.values()),
            decision=self.decision,
            facts=tuple(self.facts),
            questions=tuple(self.questions),
            comments=self._talk_on(ROOT),
            arguments=self._threads(),
        )

    def _threads(self) -> tuple[tree.Argument, ...]:
        """From the deepest up, so that what hangs below is there first; in the order of their numbers."""
        for key in reversed(self._from_the_top()):
            self.arguments[key] = replace(
                self.arguments[key],
                evidence=tuple(self.evidence.pop(key, ())),
                comments=self._talk_on(key),
                responses=self._found(key),
            )
        return self._found(ROOT)

    def _from_the_top(self) -> list[str]:
        found = list(self.below[ROOT])
        for key in found:
            found += self.below.get(key, ())
        return found

    def _found(self, under: str) -> tuple[tree.Argument, ...]:
        return tuple(self.arguments.pop(key) for key in self.below.pop(under, ()))

    def _talk_on(self, place: str) -> tuple[tree.Comment, ...]:
        """Comments with their replies; replies to what is left out stand by themselves."""
        said = self.talk.pop(place, [])
        there = {one.id for _parent, one in said}
        replies: defaultdict[str, list[tree.Comment]] = defaultdict(list)
        for parent, one in said:
            replies[parent if parent in there else ROOT].append(one)
        return tuple(_with_replies(one, replies) for one in replies[ROOT])


def _with_replies(one: tree.Comment, replies: dict[str, list[tree.Comment]]) -> tree.Comment:
    return replace(one, replies=tuple(replies[one.id])) if one.id in replies else one


def _hidden(row: Row) -> tree.Argument:
    """Only its place is told, also to those who may read it: the file goes from hand to hand."""
    return tree.Argument(claim=_("Hidden by a facilitator"), hidden=True, **_place(row))


def _place(row: Row) -> dict[str, Any]:
    kind, relation = row["kind"] or "", row["relation"] or ""
    return {"id": str(row["id"]), "kind": kind, "relation": relation, "ref": row["ref"]}


def _evidence(row: Row) -> tree.Evidence:
    told = {name: row[name] or "" for name in ("bearing", "quote", "locator", "grade", "grade_reason")}
    return tree.Evidence(id=str(row["id"]), source=str(row["source"]["id"]), **told)


def _source(row: Row) -> tree.Source:
    published: date | int | None = row["published_on"] or row["published_year"]
    return tree.Source(
        id=str(row["id"]),
        title=row["title"] or "",
        publisher=row["publisher"] or "",
        published=str(published or ""),
        url=row["address"] or "",
        kind=row["kind"] or "",
        language=row.get("language") or "",
    )


def _word(pk: Any) -> str:
    return str(pk) if pk else ROOT
