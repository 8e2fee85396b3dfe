"""Reading CSV files so that whatever is wrong in them is said by file and line, all at once."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.utils.translation import gettext as _

from deliberation.errors import Fault

MOST_BYTES = 100 * 1024 * 1024
csv.field_size_limit(1_000_000)


class CsvRows:
    """The rows of one file below its header, as dicts; ``faults`` gathers what is wrong."""

    def __init__(self, path: Path, columns: tuple[str, ...], faults: list[Fault]) -> None:
        self.path, self.columns, self.faults = path, columns, faults

    def fault(self, line: int, code: str, detail: str) -> None:
        self.faults.append(Fault(f"{self.path.name}:{line}", code, detail))

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row with the number of the line that it begins on."""
        reader = csv.reader(StringIO(self.text(), newline=""), strict=True)
        try:
            header = next(reader, [])
            if self._has_columns(header):
                yield from self._rows(reader, header)
        except csv.Error as error:
            self.fault(reader.line_num, "not_csv", _("This is not CSV: %s.") % error)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The rows of a file without a header: a name and its value."""
        reader = csv.reader(StringIO(self.text(), newline=""), strict=True)
        try:
            yield from ((row[0], row[1]) for row in reader if len(row) >= 2)
        except csv.Error as error:
            self.fault(reader.line_num, "not_csv", _("This is not CSV: %s.") % error)

    def text(self) -> str:
        """The whole file, empty with a fault where it cannot be read."""
        try:
            if self.path.stat().st_size > MOST_BYTES:
                self.fault(1, "too_large", _("This file is larger than 100 MB."))
                return ""
            content = self.path.read_bytes()
            return content.decode("utf-8-sig")
        except OSError:
            self.fault(1, "not_there", _("This file is not there or cannot be opened."))
        except UnicodeDecodeError as error:
            self.fault(content.count(b"\n", 0, error.start) + 1, "not_utf8", _("This line is not UTF-8."))
        return ""

    def _has_columns(self, header: list[str]) -> bool:
        missing = [name for name in self.columns if name not in header]
        if missing and not self.faults_here():
            self.fault(1, "column_missing", _("These columns are missing: %s.") % ", ".join(missing))
        return not missing

    def faults_here(self) -> bool:
        return self.faults_in(self.path.name)

    def faults_in(self, name: str) -> bool:
        return any(fault.field.startswith(f"{name}:") for fault in self.faults)

    def _rows(self, reader, header: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
        line = reader.line_num + 1
        for row in reader:
            begun, line = line, reader.line_num + 1
            if len(row) == len(header):
                yield begun, dict(zip(header, row, strict=True))
            elif row:
                counts = {"here": len(row), "header": len(header)}
                self.fault(
                    begun, "columns", _("This line has %(here)d columns, the header %(header)d.") % counts
                )
