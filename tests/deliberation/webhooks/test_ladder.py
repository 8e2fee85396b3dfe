"""When a message is tried again."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from deliberation.webhooks.ladder import JITTER, RESTS, TRIES, WAITS, asked_to_wait, rest_after, wait_after

NOW = datetime(2026, 5, 4, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)


def test_it_is_tried_again_after_the_times_that_the_contract_names():
    named = ["5 s", "5 min", "30 min", "2 h", "5 h", "10 h", "14 h", "20 h", "24 h"]
    units = {"s": 1, "min": 60, "h": 3600}
    meant = [timedelta(seconds=int(number) * units[unit]) for number, unit in map(str.split, named)]
    assert list(WAITS) == meant
    for attempt, wait in enumerate(meant, 1):
        assert wait <= wait_after(attempt, ONE, "", NOW) <= wait * (1 + JITTER)
    assert TRIES == 10
    assert wait_after(TRIES, ONE, "", NOW) is None


def test_what_failed_together_does_not_come_back_together_and_each_knows_its_time():
    assert wait_after(4, ONE, "", NOW) != wait_after(4, OTHER, "", NOW)
    assert wait_after(4, ONE, "", NOW) == wait_after(4, ONE, "", NOW)


def test_it_waits_as_long_as_it_was_asked_to_and_never_shorter_than_the_ladder():
    assert wait_after(1, ONE, "600", NOW) == timedelta(minutes=10)
    assert wait_after(2, ONE, "7", NOW) >= timedelta(minutes=5)
    assert wait_after(1, ONE, "Mon, 04 May 2026 02:00:00 GMT", NOW) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", 0),
        ("soon", 0),
        ("-5", 0),
        ("1.5", 0),
        ("٣", 0),
        ("120", 120),
        ("99999999999999999999", 24 * 3600),
        ("Sun, 03 May 2026 00:00:00 GMT", 0),
        ("Mon, 04 May 2099 00:00:00 GMT", 24 * 3600),
        ("Mon, 99 May 2026 00:00:00 GMT", 0),
        ("Mon, 04 May 2026 02:00:00", 0),
    ],
)
def test_what_retry_after_says_is_bounded(said, meant):
    assert asked_to_wait(said, NOW) == timedelta(seconds=meant)


def test_after_a_miss_it_rests_longer_each_time_and_five_minutes_at_most():
    assert [rest_after(misses, "", NOW) for misses in (1, 2, 3, 4, 50)] == [*RESTS, RESTS[-1]]
    assert RESTS[-1] == timedelta(minutes=5)
    assert rest_after(1, "3600", NOW) == timedelta(hours=1)
