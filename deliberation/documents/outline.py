"""A document as plain blocks, whatever file it becomes: headings, paragraphs, bullets, tables and numbered notes.

Each run says whose words it has: ours, which a writer may print as they are, or what people wrote, which stays text.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """``notes`` are numbers of sources that its words lean on; they stand behind it."""

    text: str = ""
    ours: bool = False
    strong: bool = False
    notes: tuple[int, ...] = ()


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A source at the foot of a document, by the number that stands beside what leans on it."""

    number: int
    title: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is the document's title."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullet:
    """``depth`` 0 stands at the margin."""

    runs: Runs
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """``head`` are our words; the first cell of a row says whose row it is."""

    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Bullet | Table


@dataclass(frozen=True, slots=True)
class Outline:
    """``language`` is that of our words in it. ``stamp`` are lines of ours behind all the rest, which say of when the
    document is; ``compact`` that it is meant to stand on one page.
    """

    language: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    stamp: tuple[str, ...] = ()
    compact: bool = False


def ours(words: str, *, strong: bool = False) -> Run:
    return Run(words, ours=True, strong=strong)


def theirs(text: str) -> Run:
    return Run(text)


def leaning_on(notes: tuple[int, ...]) -> Run:
    return Run(notes=notes)


def said_of(note: Note) -> str:
    """What a note says but for its address."""
    return ", ".join(filter(None, (note.title, note.publisher, note.published)))
