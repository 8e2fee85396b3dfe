"""Tables read: whoever brings one says what its columns mean; each row is an argument, with a source if it has one."""

import csv
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deliberation.actions.brought import Brought, BroughtArgument, BroughtEvidence, LeftOut, Name
from deliberation.markup.cells import as_written
from deliberation.models import Argument, ArgumentState, Evidence, Kind, Relation

from .csv_rows import LONGEST_CELL
from .faults import Faults
from .fields import Values, at_most
from .left_out import HIDDEN, MERGED

ROWS_SHOWN = 5
# What a column can mean, by the name that the API has for it.
MEANINGS = {
    "claim": gettext_lazy("the claim"),
    "reasons": gettext_lazy("the reasons"),
    "kind": gettext_lazy("advantage, disadvantage or challenge"),
    "id": gettext_lazy("what the row is called"),
    "parent": gettext_lazy("what it responds to"),
    "relation": gettext_lazy("supports, rebuts or answers"),
    "source_address": gettext_lazy("the address of a source"),
    "source_title": gettext_lazy("the title of a source"),
    "quote": gettext_lazy("a quote from the source"),
    "state": gettext_lazy("active, withdrawn or merged"),
    "merged_into": gettext_lazy("which argument it shows as"),
    "hidden": gettext_lazy("whether it is hidden"),
}
# Names of columns that people give, in small letters.
GUESSES = {
    "claim": ("claim", "argument", "statement", "주장", "comment-body"),
    "reasons": ("reasons", "reason", "why", "explanation", "이유"),
    "kind": ("kind", "type", "sort", "종류"),
    "id": ("id", "number", "번호"),
    "parent": ("parent", "responds_to", "상위"),
    "relation": ("relation", "관계"),
    "source_address": ("source_address", "source_url", "url", "address", "link", "주소"),
    "source_title": ("source_title", "source", "출처"),
    "quote": ("quote", "인용"),
}
# Only tables of ours have all of these; what others call a state may be anything.
OURS = ("state", "merged_into", "hidden")
WORDS = {
    **dict.fromkeys(("advantage", "pro", "장점", "+"), Kind.ADVANTAGE),
    **dict.fromkeys(("disadvantage", "con", "단점", "-"), Kind.DISADVANTAGE),
    **dict.fromkeys(("challenge", "risk", "해결 과제", "?"), Kind.CHALLENGE),
    **dict.fromkeys(("supports", "support", "보강"), Relation.SUPPORTS),
    **dict.fromkeys(("rebuts", "rebut", "반론"), Relation.REBUTS),
    **dict.fromkeys(("answers", "answer", "답변"), Relation.ANSWERS),
}
NO = ("", "false", "no", "0", "아니요")


class Columns:
    """One table; ``mapping`` is column → meaning, ``kind`` that of rows which say none."""

    def __init__(self, file: BinaryIO, system: str, mapping: Mapping[str, str], kind: str) -> None:
        self.file, self.system, self.kind = file, system, kind
        self.mapping = {column: meaning for column, meaning in mapping.items() if meaning}

    def things(self, faults: Faults) -> Iterator[Brought]:
        for line, row in rows_of(self.file, faults):
            told = {meaning: row[column] for column, meaning in self.mapping.items() if row.get(column)}
            if told:
                yield from self._read(Values(line, _plain(told), faults, self.system), told)

    def _read(self, values: Values, told: dict[str, str]) -> Iterator[Brought]:
        state = values.code("state", ArgumentState.values, otherwise=ArgumentState.ACTIVE)
        is_hidden = told.get("hidden", "").strip().casefold() not in NO
        if is_hidden or state == ArgumentState.MERGED:
            why = HIDDEN if is_hidden else MERGED
            yield LeftOut(values.line, "argument", why, values.own_name(), values.name("merged_into"))
            return
        claim = values.text("claim", at_most(Argument, "claim"), required=True)
        reasons = values.text("reasons", at_most(Argument, "reasons"), lines=True)
        parent = values.name("parent")
        kind = None if parent else values.code("kind", Kind.values, otherwise=self.kind)
        if kind == "":
            values.fault("kind", "required", _("Say of which kind this is."))
        relation = values.code("relation", Relation.values, otherwise=Relation.SUPPORTS) if parent else None
        name = values.own_name("argument", parent.key if parent else "", claim, reasons)
        withdrawn = state == ArgumentState.WITHDRAWN
        yield BroughtArgument(
            values.line,
            name,
            claim,
            reasons,
            kind=kind,
            parent=parent,
            relation=relation,
            withdrawn=withdrawn,
        )
        if "source_address" in told or "source_title" in told:
            yield _evidence(values, name)


def _evidence(values: Values, argument: Name) -> BroughtEvidence:
    source = {"title": values.text("source_title", 300), "url": values.address("source_address", 2000)}
    fields = {"quote": values.text("quote", at_most(Evidence, "quote"), lines=True)}
    key = f"{argument.key}/source"[-200:]
    return BroughtEvidence(
        values.line, Name(key), argument, {name: value for name, value in source.items() if value}, fields
    )


def guessed(columns: list[str]) -> dict[str, str]:
    """What columns of these names most likely mean; none twice."""
    found: dict[str, str] = {}
    for meaning, names in GUESSES.items():
        column = next((one for one in columns if one.strip().casefold() in names and one not in found), None)
        if column is not None:
            found[column] = meaning
    return found | ({name: name for name in OURS} if set(OURS) <= set(columns) else {})


def head_of(file: BinaryIO) -> tuple[list[str], list[list[str]]]:
    """The names of the columns, and the first rows that can be read. Raises Invalid where there are none."""
    faults = Faults()
    rows = rows_of(file, faults)
    shown = [
        (list(row), list(row.values()))
        for _number, (_line, row) in zip(range(ROWS_SHOWN), rows, strict=False)
    ]
    if not shown:
        faults.refuse()
    return (shown[0][0], [row for _columns, row in shown]) if shown else ([], [])


def rows_of(file: BinaryIO, faults: Faults) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row below the header by column, with the number of the line that it begins on."""
    file.seek(0)
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        reader = csv.reader(text, delimiter=_delimiter(text), strict=True)
        yield from _rows(reader, faults)
    except csv.Error as error:
        faults.add(reader.line_num, "not_csv", _("This is not CSV: %s.") % error)
    except UnicodeDecodeError:
        faults.add(1, "not_utf8", _("This file is not UTF-8. Save it as “CSV UTF-8”."))
    finally:
        text.detach()


def _delimiter(text: TextIOWrapper) -> str:
    """Of the header: a spreadsheet writes commas, semicolons or tabs, as its language has it."""
    header = text.readline(LONGEST_CELL)
    text.seek(0)
    return max(",;\t", key=header.count)


def _rows(reader, faults: Faults) -> Iterator[tuple[int, dict[str, str]]]:
    header: list[str] = next(reader, [])
    if len(set(header)) != len(header) or not any(header):
        faults.add(1, "header", _("The first line names the columns, each once."))
        return
    line = reader.line_num + 1
    for row in reader:
        begun, line = line, reader.line_num + 1
        if len(row) == len(header):
            yield begun, dict(zip(header, map(as_written, row), strict=True))
        elif any(row):
            counts = {"here": len(row), "header": len(header)}
            said = _("This line has %(here)d columns, the header %(header)d.") % counts
            faults.add(begun, "columns", said)


def _plain(told: dict[str, str]) -> dict[str, Any]:
    """Codes by what people call them."""
    codes = {name: told[name].strip().casefold() for name in ("kind", "relation") if name in told}
    return {**told, **{name: WORDS.get(word, told[name]) for name, word in codes.items()}}
