"""Single votes as Polis gives them out: four tables in one zip, with numbers in the place of names."""

import csv
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import Any

from deliberation.errors import NotFound

from .asked import Export, Row

NOUNS = ("initiatives", "arguments", "votes")
IN_MEMORY = 4 * 1024 * 1024
COMMENTS = (
    "timestamp",
    "datetime",
    "comment-id",
    "author-id",
    "agrees",
    "disagrees",
    "moderated",
    "comment-body",
)
VOTES = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
HEAD = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")


def as_polis(export: Export) -> Iterator[bytes]:
    """For an initiative whose single votes may be told; what is withdrawn, merged or hidden is left out.

    Raises NotFound.
    """
    found = _Conversation(export)
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("summary.csv", _written(found.summary()))
            archive.writestr("comments.csv", _written(found.comments()))
            archive.writestr("votes.csv", _written(found.votes()))
            archive.writestr("participants-votes.csv", _written(found.participants()))
        file.seek(0)
        while piece := file.read(64 * 1024):
            yield piece


class _Conversation:
    """People are numbered in the order in which they first voted or argued."""

    def __init__(self, export: Export) -> None:
        self.numbers: dict[Any, int] = {}
        self.ids: dict[Any, int] = {}
        self.arguments: list[Row] = []
        self.given: list[tuple[int, int, int, datetime]] = []
        for name, row in export.counted(NOUNS):
            getattr(self, f"_take_{name}")(row)

    def _take_initiatives(self, row: Row) -> None:
        self.initiative = row

    def _take_arguments(self, row: Row) -> None:
        if row["tally"] is None and row["claim"] is not None:
            raise NotFound  # sealed meanwhile
        if row["claim"] is not None and row["state"] == "active":
            self.ids[row["id"]] = len(self.ids)
            self.arguments.append(row)

    def _take_votes(self, row: Row) -> None:
        if row["argument"] in self.ids:
            voter = self._number(row["voter"]["id"])
            self.given.append((self.ids[row["argument"]], voter, row["value"], row["cast_at"]))

    def _number(self, person: Any) -> int:
        return self.numbers.setdefault(person, len(self.numbers))

    def summary(self) -> Iterator[tuple]:
        yield "topic", self.initiative["title"]
        yield "url", self.initiative["html_url"]
        yield "voters", len({voter for _comment, voter, _value, _at in self.given})
        yield "commenters", len({self._author(row) for row in self.arguments})
        yield "comments", len(self.arguments)
        yield "conversation-description", self.initiative["summary"]

    def comments(self) -> Iterator[tuple]:
        yield COMMENTS
        counts = Counter((comment, value) for comment, _voter, value, _at in self.given)
        for number, row in enumerate(self.arguments):
            counted = (counts[number, 1], counts[number, -1])
            yield (*_moment(row["created_at"]), number, self._author(row), *counted, 1, row["claim"])

    def votes(self) -> Iterator[tuple]:
        yield VOTES
        for comment, voter, value, at in self.given:
            yield (*_moment(at), comment, voter, value)

    def participants(self) -> Iterator[tuple]:
        yield (*HEAD, *range(len(self.arguments)))
        by_voter: dict[int, dict[int, int]] = defaultdict(dict)
        for comment, voter, value, _at in self.given:
            by_voter[voter][comment] = value
        written = Counter(self._author(row) for row in self.arguments)
        for voter, values in sorted(by_voter.items()):
            counts = Counter(values.values())
            told = (voter, "", written[voter], len(values), counts[1], counts[-1])
            yield (*told, *(values.get(number, "") for number in range(len(self.arguments))))

    def _author(self, row: Row) -> int:
        return self._number(row["author"]["id"] if row["author"] else None)


def _moment(at: datetime) -> tuple[int, str]:
    return int(at.timestamp() * 1000), at.strftime("%a %b %d %H:%M:%S UTC %Y")


def _written(rows: Iterator[tuple]) -> str:
    into = StringIO()
    csv.writer(into, lineterminator="\n").writerows(rows)
    return into.getvalue()
