"""How far a long command is: one line that moves, on a terminal only."""

from django.core.management.base import OutputWrapper

WIDTH = 30


class Progress:
    """``told(done)`` moves the bar towards ``total``; nothing is written where nobody watches."""

    def __init__(self, stream: OutputWrapper, total: int, what: str) -> None:
        self._stream, self._total, self._what = stream, max(total, 1), what
        self._watched = stream.isatty()
        self._percent = -1

    def told(self, done: int) -> None:
        percent = min(100, 100 * done // self._total)
        if not self._watched or percent == self._percent:
            return
        self._percent = percent
        bar = "#" * (WIDTH * percent // 100)
        end = "\n" if percent == 100 else ""
        self._stream.write(f"\r[{bar:<{WIDTH}}] {percent:3d} % of {self._total:,} {self._what}{end}")
        self._stream.flush()
