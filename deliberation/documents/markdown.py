"""An outline as Markdown. What people wrote stays text: none of it becomes markup."""

import re
from collections.abc import Iterator

from .outline import Block, Bullet, Heading, Note, Outline, Run, Runs, Table

# Whatever begins emphasis, code, a link, HTML, an entity, a table, a footnote or an address of its own.
MARKUP = re.compile(r"([\\`*_{}\[\]<>()#|~&!@:^$=\"'])|(?<=www)(\.)", re.IGNORECASE)
BEGINS_A_BLOCK = re.compile(r"^([-+]|\d{1,9}[.)])")
RULE = "---"  # between a document and its stamp
PLAIN_ADDRESS = re.compile(r"https?://[^\s<>\"\\`]+\Z")


def as_markdown(outline: Outline) -> str:
    return "".join(f"{line}\n" for line in lines_of(outline))


def lines_of(outline: Outline) -> Iterator[str]:
    """Bullets stand line under line, everything else behind an empty one."""
    before: Block | None = None
    for block in outline.blocks:
        if before is not None and not (isinstance(before, Bullet) and isinstance(block, Bullet)):
            yield ""
        yield from _block(block)
        before = block
    if outline.notes:
        yield ""
    yield from (_note(note) for note in outline.notes)
    if outline.stamp:
        yield from ("", RULE, "")
    yield from (f"- {line}" for line in outline.stamp)


def escaped(text: str) -> str:
    """The text on one line, so that every Markdown reader shows it as it was written."""
    words = MARKUP.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
    begins = BEGINS_A_BLOCK.match(words)
    if begins is None:
        return words
    return f"{words[: begins.end() - 1]}\\{words[begins.end() - 1 :]}"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Heading):
        yield f"{'#' * block.level} {_runs(block.runs)}"
    elif isinstance(block, Bullet):
        yield f"{'  ' * block.depth}- {_runs(block.runs)}"
    else:
        yield _runs(block.runs)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    yield _row(tuple("---" for _cell in table.head))
    for row in table.rows:
        yield _row(tuple(map(_runs, row)))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = run.text if run.ours else _spaced(run.text)
    if run.strong and (said := words.strip()):  # a mark beside a blank is none
        words = words.replace(said, f"**{said}**", 1)
    return words + "".join(f" [^{number}]" for number in run.notes)


def _spaced(text: str) -> str:
    """Escaped, with a blank at its ends where there was one."""
    words = escaped(text)
    before = " " if text[:1].isspace() and words else ""
    after = " " if text[-1:].isspace() and words else ""
    return f"{before}{words}{after}"


def _note(note: Note) -> str:
    said = ", ".join(filter(None, map(escaped, (note.title, note.publisher, note.published))))
    address = f" <{note.url}>" if PLAIN_ADDRESS.match(note.url) else ""
    return f"[^{note.number}]: {said}{address}"
