"""How far a long command is, on standard error: what it prints is for others to read."""

import time
from collections.abc import Callable

from django.core.management.base import OutputWrapper

WIDTH = 30
PLAIN = str  # standard error is red on a terminal, and nothing is wrong
NOW_AND_THEN = 30.0  # seconds between two lines of a log
BLINK = 0.1  # and between two looks of a terminal


class Progress:
    """``told(done)`` moves towards ``total``: on a terminal a line that is written over, elsewhere one now and then.

    Nothing is written with ``--verbosity 0``, nor elsewhere by what is done sooner than that.
    """

    def __init__(
        self,
        stream: OutputWrapper,
        total: int,
        what: str,
        *,
        verbosity: int = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream, self._total, self._what, self._clock = stream, total, what, clock
        self._quiet, self._watched = verbosity == 0 or total == 0, stream.isatty()
        self._began = clock()
        self._said = self._began - NOW_AND_THEN if self._watched else self._began
        self._length = 0

    def told(self, done: int) -> None:
        """Say that so many are done, if it is time to say something."""
        now, over = self._clock(), done >= self._total
        due = over or now - self._said >= BLINK if self._watched else now - self._said >= NOW_AND_THEN
        if self._quiet or not due:
            return
        self._said, self._quiet = now, over
        if self._watched:
            self._write_over(self._bar(done) + self._line(done, now), end="\n" if over else "")
        else:
            self._stream.write(self._line(done, now), PLAIN)

    def make_room(self) -> None:
        """Take the line away, so that something else can be printed; the next one comes below."""
        if self._length:
            self._write_over("", end="\r")

    def _bar(self, done: int) -> str:
        filled = min(WIDTH, WIDTH * done // self._total)
        return f"[{'#' * filled:<{WIDTH}}] "

    def _line(self, done: int, now: float) -> str:
        rate = done / (now - self._began) if now > self._began else 0
        said = f", {rate:,.0f} a second" if rate >= 1 else ""
        return f"{done:,} of {self._total:,} {self._what}{said}"

    def _write_over(self, line: str, *, end: str) -> None:
        self._stream.write(f"\r{line:<{self._length}}{end}", PLAIN, ending="")
        self._stream.flush()
        self._length = 0 if end else len(line)
