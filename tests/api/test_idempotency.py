from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from deliberation.actions import arguments as actions
from deliberation.models import Argument, IdempotentRequest
from tests.api.client import caller

BODY = {"kind": "advantage", "claim": "Once"}


@pytest.fixture
def path(initiative):
    return f"initiatives/{initiative.pk}/arguments"


def test_the_same_key_and_body_happen_once_and_are_answered_alike(hana, path):
    first = hana.post(path, BODY, Idempotency_Key="a")
    again = hana.post(path, BODY, Idempotency_Key="a")
    assert (again.status_code, again.content, again["ETag"]) == (201, first.content, first["ETag"])
    assert (first.headers.get("Idempotent-Replayed"), again["Idempotent-Replayed"]) == (None, "true")
    assert Argument.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(hana, path):
    hana.post(path, BODY, Idempotency_Key="a")
    refusal = hana.post(path, {**BODY, "claim": "Twice"}, Idempotency_Key="a")
    assert (refusal.status_code, refusal.json()["code"]) == (422, "idempotency_key_reused")


def test_keys_of_two_callers_are_two_keys(cast, hana, path):
    hana.post(path, BODY, Idempotency_Key="a")
    assert caller(cast.dohyun).post(path, BODY, Idempotency_Key="a").status_code == 201
    assert Argument.objects.count() == 2


def test_while_the_first_is_running_the_second_is_told_so(hana, path):
    hana.post(path, BODY, Idempotency_Key="a")
    IdempotentRequest.objects.update(status=None)
    refusal = hana.post(path, BODY, Idempotency_Key="a")
    assert (refusal.status_code, refusal.json()["code"]) == (409, "still_running")


def test_the_claim_of_a_worker_that_died_can_be_taken_over(hana, path):
    left = hana.post(path, BODY, Idempotency_Key="a").json()["id"]
    row = IdempotentRequest.objects.get()
    IdempotentRequest.objects.update(status=None, leased_until=row.leased_until - timedelta(hours=1))
    assert hana.post(path, BODY, Idempotency_Key="a").json()["id"] != left
    assert IdempotentRequest.objects.get().status == 201


def test_what_was_refused_may_be_tried_again(taeho, cast, path):
    assert taeho.post(path, BODY, Idempotency_Key="a").status_code == 403
    cast.taeho.memberships.update(role="analyst")
    assert taeho.post(path, BODY, Idempotency_Key="a").status_code == 201


def test_after_a_day_a_key_is_new_again(hana, path):
    hana.post(path, BODY, Idempotency_Key="a")
    row = IdempotentRequest.objects.get()
    IdempotentRequest.objects.update(created_at=row.created_at - timedelta(hours=25))
    assert hana.post(path, BODY, Idempotency_Key="a").status_code == 201
    assert Argument.objects.count() == 2


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_has_a_length(hana, path, key):
    assert hana.post(path, BODY, Idempotency_Key=key).json()["code"] == "idempotency_key_invalid"


def test_work_and_answer_are_kept_together_or_not_at_all(hana, path, monkeypatch):
    def die(**words):
        actions.add_argument(**words)
        raise KeyboardInterrupt

    monkeypatch.setattr(
        "deliberation.api.views.arguments.actions", type("Dying", (), {"add_argument": staticmethod(die)})
    )
    with pytest.raises(KeyboardInterrupt):
        hana.post(path, BODY, Idempotency_Key="a")
    assert not Argument.objects.exists()
    assert IdempotentRequest.objects.get().status is None


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_are_one(hana, path):
    together, statuses = Barrier(10), []

    def post():
        together.wait()
        statuses.append(hana.post(path, BODY, Idempotency_Key="a").status_code)
        connection.close()

    threads = [Thread(target=post) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Argument.objects.count() == 1
    assert set(statuses) <= {201, 409}
    assert 201 in statuses
