"""Single votes as Polis gives them out: four tables in one zip, with numbers in the place of names.

Texts are inert for spreadsheets, unless a machine asks for them raw. Votes go straight into the file; of each only
three numbers stay in memory, and of each argument its claim.
"""

import csv
import zipfile
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

from deliberation.errors import NotFound
from deliberation.markup.cells import inert

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
    found = _Conversation()
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            write = _Tables(archive, raw=export.options.get("raw", False)).write
            write("votes.csv", found.votes(export))
            write("summary.csv", found.summary())
            write("comments.csv", found.comments())
            write("participants-votes.csv", found.participants())
        file.seek(0)
        while piece := file.read(64 * 1024):
            yield piece


class _Tables:
    """The files in the archive, each written a row at a time."""

    def __init__(self, archive: zipfile.ZipFile, *, raw: bool) -> None:
        self.archive, self.raw = archive, raw

    def write(self, name: str, rows: Iterable[tuple]) -> None:
        # Nobody knows before how long it will be.
        with (
            self.archive.open(name, "w", force_zip64=True) as packed,
            TextIOWrapper(packed, encoding="utf-8", newline="") as text,
        ):
            csv.writer(text, lineterminator="\n").writerows(map(self._cells, rows))

    def _cells(self, row: tuple) -> tuple:
        if self.raw:
            return row
        return tuple(inert(cell) if isinstance(cell, str) else cell for cell in row)


class _Said(NamedTuple):
    """An argument, as far as these tables tell it."""

    claim: str
    author: int
    at: datetime


class _Conversation:
    """People are numbered in the order in which they first argued or voted, arguments in the order of their numbers."""

    def __init__(self) -> None:
        self.people: dict[Any, int] = {}
        self.ids: dict[Any, int] = {}
        self.said: list[_Said] = []
        self.given: dict[int, tuple[array, array]] = {}  # by voter: comments, and the votes on them
        self.counts: Counter[tuple[int, int]] = Counter()

    def votes(self, export: Export) -> Iterator[tuple]:
        """Read, told and remembered."""
        yield VOTES
        for name, row in export.counted(NOUNS):
            if name == "initiatives":
                self.initiative = row
            elif name == "arguments":
                self._take(row)
            elif row["argument"] in self.ids:
                comment, voter, value = (
                    self.ids[row["argument"]],
                    self._number(row["voter"]["id"]),
                    row["value"],
                )
                self._remember(comment, voter, value)
                yield (*_moment(row["cast_at"]), comment, voter, value)

    def _take(self, row: Row) -> None:
        if row["tally"] is None and row["claim"] is not None:
            raise NotFound  # sealed meanwhile
        if row["claim"] is not None and row["state"] == "active":
            self.ids[row["id"]] = len(self.ids)
            author = self._number(row["author"]["id"] if row["author"] else None)
            self.said.append(_Said(row["claim"], author, row["created_at"]))

    def _remember(self, comment: int, voter: int, value: int) -> None:
        comments, values = self.given.setdefault(voter, (array("l"), array("b")))
        comments.append(comment)
        values.append(value)
        self.counts[comment, value] += 1

    def _number(self, person: Any) -> int:
        return self.people.setdefault(person, len(self.people))

    def summary(self) -> Iterator[tuple]:
        yield "topic", self.initiative["title"]
        yield "url", self.initiative["html_url"]
        yield "voters", len(self.given)
        yield "commenters", len({one.author for one in self.said})
        yield "comments", len(self.said)
        yield "conversation-description", self.initiative["summary"]

    def comments(self) -> Iterator[tuple]:
        yield COMMENTS
        for number, one in enumerate(self.said):
            counted = (self.counts[number, 1], self.counts[number, -1])
            yield (*_moment(one.at), number, one.author, *counted, 1, one.claim)

    def participants(self) -> Iterator[tuple]:
        yield (*HEAD, *range(len(self.said)))
        written = Counter(one.author for one in self.said)
        for voter, (comments, values) in sorted(self.given.items()):
            votes = dict(zip(comments, values, strict=True))
            told = (voter, "", written[voter], len(votes), values.count(1), values.count(-1))
            yield (*told, *(votes.get(number, "") for number in range(len(self.said))))


def _moment(at: datetime) -> tuple[int, str]:
    return int(at.timestamp() * 1000), at.strftime("%a %b %d %H:%M:%S UTC %Y")
