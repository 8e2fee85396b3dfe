"""Buckets, in one process and in a real Redis: how much is in them, how they fill, and that nobody gets two of one."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from deliberation.limits.buckets import Bucket, InProcess, InRedis
from tests.services.ports import free_port

TEN = Bucket(10, 60)


@pytest.fixture(params=["process", pytest.param("redis", marks=pytest.mark.redis)])
def kept(request):
    """Both ways to keep them."""
    return InProcess() if request.param == "process" else InRedis(request.getfixturevalue("redis_url"))


def test_a_bucket_gives_what_is_in_it_and_then_says_how_long_to_wait(kept):
    began = time.monotonic()
    taken = [kept.take("hana", TEN) for _one in range(11)]
    spent = time.monotonic() - began
    assert [one.left for one in taken] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]
    assert [one.wait > 0 for one in taken] == [False] * 10 + [True]
    assert 0 < taken[-1].wait <= 6
    assert 60 - spent - 0.01 <= taken[-1].full_in <= 60


def test_several_are_taken_at_once_or_none(kept):
    assert (kept.take("hana", TEN, 8).left, kept.take("hana", TEN, 3).wait > 0) == (2, True)
    assert kept.take("hana", TEN, 2).left == 0


def test_more_than_it_holds_takes_a_full_one(kept):
    assert kept.take("hana", TEN, 11).left == 0
    assert kept.take("hana", TEN, 11).wait > 59


def test_asking_in_vain_takes_nothing(kept):
    for _one in range(100):
        last = kept.take("hana", TEN)
    assert last.wait <= 6


def test_each_caller_has_a_bucket(kept):
    for _one in range(11):
        kept.take("hana", TEN)
    assert kept.take("dohyun", TEN).wait == 0


def test_it_fills_again_little_by_little(kept):
    quick = Bucket(20, 1)
    assert any(kept.take("hana", quick).wait for _one in range(200))
    time.sleep(kept.take("hana", quick).wait)
    assert kept.take("hana", quick).wait == 0


def test_of_two_hundred_at_once_as_many_as_are_in_it_get_one(kept):
    barrier = Barrier(20)

    def take(_one) -> int:
        barrier.wait()
        return sum(kept.take("hana", Bucket(50, 3600)).wait == 0 for _again in range(10))

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(take, range(20))) == 50


def test_full_buckets_are_forgotten():
    kept = InProcess()
    kept.take("hana", Bucket(1000, 1))
    kept.swept_at = -1000
    kept.full_at["hana"] = 0
    kept.take("dohyun", TEN)
    assert list(kept.full_at) == ["dohyun"]


@pytest.mark.redis
def test_redis_forgets_a_bucket_when_it_is_full(redis_url):
    kept = InRedis(redis_url)
    kept.take("hana", TEN)
    client = kept.script.registered_client
    assert 0 < client.pttl("madang:rate:hana") <= 6000


def test_while_redis_is_away_nothing_is_counted_and_nobody_waits_for_it(caplog):
    kept = InRedis(f"redis://127.0.0.1:{free_port()}/0")
    began = time.monotonic()
    assert [kept.take("hana", TEN) for _one in range(100)] == [None] * 100
    assert time.monotonic() - began < 1
    assert [record.getMessage() for record in caplog.records] == ["limits are not counted: ConnectionError"]


@pytest.mark.redis
def test_when_redis_is_back_it_is_counted_again(redis_url):
    kept = InRedis(redis_url)
    kept.away_until = time.monotonic() + 60
    assert kept.take("hana", TEN) is None
    kept.away_until = 0
    assert kept.take("hana", TEN).left == 9
