"""What is wrong with a file, by its lines, all at once; and its text."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from deliberation.actions.brought import place_of
from deliberation.errors import Fault, Invalid

MOST_BYTES = 20 * 1024 * 1024
MOST_FAULTS = 500  # more help nobody


class Faults:
    """Gathers what is wrong: the first ones as they are, the others counted."""

    def __init__(self) -> None:
        self.all: list[Fault] = []
        self.more = 0

    def add(self, line: int, code: str, detail: object, name: str = "") -> None:
        """In a line, 0 for the whole, and there perhaps in a field."""
        self.extend([Fault(place_of(line, name), code, str(detail))])

    def extend(self, faults: Collection[Fault]) -> None:
        room = MOST_FAULTS - len(self.all)
        self.all += list(faults)[:room]
        self.more += max(0, len(faults) - room)

    def refuse(self, said: object = None) -> None:
        """Raise Invalid if anything is wrong, in the order of the lines."""
        if self.all:
            said = said or _("The file cannot be imported as it is.")
            refusal = Invalid(said, faults=sorted(self.all, key=_line_of))
            refusal.more = self.more
            raise refusal


def _line_of(fault: Fault) -> int:
    """What names its file comes in order already."""
    line, _dot, _name = fault.field.partition(".")
    return int(line) if line.isdecimal() else 0


def text_of(content: bytes) -> str:
    """A file's text with single line feeds. Raises Invalid where it is too large, not UTF-8, or not text."""
    faults = Faults()
    if len(content) > MOST_BYTES:
        faults.add(0, "too_large", _("This file is larger than %d MB.") % (MOST_BYTES // 1024**2))
        faults.refuse()
    text = _decoded(content, faults).replace("\r\n", "\n").replace("\r", "\n")
    for line in _lines_with("\x00", text):
        faults.add(line, "control_character", _("Please remove the control character in this text."))
    faults.refuse()
    return text


def _decoded(content: bytes, faults: Faults) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(content.count(b"\n", 0, error.start) + 1, "not_utf8", _("This line is not UTF-8."))
        return ""


def _lines_with(sign: str, text: str) -> Iterable[int]:
    if sign not in text:
        return ()
    return [number for number, line in enumerate(text.split("\n"), start=1) if sign in line]
