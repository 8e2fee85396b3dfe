"""Whatever a person changes and whenever the clock ticks: each thing that happens is told once, and in order.

A year of random days: another day, hour or zone in mid-week, daily for a while, off and on again, ticks that are
missed or come twice, a workspace that moves. Seeds are fixed, so that what fails fails again.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import available_timezones

import pytest

from accounts.models import Workspace
from deliberation import dispatch
from deliberation.actions import digests
from deliberation.models import Delivery, Edition, LedgerEntry, Subscription
from tests.cast import argue

from .week import DUE, plan

ZONES = sorted(available_timezones() - {"localtime"})
JUMPING = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns"]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SPRING = datetime(2026, 2, 20, tzinfo=UTC)  # before the changes of clocks
WINTER = datetime(2026, 12, 20, tzinfo=UTC)  # before week 53


@pytest.fixture
def mine(cast, initiative) -> Subscription:
    """Hana's, alone in the workspace."""
    Subscription.objects.exclude(user=cast.hana).delete()
    return Subscription.objects.select_related("workspace").get(user=cast.hana)


def begin_at(mine: Subscription, moment: datetime) -> None:
    Subscription.objects.filter(pk=mine.pk).update(through_at=moment, due_at=moment + HOUR)


def told_to_hana() -> list[Edition]:
    return [one.edition for one in Delivery.objects.select_related("edition").order_by("edition__ends_at")]


def change(cast, mine: Subscription, random: Random, now: datetime) -> None:
    """Another slot, as a member sets it."""
    wanted = {
        "cadence": random.choice(["daily", "weekly", "weekly"]),
        "weekday": random.randrange(7),
        "hour": random.randrange(24),
        "time_zone": random.choice([random.choice(ZONES), random.choice(JUMPING), "", ""]),
    }
    digests.change_subscription(by=cast.actor(cast.hana, now), subscription=mine, **wanted)


def ticks(random: Random) -> int:
    """How often beat asks within an hour: mostly once, at times not at all, or by several beats at once."""
    return random.choice([1, 1, 1, 1, 0, 2, 5])


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("begins", [SPRING, WINTER], ids=["spring", "week 53"])
def test_each_moment_is_told_once_through_changes_of_slot_and_zone(cast, mine, begins, seed):
    random, now = Random(seed), begins
    begin_at(mine, begins)
    for _half_a_day in range(2 * 45):
        now += timedelta(hours=12, minutes=random.randrange(60))
        if random.random() < 0.15:
            change(cast, mine, random, now)
        if random.random() < 0.1:
            Workspace.objects.update(time_zone=random.choice(JUMPING))  # whose own is empty follows it
        if random.random() < 0.1:
            now += random.randrange(10) * DAY  # nobody asked for a while
        for _tick in range(ticks(random)):
            plan(now)
    told = told_to_hana()
    assert len(told) > 5
    assert told[0].starts_at == begins
    for before, after in pairwise(told):
        assert before.starts_at < before.ends_at == after.starts_at
        assert before.to_seq == after.from_seq
    assert all(one.ends_at <= now for one in told)
    mine.refresh_from_db()
    assert (mine.through_at, mine.through_seq) == (told[-1].ends_at, told[-1].to_seq)
    assert mine.due_at > told[-1].ends_at


@pytest.mark.parametrize("seed", range(3))
def test_each_thing_that_happens_is_in_one_of_ones_digests(cast, mine, initiative, seed):
    random, now = Random(100 + seed), DUE
    begin_at(mine, DUE)
    for number in range(24):
        now += timedelta(hours=random.randrange(6, 60))
        argue(cast, initiative, f"Argument {number}")
        if random.random() < 0.4:
            dispatch.dispatch(cast.workspace.pk)  # else planning numbers it
        if random.random() < 0.3:
            change(cast, mine, random, now)
        for _tick in range(ticks(random)):
            plan(now)
    plan(now + 8 * DAY)
    ranges = [range(one.from_seq + 1, one.to_seq + 1) for one in told_to_hana()]
    numbers = [number for some in ranges for number in some]
    assert numbers == list(range(1, LedgerEntry.objects.count() + 1))


@pytest.mark.parametrize("seed", range(3))
def test_who_pauses_hears_nothing_twice_and_begins_with_the_period_that_runs(cast, mine, seed):
    random, now = Random(200 + seed), SPRING
    begin_at(mine, SPRING)
    pauses: list[tuple[datetime, datetime]] = []
    for _round in range(8):
        for _day in range(random.randrange(1, 20)):
            now += DAY
            plan(now)
        off = now
        digests.unsubscribe(subscription=mine)
        now += random.randrange(1, 30) * DAY
        plan(now)
        digests.change_subscription(by=cast.actor(cast.hana, now), subscription=mine, cadence="weekly")
        pauses.append((off, now))
    told = told_to_hana()
    for before, after in pairwise(told):
        assert before.ends_at <= after.starts_at
        silent = after.starts_at - before.ends_at
        assert not silent or any(off <= after.starts_at <= on for off, on in pauses)


@pytest.mark.parametrize("zone", ZONES[:: max(1, len(ZONES) // 60)])
def test_a_week_in_any_zone_is_seven_days_of_that_zone(cast, mine, zone):
    """With one tick a day, over the change of clocks in March and April, where there is one."""
    now = datetime(2026, 3, 20, tzinfo=UTC)
    begin_at(mine, now)
    by = cast.actor(cast.hana, now)
    digests.change_subscription(by=by, subscription=mine, cadence="weekly", time_zone=zone)
    for _day in range(30):
        now += DAY
        plan(now)
    _first, *weeks = told_to_hana()
    assert len(weeks) in (3, 4)
    for week in weeks:
        assert abs((week.ends_at - week.starts_at) - 7 * DAY) <= HOUR
