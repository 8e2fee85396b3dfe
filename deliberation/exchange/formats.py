"""The one table of what can be taken away, in which scope, and how it is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from deliberation.models import Job

from .asked import Export
from .csv_files import as_csv
from .json_files import NAMES, as_json, as_json_lines

F = Job.Format


@dataclass(frozen=True, slots=True)
class Format:
    """``nouns`` are counted first, to tell how far it is; ``of_workspace`` says that it can hold many initiatives."""

    write: Callable[[Export], Iterator[bytes]]
    ending: str
    media: str
    nouns: tuple[str, ...]
    of_workspace: bool = True


FORMATS: dict[str, Format] = {
    F.JSON: Format(as_json, "json", "application/json", NAMES),
    F.JSON_LINES: Format(as_json_lines, "jsonl", "application/jsonl", NAMES),
    F.CSV: Format(as_csv, "csv", "text/csv; charset=utf-8", ()),
}


def nouns_of(written: Format, options: dict[str, Any]) -> tuple[str, ...]:
    """A table holds the one noun that was asked for."""
    return written.nouns or (options["noun"],)
