"""What a person gets, as a file that is written while it is read: memory does not grow with it."""

from collections.abc import Iterator

import orjson

from deliberation.permissions import Actor

from .takeout import Row, given_to

OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC


def as_json(by: Actor) -> Iterator[bytes]:
    """One object: a list of rows for each name. Raises NotAllowed."""
    return _object(given_to(by))


def _object(parts: Iterator[tuple[str, Iterator[Row]]]) -> Iterator[bytes]:
    for place, (name, rows) in enumerate(parts):
        yield b"%s%s:" % (b"," if place else b"{", orjson.dumps(name))
        yield from _list(rows)
    yield b"}\n"


def _list(rows: Iterator[Row]) -> Iterator[bytes]:
    yield b"["
    for place, row in enumerate(rows):
        yield (b",\n" if place else b"\n") + orjson.dumps(row, default=str, option=OPTIONS)
    yield b"]"
