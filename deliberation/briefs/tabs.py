"""Cells pasted from a spreadsheet or a word processor, between tabs, become table rows."""

INDENT = "\t "


def rows_from_tabs(lines: list[str]) -> list[str]:
    """Runs of lines with tabs between words as `| … | … |`; a last line without one belongs to the run above it."""
    rebuilt: list[str] = []
    at = 0
    while at < len(lines):
        end = _end_of_run(lines, at)
        if end - at < 2:
            rebuilt.append(lines[at])
            at += 1
            continue
        rebuilt.extend(
            "| " + " | ".join(cell.strip() for cell in line.split("\t")) + " |" for line in lines[at:end]
        )
        at = end
    return rebuilt


def _end_of_run(lines: list[str], at: int) -> int:
    end = at
    while (
        end < len(lines)
        and lines[end].strip()
        and (_has_cells(lines[end]) or (end > at and "\t" in lines[end]))
    ):
        end += 1
    return end


def _has_cells(line: str) -> bool:
    return "\t" in line.strip(INDENT) and "|" not in line
