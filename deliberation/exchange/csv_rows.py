"""Reading CSV files so that whatever is wrong in them is said by file and line, all at once; a row at a time."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from deliberation.errors import Fault
from deliberation.markup.cells import as_written

from .faults import Faults

MOST_BYTES = 100 * 1024 * 1024
LONGEST_CELL = 1_000_000
csv.field_size_limit(LONGEST_CELL)  # of whatever this process reads


class CsvRows:
    """The rows of one file of several below its header, as dicts; ``faults`` gathers what is wrong in all of them."""

    def __init__(self, path: Path, columns: tuple[str, ...], faults: Faults) -> None:
        self.path, self.columns, self.faults = path, columns, faults
        self.is_sound = True

    def fault(self, line: int, code: str, detail: str) -> None:
        self.is_sound = False
        self.faults.extend([Fault(f"{self.path.name}:{line}", code, detail)])

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row with the number of the line that it begins on."""
        rows = self._rows()
        _line, header = next(rows, (1, []))
        if not self._has_columns(header):
            return
        for line, row in rows:
            if len(row) == len(header):
                yield line, dict(zip(header, row, strict=True))
            elif row:
                counts = {"here": len(row), "header": len(header)}
                self.fault(
                    line, "columns", _("This line has %(here)d columns, the header %(header)d.") % counts
                )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The rows of a file without a header: a name and its value, as it was before it was made inert."""
        yield from ((row[0], as_written(row[1])) for _line, row in self._rows() if len(row) >= 2)

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """All of them; what cannot be read is a fault and ends them."""
        try:
            if self.path.stat().st_size > MOST_BYTES:
                return self.fault(1, "too_large", _("This file is larger than 100 MB."))
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                yield from self._parsed(csv.reader(file, strict=True))
        except UnicodeDecodeError:
            self.fault(self._line_that_is_none(), "not_utf8", _("This line is not UTF-8."))
        except OSError:
            self.fault(1, "not_there", _("This file is not there or cannot be opened."))

    def _parsed(self, reader) -> Iterator[tuple[int, list[str]]]:
        line = 1
        try:
            for row in reader:
                yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            self.fault(reader.line_num, "not_csv", _("This is not CSV: %s.") % error)

    def _line_that_is_none(self) -> int:
        """The first that is not UTF-8; it was read in pieces that know nothing of lines."""
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    line.decode()
                except UnicodeDecodeError:
                    return number
        return 1

    def _has_columns(self, header: list[str]) -> bool:
        missing = [name for name in self.columns if name not in header]
        if missing and self.is_sound:
            self.fault(1, "column_missing", _("These columns are missing: %s.") % ", ".join(missing))
        return not missing
