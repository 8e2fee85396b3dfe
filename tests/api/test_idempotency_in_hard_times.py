"""Two hundred at once, a worker that is killed, a file: the same key happens once."""

import subprocess
import sys
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from deliberation.models import Activity, Argument, Brief, IdempotentRequest
from tests.api.client import caller
from tests.cast import gather, open_initiative
from tests.source import ROOT

BODY = {"kind": "advantage", "claim": "Once"}
MANY = 200
KILLED = -9
# A request in a process of its own that is killed where the second argument says.
CRASH = """
import os, signal, sys
import orjson
import django
django.setup()
from django.test import Client
from deliberation.api import doors, idempotency

def die(*words, **more):
    os.kill(os.getpid(), signal.SIGKILL)

place, path, authorization = sys.argv[1:]
setattr(*{"work": (idempotency, "_remember"), "commit": (doors.Door, "finalize_response")}[place], die)
headers = {"Authorization": authorization, "Idempotency-Key": "a", "Host": "madang.example"}
body = orjson.dumps({"kind": "advantage", "claim": "Once"})
Client(headers=headers).post(path, body, content_type="application/json", secure=True)
"""


@pytest.fixture
def people(transactional_db):
    return gather()


@pytest.fixture
def path(people):
    return f"initiatives/{open_initiative(people).pk}/arguments"


def at_once(many: int, act) -> list[int]:
    together, statuses = Barrier(many), []

    def one():
        together.wait()
        try:
            statuses.append(act().status_code)
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


@pytest.mark.django_db(transaction=True)
def test_two_hundred_at_once_are_one(people, path):
    if connection.vendor != "postgresql":
        pytest.skip("two hundred connections are tried on PostgreSQL")
    hana = caller(people.hana)
    statuses = at_once(MANY, lambda: hana.post(path, BODY, Idempotency_Key="a"))
    assert Argument.objects.count() == 1
    assert len(statuses) == MANY
    assert set(statuses) <= {201, 409}
    assert hana.post(path, BODY, Idempotency_Key="a")["Idempotent-Replayed"] == "true"


@pytest.fixture
def crash(people, production, path):
    """Sends the request in another process, which is killed after its work or after its commit."""
    hana = caller(people.hana)

    def run(place: str):
        command = [sys.executable, "-c", CRASH, place, f"/api/v1/{path}", hana.headers["Authorization"]]
        done = subprocess.run(command, cwd=ROOT, env=production, capture_output=True, text=True, timeout=60)
        assert done.returncode == KILLED, done.stderr
        return hana

    return run


@pytest.mark.redis
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_between_work_and_answer_left_nothing(crash, path):
    hana = crash("work")
    assert not Argument.objects.exists()
    assert not Activity.objects.filter(verb="argument.added").exists()
    assert hana.post(path, BODY, Idempotency_Key="a").json()["code"] == "still_running"
    row = IdempotentRequest.objects.get()
    IdempotentRequest.objects.update(leased_until=row.leased_until - timedelta(hours=1))
    assert hana.post(path, BODY, Idempotency_Key="a").status_code == 201
    assert Argument.objects.count() == 1


@pytest.mark.redis
@pytest.mark.django_db(transaction=True)
def test_one_that_is_killed_after_the_commit_left_its_answer(crash, path):
    hana = crash("commit")
    known = Argument.objects.get()
    again = hana.post(path, BODY, Idempotency_Key="a")
    assert (again.status_code, again["Idempotent-Replayed"]) == (201, "true")
    assert again.json()["id"] == str(known.pk)
    assert Argument.objects.count() == 1


def handed_in(who, words: str, key: str = "a"):
    file = SimpleUploadedFile("brief.txt", words.encode(), "text/plain")
    client = Client(headers={**who.headers, "Idempotency-Key": key})
    return client.post("/api/v1/briefs", {"workspace": "AI", "file": file})


@pytest.mark.django_db
def test_a_file_is_part_of_what_was_sent(cast):
    minji = caller(cast.minji)
    first, again = handed_in(minji, "Two forums in 2026."), handed_in(minji, "Two forums in 2026.")
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again["Idempotent-Replayed"], again.content) == ("true", first.content)
    assert Brief.objects.count() == 1
    other = handed_in(minji, "Three forums in 2026.")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert handed_in(caller(cast.jiwoo), "Three forums in 2026.").status_code == 201


@pytest.mark.django_db
def test_a_query_is_part_of_what_was_sent(cast, initiative):
    minji, path = caller(cast.minji), f"initiatives/{initiative.pk}/arguments"
    assert minji.post(path, BODY, Idempotency_Key="a").status_code == 201
    assert minji.post(f"{path}?notify=false", BODY, Idempotency_Key="a").status_code == 422


@pytest.mark.django_db
def test_an_external_id_is_a_key_for_ever(cast, initiative):
    minji, path = caller(cast.minji), f"initiatives/{initiative.pk}/arguments/by-external/kialo/77"
    body = {"kind": "advantage", "claim": "Written elsewhere"}
    first, again = minji.put(path, body), minji.put(path, body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert (first.json()["id"], first["ETag"]) == (again.json()["id"], again["ETag"])
    changed = minji.put(path, body | {"claim": "Written otherwise there"})
    assert (changed.status_code, changed.json()["version"]) == (200, first.json()["version"] + 1)
    assert Argument.objects.count() == 1
