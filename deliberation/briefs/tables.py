"""Tables of arguments: a column a kind, a row a kind, or a register of risks."""

from itertools import groupby

from .blocks import Block
from .claims import Claim, make_claim
from .headings import KINDS, column_topic
from .sections import Section
from .spans import Span, flat, sentences

Found = tuple[str, Claim, Span]


def table_arguments(text: str, section: Section) -> list[Found]:
    """(kind, claim, passage) of every argument in the tables of a section."""
    return [found for table in _tables(section) for found in _arguments(text, table, section.topic)]


def header_rows(text: str, sections: list[Section]) -> list[Span]:
    """Rows that only name columns: of kinds, or of options to the right of an empty corner."""
    tables = [table for section in sections for table in _tables(section) if len(table) > 1]
    return [table[0].span for table in tables if _is_header(text, table)]


def _is_header(text: str, rows: list[Block]) -> bool:
    if _is_labelled(text, rows):
        return not any(_kinds(text, rows[0])) and not rows[0].cells[0]
    return any(_kinds(text, rows[0]))


def _tables(section: Section) -> list[list[Block]]:
    rows = [block for block in section.blocks if block.kind == "row"]
    return [list(group) for _, group in groupby(rows, key=lambda row: row.table)]


def _kinds(text: str, row: Block) -> list[str]:
    return [column_topic(flat(cell.cut(text))) for cell in row.cells]


def _arguments(text: str, rows: list[Block], topic: str) -> list[Found]:
    header = _kinds(text, rows[0])
    if _is_labelled(text, rows):
        names = rows[0] if not any(header) else None
        return [found for row in rows for found in _of_row(text, row, names)]
    if len(rows) > 1 and any(header):
        return [found for row in rows[1:] for found in _of_columns(text, row, rows, header)]
    if topic in (*KINDS, "risk"):
        body, names = (rows[1:], rows[0]) if len(rows) > 1 else (rows, None)
        return [(topic, _claim(text, row, 0, names), row.span) for row in body if row.cells[0]]
    return []


def _is_labelled(text: str, rows: list[Block]) -> bool:
    """Each row, the first perhaps excepted, says its kind in one of its first two cells."""
    named = [any(_kinds(text, row)[:2]) and not all(_kinds(text, row)) for row in rows]
    return all(named[1:]) and (len(rows) > 1 or named[0])


def _of_row(text: str, row: Block, names: Block | None) -> list[Found]:
    """The arguments of a row that says its kind; the name of an option above a column goes into the reasons."""
    kinds = _kinds(text, row)
    at = next((index for index, kind in enumerate(kinds) if kind), None)
    if at is None:
        return []
    found: list[Found] = []
    for index, cell in enumerate(row.cells[at + 1 :], at + 1):
        option = flat(names.cells[index].cut(text)) if names and index < len(names.cells) else ""
        found.extend(
            (kinds[at], make_claim(one.cut(text), option), row.span) for one in sentences(text, cell)
        )
    return found


def _of_columns(text: str, row: Block, rows: list[Block], header: list[str]) -> list[Found]:
    """The row is the passage as soon as it holds more than arguments, else each cell is its own."""
    found: list[Found] = []
    others = [index for index, cell in enumerate(row.cells) if cell and not (header + [""] * index)[index]]
    for index, (kind, cell) in enumerate(zip(header, row.cells, strict=False)):
        passage = row.span if others else cell
        if kind and cell and len(rows) == 2:
            found.extend((kind, make_claim(span.cut(text)), passage) for span in sentences(text, cell))
        elif kind and cell:
            found.append((kind, _claim(text, row, index, rows[0], others), passage))
    return found


def _claim(text: str, row: Block, index: int, header: Block | None, others: list[int] | None = None) -> Claim:
    """The cell's first sentence; its other sentences and the other columns are reasons."""
    first, *more = sentences(text, row.cells[index])
    reasons = [flat(span.cut(text)) for span in more]
    for other in range(len(row.cells)) if others is None else others:
        if other != index and other < len(row.cells) and row.cells[other]:
            names = header.cells[other].cut(text) if header and other < len(header.cells) else ""
            reasons.append(": ".join(filter(None, (flat(names), flat(row.cells[other].cut(text))))))
    return make_claim(first.cut(text), "\n".join(reasons))
