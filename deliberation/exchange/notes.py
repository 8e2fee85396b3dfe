"""What a file says that has no place here: named by line, never lost in silence, and never more than can be read."""

from django.utils.translation import ngettext

from .tree import Note

MOST_NOTES = 200
LONGEST_QUOTE = 80


class Notes:
    """Gathers notes; what is said of many things alike (``gather``) becomes one note with their names."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._alike: dict[str, tuple[int, dict[str, None]]] = {}

    def add(self, line: int, detail: str) -> None:
        self._notes.append(Note(line, detail))

    def gather(self, line: int, detail: str, name: str) -> None:
        """``detail`` has one ``%s`` for all the names."""
        self._alike.setdefault(detail, (line, {}))[1][quoted(name)] = None

    def all(self) -> tuple[Note, ...]:
        gathered = [Note(line, detail % _some(list(names))) for detail, (line, names) in self._alike.items()]
        found = sorted([*self._notes, *gathered], key=lambda note: note.line)
        more = len(found) - MOST_NOTES
        if more > 0:
            found = [*found[:MOST_NOTES], Note(0, ngettext("%d more note.", "%d more notes.", more) % more)]
        return tuple(found)


def quoted(text: str) -> str:
    """So much of a text that one knows which is meant."""
    words = " ".join(text[: 4 * LONGEST_QUOTE].split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:20])
    return f"{shown}, …" if len(names) > 20 else shown
