"""One initiative as a tree for codecs, out of what the REST API tells the same reader; what is not told is missing."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from deliberation.errors import Invalid

from . import tree
from .asked import Export, Row

NOUNS = (
    *("initiatives", "sources", "arguments", "evidence", "comments", "facts", "questions"),
    *("positions", "decisions"),
)
ROOT = None


def tree_of(export: Export) -> tree.Initiative:
    """Raises Invalid where there are more arguments than such a file holds."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for name, row in export.counted(NOUNS):
        rows[name].append(row)
        if len(rows["arguments"]) > tree.MOST_ARGUMENTS:
            said = _("This format holds up to %d arguments.") % tree.MOST_ARGUMENTS
            raise Invalid.at("format", "too_many", said)
    export.hold()
    hidden = {row["id"] for row in rows["arguments"] if row["hidden"]}
    for name in ("evidence", "comments"):
        rows[name] = [row for row in rows[name] if not row["hidden"] and row["argument"] not in hidden]
    return _initiative(rows)


def _initiative(rows: dict[str, list[Row]]) -> tree.Initiative:
    row = rows["initiatives"][0]
    comments = _under(rows["comments"], "argument")
    names = ("title", "ref", "proposal", "summary", "text", "stage", "language", "opens_at", "closes_at")
    return tree.Initiative(
        id=str(row["id"]),
        **{name: row[name] for name in names},
        at=row["created_at"],
        external_id=row["external_id"] or "",
        objectives=tuple(row["objectives"]),
        themes=tuple(row["themes"]),
        parties=tuple(tree.Party(one["organisation"]["name"], one["part"]) for one in row["parties"]),
        positions=tuple(
            _position(one) for one in rows["positions"] if one["standing"] and not one["argument"]
        ),
        sources=_sources(rows),
        decision=_decision(rows["decisions"]),
        facts=tuple(_fact(one) for one in rows["facts"]),
        questions=tuple(_question(one) for one in rows["questions"]),
        comments=_talk(comments[ROOT]),
        arguments=_arguments(rows, comments),
    )


def _arguments(rows: dict[str, list[Row]], comments: dict[Any, list[Row]]) -> tuple[tree.Argument, ...]:
    """From the deepest up, so that what hangs below is there first; in the order of their numbers."""
    evidence, below = _under(rows["evidence"], "argument"), _under(rows["arguments"], "parent")
    made: dict[Any, tree.Argument] = {}
    for row in reversed(_from_the_top(below)):
        responses = tuple(made[one["id"]] for one in below[row["id"]])
        made[row["id"]] = _argument(row, evidence[row["id"]], comments[row["id"]], responses)
    return tuple(made[one["id"]] for one in below[ROOT])


def _from_the_top(below: dict[Any, list[Row]]) -> list[Row]:
    found = list(below[ROOT])
    for row in found:
        found += below[row["id"]]
    return found


def _argument(
    row: Row, evidence: list[Row], comments: list[Row], responses: tuple[tree.Argument, ...]
) -> tree.Argument:
    """Of what is hidden only its place is told, also to those who may read it: the file goes from hand to hand."""
    place = {
        "id": str(row["id"]),
        "kind": row["kind"] or "",
        "relation": row["relation"] or "",
        "ref": row["ref"],
        "responses": responses,
    }
    if row["hidden"]:
        return tree.Argument(claim=_("Hidden by a facilitator"), hidden=True, **place)
    tally = row["tally"]
    return tree.Argument(
        **place,
        claim=row["claim"],
        reasons=row["reasons"],
        state=row["state"],
        merged_into=str(row["merged_into"] or ""),
        author=_author(row),
        at=row["created_at"],
        label=row["label"] or "",
        tally=tree.Tally(tally["agree"], tally["disagree"], tally["unsure"]) if tally else None,
        handling=_handling(row["challenge"]) if row["challenge"] else None,
        external_id=row["external_id"] or "",
        evidence=tuple(_evidence(one) for one in evidence),
        comments=_talk(comments),
    )


def _author(row: Row) -> tree.Author:
    return tree.Author((row["author"] or {}).get("name", ""), (row["organisation"] or {}).get("name", ""))


def _handling(row: Row) -> tree.Handling:
    owner = (row["owner"] or {}).get("name", "")
    told = {name: row[name] for name in ("status", "likelihood", "impact", "due")}
    return tree.Handling(**told, owner=owner)


def _evidence(row: Row) -> tree.Evidence:
    told = {name: row[name] or "" for name in ("bearing", "quote", "locator", "grade", "grade_reason")}
    return tree.Evidence(id=str(row["id"]), source=str(row["source"]["id"]), **told)


def _sources(rows: dict[str, list[Row]]) -> tuple[tree.Source, ...]:
    """What is cited, each once; a document that came as a brief is told by its evidence alone."""
    stated = [link["source"] for one in rows["facts"] for link in one["sources"]]
    cited = {one["id"]: one for one in (*(row["source"] for row in rows["evidence"]), *stated)}
    whole = {one["id"]: one for one in rows["sources"]}
    return tuple(_source(whole.get(pk, row)) for pk, row in cited.items())


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


def _talk(rows: Iterable[Row]) -> tuple[tree.Comment, ...]:
    """Comments with their replies; what was deleted or hidden is left out, and its replies stand by themselves."""
    told = [row for row in rows if row["text"] is not None]
    there, replies = {row["id"] for row in told}, _under(told, "parent")
    return tuple(
        _comment(row, tuple(_comment(one) for one in replies[row["id"]]))
        for row in told
        if row["parent"] not in there
    )


def _comment(row: Row, replies: tuple[tree.Comment, ...] = ()) -> tree.Comment:
    return tree.Comment(
        id=str(row["id"]), text=row["text"], author=_author(row), at=row["created_at"], replies=replies
    )


def _fact(row: Row) -> tree.Fact:
    links = [tree.Citation(str(one["source"]["id"]), one["quote"]) for one in row["sources"]]
    return tree.Fact(str(row["id"]), row["text"], tuple(links))


def _question(row: Row) -> tree.Question:
    gathers = tuple(str(pk) for pk in row["arguments"])
    return tree.Question(str(row["id"]), row["text"], row["answer"], gathers)


def _position(row: Row) -> tree.Position:
    return tree.Position(row["organisation"]["name"], row["stand"], row["conditions"])


def _decision(rows: list[Row]) -> tree.Decision | None:
    standing = [row for row in rows if row["state"] in ("proposed", "confirmed")]
    if not standing:
        return None
    row = standing[-1]
    told = {name: row[name] for name in ("outcome", "rationale", "dissent", "state")}
    relied_on = tuple(str(pk) for pk in row["relied_on"])
    return tree.Decision(**told, at=row["confirmed_at"] or row["proposed_at"], relied_on=relied_on)


def _under(rows: Iterable[Row], name: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found
