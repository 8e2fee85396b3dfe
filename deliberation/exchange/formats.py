"""The one table of what can be taken away, in which scope, and how it is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from accounts.models import Organisation
from deliberation.models import Job

from . import aif, argdown, briefing, graphml
from .asked import Export
from .csv_files import as_csv
from .json_files import NAMES, as_json, as_json_lines
from .loading import NOUNS as TREE
from .loading import WITHOUT_TALK, tree_of
from .polis_files import NOUNS as POLIS
from .polis_files import as_polis

F = Job.Format
MOST_IN_WORD = (
    5_000  # arguments, a thousand pages; python-docx holds the whole of it, and its time grows as the square
)


@dataclass(frozen=True, slots=True)
class Format:
    """``nouns`` are counted first, to tell how far it is; ``of_workspace`` says that it can hold many initiatives,
    ``raw`` that its cells can be left as they are.
    """

    write: Callable[[Export], Iterator[bytes]]
    ending: str
    nouns: tuple[str, ...]
    of_workspace: bool = True
    raw: bool = False


def _argdown(export: Export) -> Iterator[bytes]:
    return _encoded(argdown.write(tree_of(export)))


def _aif(export: Export) -> Iterator[bytes]:
    return _encoded(aif.write(tree_of(export)))


def _graphml(export: Export) -> Iterator[bytes]:
    return _encoded(graphml.write(tree_of(export, WITHOUT_TALK)))


def _markdown(export: Export) -> Iterator[bytes]:
    whole = tree_of(export, WITHOUT_TALK, names=_names(export))
    return _encoded(briefing.write_markdown(whole, zone=export.workspace.time_zone, now=export.until))


def _docx(export: Export) -> Iterator[bytes]:
    whole = tree_of(export, WITHOUT_TALK, MOST_IN_WORD, _names(export))
    return briefing.write_docx(whole, zone=export.workspace.time_zone, now=export.until)


def _names(export: Export) -> dict[str, str]:
    """What organisations are called in the language that a briefing is read in, by their names in the API."""
    if get_language() != "ko":
        return {}
    there = Organisation.objects.filter(workspace=export.workspace).exclude(name_ko="")
    return dict(there.values_list("name_en", "name_ko"))


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


FORMATS: dict[str, Format] = {
    F.JSON: Format(as_json, "json", NAMES),
    F.JSON_LINES: Format(as_json_lines, "jsonl", NAMES),
    F.CSV: Format(as_csv, "csv", (), raw=True),
    F.POLIS: Format(as_polis, "zip", POLIS, of_workspace=False, raw=True),
    F.ARGDOWN: Format(_argdown, "argdown", TREE, of_workspace=False),
    F.AIF: Format(_aif, "aif.json", TREE, of_workspace=False),
    F.GRAPHML: Format(_graphml, "graphml", WITHOUT_TALK, of_workspace=False),
    F.MARKDOWN: Format(_markdown, "md", WITHOUT_TALK, of_workspace=False),
    F.DOCX: Format(_docx, "docx", WITHOUT_TALK, of_workspace=False),
}


def nouns_of(written: Format, options: dict[str, Any]) -> tuple[str, ...]:
    """A table holds the one noun that was asked for."""
    return written.nouns or (options["noun"],)
