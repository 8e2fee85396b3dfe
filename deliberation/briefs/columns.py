"""Two columns set side by side with spaces become table rows, so that for and against stay apart."""

import re

from .headings import column_topic

GAP = re.compile(r"(?<=\S)(?: {3,}| ?\t[ \t]*)(?=\S)")
PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
NEW_POINT = re.compile(r"(?:[-–—*•·○●▪△]|\(?\d{1,2}[.)])\s")
STOPS = (".", "!", "?", ";", "다", "음", "함")
COLUMNS_AT_MOST = 4
LINE_AT_MOST = 400


def rebuild_columns(lines: list[str]) -> list[str]:
    """Every block of lines under a header like `Pros      Cons` as `| … | … |` rows; other lines as they are."""
    rebuilt: list[str] = []
    at = 0
    while at < len(lines):
        starts = _header(lines[at])
        end = _end_of_columns(lines, at + 1, starts) if starts else at
        if end > at + 1:
            rebuilt.extend(_rows(lines[at:end], starts))
        else:
            end = at + 1
            rebuilt.append(lines[at])
        at = end
    return rebuilt


def _header(line: str) -> list[int]:
    """Where the columns start, when this line names two or more kinds of argument side by side."""
    if len(line) > LINE_AT_MOST or "|" in line or not GAP.search(line):
        return []
    starts = [len(line) - len(line.lstrip())] + [gap.end() for gap in GAP.finditer(line)]
    cells = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]
    named = [cell for cell in cells if column_topic(cell)]
    return starts if len(cells) <= COLUMNS_AT_MOST and len(named) >= 2 else []


def _end_of_columns(lines: list[str], at: int, starts: list[int]) -> int:
    end = at
    while at < len(lines):
        if lines[at].strip():
            if len(lines[at]) > LINE_AT_MOST or not _fits(lines[at], starts):
                break
            end = at + 1
        elif at + 1 < len(lines) and not lines[at + 1].strip():
            break
        at += 1
    return end


def _fits(line: str, starts: list[int]) -> bool:
    """A line of the columns has a gap, or lies within one column."""
    if GAP.search(line.strip()):
        return True
    indent = len(line) - len(line.lstrip())
    return indent >= starts[1] - 2 or (indent >= starts[0] and len(line) <= starts[1] + 2)


def _cells(line: str, starts: list[int]) -> list[str]:
    """The pieces between the gaps, each in the column whose start is nearest."""
    if "\t" in line:
        return [piece.strip() for piece in line.split("\t") if piece.strip()]
    cells = [""] * len(starts)
    for piece in PIECE.finditer(line):
        column = min(range(len(starts)), key=lambda index: abs(starts[index] - piece.start()))
        cells[column] = f"{cells[column]} {piece.group()}".strip()
    return cells


def _rows(lines: list[str], starts: list[int]) -> list[str]:
    """The header, then the points of each column side by side, wrapped lines joined to the point above."""
    header, *table = [_cells(line, starts) for line in lines if line.strip()]
    width = max(len(row) for row in (header, *table))
    columns = [[row[at] for row in table if at < len(row) and row[at]] for at in range(width)]
    points = [_joined(column) for column in columns]
    height = max(len(column) for column in points)
    body = [[column[row] if row < len(column) else "" for column in points] for row in range(height)]
    return ["| " + " | ".join(row) + " |" for row in [header, *body]]


def _joined(cells: list[str]) -> list[str]:
    """A cell goes on with the one above if it begins small, or if this column writes sentences and that one is open."""
    writes_sentences = any(cell.endswith(STOPS) for cell in cells)
    points: list[str] = []
    for cell in cells:
        goes_on = cell[:1].islower() or (writes_sentences and points and not points[-1].endswith(STOPS))
        if points and goes_on and not NEW_POINT.match(cell):
            points[-1] = f"{points[-1]} {cell}"
        else:
            points.append(cell)
    return points
