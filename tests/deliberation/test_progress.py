"""Long commands say how far they are: on a terminal in one line, in a log now and then, on standard error alone."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import OutputWrapper

from deliberation.dispatch import dispatch
from deliberation.management.commands import up
from deliberation.management.progress import BLINK, NOW_AND_THEN, Progress
from tests.cast import argue


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


def of(stream: StringIO, clock: Clock, total: int = 1_000, **options) -> Progress:
    return Progress(OutputWrapper(stream), total, "entries", clock=clock, **options)


def shown(terminal: Terminal) -> list[str]:
    """What one reads at one time and another in the terminal's line."""
    return [line.rstrip() for line in terminal.getvalue().split("\r")[1:]]


def test_a_terminal_shows_count_total_and_rate_in_one_line(clock):
    terminal = Terminal()
    progress = of(terminal, clock)
    clock.now += 2
    progress.told(500)
    clock.now += 2
    progress.told(1_000)
    assert shown(terminal) == [
        f"[{'#' * 15}{' ' * 15}] 500 of 1,000 entries, 250 a second",
        f"[{'#' * 30}] 1,000 of 1,000 entries, 250 a second",
    ]
    assert terminal.getvalue().endswith("second\n")


def test_a_terminal_does_not_flicker_and_its_end_is_always_told(clock):
    terminal = Terminal()
    progress = of(terminal, clock)
    for done in range(1, 1_001):
        clock.now += BLINK / 100
        progress.told(done)
    assert 10 <= len(shown(terminal)) <= 12
    assert "1,000 of 1,000" in shown(terminal)[-1]


def test_what_comes_after_the_end_is_told_no_more(clock):
    terminal = Terminal()
    progress = of(terminal, clock)
    for done in (1_000, 1_001, 1_002):
        clock.now += 1
        progress.told(done)
    assert len(shown(terminal)) == 1


def test_a_shorter_line_leaves_nothing_of_a_longer_one(clock):
    terminal = Terminal()
    progress = of(terminal, clock)
    clock.now += 0.01
    progress.told(999)
    long = terminal.getvalue().rpartition("\r")[2]
    clock.now += 100
    progress.told(999)
    assert len(terminal.getvalue().rpartition("\r")[2]) == len(long)
    progress.make_room()
    assert terminal.getvalue().endswith("\r")
    assert not shown(terminal)[-2]


def test_a_log_gets_a_line_now_and_then_and_nothing_of_what_is_short(clock):
    log = StringIO()
    progress = of(log, clock)
    for done in range(1, 91):
        clock.now += 1
        progress.told(done)
    assert log.getvalue().splitlines() == [f"{done} of 1,000 entries, 1 a second" for done in (30, 60, 90)]
    assert NOW_AND_THEN == 30

    short = StringIO()
    of(short, clock).told(1_000)
    assert not short.getvalue()


@pytest.mark.parametrize("stream", [Terminal, StringIO])
def test_nothing_is_told_where_it_shall_be_quiet_or_where_nothing_is_to_do(clock, stream):
    for options in ({"verbosity": 0}, {"total": 0}):
        told = stream()
        progress = of(told, clock, **options)
        clock.now += NOW_AND_THEN
        progress.told(0)
        progress.told(1_000)
        assert not told.getvalue()


@pytest.mark.parametrize(
    ("command", "end"),
    [
        (("reindex", "--all"), "entries"),
        (("check_integrity",), "checks"),
        (("verify_ledger",), "numbers"),
        (("housekeeping",), "sorts"),
        (("send_digests", "--now", "2026-05-12T08:00+09:00"), "mails"),
    ],
)
@pytest.mark.django_db
def test_each_long_command_tells_its_end_on_a_terminal(cast, initiative, smtp_sink, command, end):
    argue(cast, initiative, "One voice carries further")
    dispatch(cast.workspace.pk)
    for written, verbosity in ((Terminal(), 1), (Terminal(), 0)):
        call_command(*command, stdout=StringIO(), stderr=written, verbosity=verbosity)
        last = shown(written)[-1] if written.getvalue() else ""
        assert bool(last) == bool(verbosity), last
        done, _of, rest = last.partition("] ")[2].partition(" of ")
        assert not verbosity or rest.startswith(f"{done} {end}")


def test_whoever_starts_it_on_a_terminal_sees_at_once_that_it_prepares(clock, monkeypatch):
    terminal, prepared = Terminal(), []
    monkeypatch.setattr(up, "PREPARATIONS", (lambda: prepared.append(shown(terminal)),) * 3)
    up._prepare(of(terminal, clock, total=3))
    assert prepared[0] == [f"[{' ' * 30}] 0 of 3 entries"]
    assert shown(terminal)[-1].endswith("3 of 3 entries")
