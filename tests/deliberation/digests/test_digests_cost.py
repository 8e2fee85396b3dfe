"""What digests cost: an edition once, then so much a person, whoever else there is; a worker's memory stays flat."""

import gc
import tracemalloc
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.mail import claims
from accounts.models import Membership, OutgoingMail
from deliberation.digests import deliver, editions
from deliberation.models import Edition, Subscription
from tests.copies import copies

from .week import DUE, plan, send

pytestmark = pytest.mark.usefixtures("initiative", "argument", "challenge")


@pytest.fixture
def few_and_many(cast):
    """Twenty more like Dohyun now; when called, as many more as are asked for."""

    def join(numbers: range) -> None:
        member = Membership.objects.get(user=cast.dohyun)
        people = copies(cast.dohyun, numbers, email=lambda number: f"more{number}@madang.example")
        for row in (member, Subscription.objects.get(user=cast.dohyun)):
            copies(row, range(len(people)), user_id=lambda number: people[number].pk)

    join(range(20))
    return lambda more: join(range(20, 20 + more))


def counted(what, *arguments) -> int:
    with CaptureQueriesContext(connection) as queries:
        what(*arguments)
    return len(queries)


def test_an_edition_is_built_once_however_many_read_it(cast, few_and_many, monkeypatch):
    built = []
    real = editions.ranked
    monkeypatch.setattr(editions, "ranked", lambda *rest, **more: built.append(1) or real(*rest, **more))
    few_and_many(100)
    assert plan() == 125
    assert (Edition.objects.count(), len(built)) == (1, 1)


def test_a_hundred_more_to_plan_for_cost_not_one_query_more(cast, few_and_many):
    few = counted(plan)
    Subscription.objects.update(due_at=DUE + timedelta(days=7))
    few_and_many(100)
    assert counted(plan, DUE + timedelta(days=7)) <= few + 2


def test_a_mail_costs_two_statements_of_its_own_and_the_others_are_shared(cast, few_and_many, settings):
    """One commits that it is being sent, one how that ended."""
    plan()
    few = counted(send)
    few_and_many(100)
    Subscription.objects.update(due_at=DUE + timedelta(days=7))
    week = DUE + timedelta(days=7)
    Subscription.objects.update(even_if_empty=True)
    assert plan(week) == 125
    many = counted(send, week)
    assert OutgoingMail.objects.filter(state="accepted").count() == 150
    assert many - few <= 2 * 100 + 4


def test_what_an_edition_tells_is_read_once_a_batch(cast, few_and_many, monkeypatch):
    read = []
    real = deliver.edition_facts
    monkeypatch.setattr(deliver, "edition_facts", lambda some: read.append(len(some)) or real(some))
    monkeypatch.setattr(claims, "BATCH", 10)
    plan()
    send()
    assert read == [1, 1, 1]


def test_a_worker_needs_no_more_memory_for_ten_batches_than_for_three(
    cast, few_and_many, monkeypatch, settings
):
    """Of which the last one and the next one are held at once."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    monkeypatch.setattr(claims, "BATCH", 17)
    few_and_many(196)
    plan()
    with monkeypatch.context() as three_batches:
        real, left = claims.claim, iter(range(3))
        three_batches.setattr(
            claims, "claim", lambda *rest, **more: real(*rest, **more) if next(left, 3) < 3 else []
        )
        first = peak(send)
    assert peak(send) <= 1.2 * first
    assert OutgoingMail.objects.filter(state="accepted").count() == 221


def peak(what) -> int:
    """Bytes that were held at most above what was held before."""
    gc.collect()
    tracemalloc.start()
    try:
        what()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
