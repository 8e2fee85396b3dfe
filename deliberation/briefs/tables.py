"""Tables of arguments: a column a kind, or a row a kind, or a register of risks."""

from itertools import groupby

from .blocks import Block
from .claims import Claim, make_claim
from .headings import KINDS, column_topic
from .sections import Section
from .spans import Span, flat, sentences

Found = tuple[str, Claim, Span]


def table_arguments(text: str, section: Section) -> list[Found]:
    """(kind, claim, passage) of every argument in the tables of a section."""
    rows = [block for block in section.blocks if block.kind == "row"]
    tables = [list(group) for _, group in groupby(rows, key=lambda row: row.table)]
    return [found for table in tables for found in _table(text, table, section.topic)]


def _table(text: str, rows: list[Block], topic: str) -> list[Found]:
    head = [column_topic(flat(cell.cut(text))) for cell in rows[0].cells]
    if (
        len(rows) > 1
        and any(head)
        and not (
            len([kind for kind in head if kind]) == 1
            and _by_row(text, rows[0], topic)[:1]
            and _all_named(text, rows)
        )
    ):
        return [found for row in rows[1:] for found in _by_column(text, row, rows[0], head, len(rows) == 2)]
    if any(_row_kind(text, row) for row in rows):
        return [found for row in rows for found in _by_row(text, row, topic)]
    if topic in (*KINDS, "risk"):
        body = rows[1:] if len(rows) > 1 else rows
        return [
            (topic, _claim(text, row.cells, 0, rows[0] if len(rows) > 1 else None), row.span)
            for row in body
            if row.cells[0]
        ]
    return []


def _all_named(text: str, rows: list[Block]) -> bool:
    return all(_row_kind(text, row) for row in rows)


def _by_column(text: str, row: Block, header: Block, head: list[str], alone: bool) -> list[Found]:
    found: list[Found] = []
    others = [index for index, kind in enumerate(head) if not kind]
    for index, kind in enumerate(head):
        if not kind or index >= len(row.cells) or not row.cells[index]:
            continue
        cell = row.cells[index]
        if alone:
            found.extend(
                (kind, make_claim(span.cut(text)), row.cells[index]) for span in sentences(text, cell)
            )
        else:
            found.append((kind, _claim(text, row.cells, index, header, others), cell))
    return found


def _by_row(text: str, row: Block, topic: str) -> list[Found]:
    kind = _row_kind(text, row) or (topic if topic in KINDS else "")
    if not kind:
        return []
    named = next((index for index, cell in enumerate(row.cells) if column_topic(flat(cell.cut(text)))), -1)
    cells = [cell for index, cell in enumerate(row.cells) if index > named and cell]
    return [(kind, make_claim(span.cut(text)), row.span) for cell in cells for span in sentences(text, cell)]


def _row_kind(text: str, row: Block) -> str:
    return next((kind for cell in row.cells[:2] if (kind := column_topic(flat(cell.cut(text))))), "")


def _claim(
    text: str, cells: tuple[Span, ...], index: int, header: Block | None, others: list[int] | None = None
) -> Claim:
    """The cell's first sentence; its other sentences and the other columns are reasons."""
    spans = sentences(text, cells[index])
    reasons = [flat(span.cut(text)) for span in spans[1:]]
    for other in others if others is not None else [at for at in range(len(cells)) if at != index]:
        if other < len(cells) and cells[other]:
            label = flat(header.cells[other].cut(text)) if header and other < len(header.cells) else ""
            words = flat(cells[other].cut(text))
            reasons.append(f"{label}: {words}" if label else words)
    return make_claim(spans[0].cut(text), "\n".join(reasons))
