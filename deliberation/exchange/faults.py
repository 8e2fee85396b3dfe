"""What is wrong with a file, by its lines, all at once; and its text."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.errors import Fault, Invalid

MOST_BYTES = 20 * 1024 * 1024
MOST_FAULTS = 200  # more help nobody


class Faults:
    """Gathers what is wrong; a fault's field is the number of its line, empty where it is about the whole."""

    def __init__(self) -> None:
        self.all: list[Fault] = []
        self.more = 0

    def add(self, line: int, code: str, detail: str) -> None:
        if len(self.all) < MOST_FAULTS:
            self.all.append(Fault(str(line) if line else "", code, detail))
        else:
            self.more += 1

    def refuse(self) -> None:
        """Raise Invalid if anything is wrong, in the order of the lines."""
        if not self.all:
            return
        faults = sorted(self.all, key=lambda fault: int(fault.field or 0))
        if self.more:
            words = ngettext("%d more like these.", "%d more like these.", self.more) % self.more
            faults.append(Fault("", "more", words))
        raise Invalid(_("The file cannot be imported as it is."), faults=faults)


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
