"""Exports over REST: asked for, looked after, taken away; each for whoever asked for it."""

import pytest
from django.conf import settings as django_settings
from django.test import Client

from deliberation.api.nouns import NOUNS
from deliberation.exchange.runs import run
from deliberation.models import Job
from tests.api.client import caller, visitor
from tests.scene import set_scene

WHOLE = {"workspace": "AI", "format": "jsonl"}


@pytest.fixture
def scene(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return set_scene(cast)


def carried_out(answer) -> str:
    """The address of a job, once a worker has done it."""
    run(Job.objects.get(pk=answer.json()["id"]).pk, NOUNS)
    return answer.json()["url"]


def bytes_for(who, url: str):
    """A file, which is no JSON."""
    return Client().get(url.removeprefix(django_settings.BASE_URL), headers=who.headers)


def test_an_export_is_asked_for_watched_and_taken_away(scene, hana):
    asked = hana.post(
        "exports",
        {**WHOLE, "initiative": str(scene.initiative.pk), "format": "csv", "noun": "comments"},
    )
    assert (asked.status_code, asked["Location"]) == (202, asked.json()["url"])
    assert (asked.json()["state"], asked.json()["file"]) == ("waiting", None)
    assert asked.json()["permissions"] == {"cancel": True, "download": False, "carry_out": False}
    job = hana.get(carried_out(asked)).json()
    assert (job["state"], job["progress"]) == ("done", {"done": 1, "total": 1})
    assert (job["file"]["name"], job["file"]["size"] > 0) == ("AI-1-comments.csv", True)
    assert job["permissions"] == {"cancel": True, "download": True, "carry_out": False}
    file = bytes_for(hana, job["file"]["url"])
    assert file["Content-Disposition"] == 'attachment; filename="AI-1-comments.csv"'
    assert file["X-Content-Type-Options"] == "nosniff"
    assert b"Since when?" in b"".join(file.streaming_content)


def test_jobs_are_listed_for_who_asked_and_for_nobody_else(scene, hana, minji, ben):
    url = carried_out(hana.post("exports", WHOLE))
    for path in ("jobs", "exports", "jobs?workspace=AI&state=done"):
        assert [one["url"] for one in hana.get(path).json()["results"]] == [url]
        assert minji.get(path).json()["results"] == ben.get(path).json()["results"] == []
    for who in (minji, ben):
        assert who.get(url).status_code == 404
        assert who.get(f"{url}/file").status_code == 404
        assert who.delete(url).status_code == 404
    assert visitor.get(url).status_code == 401
    pk = url.rpartition("/")[2]
    assert hana.get(f"jobs/{pk}").json()["id"] == pk


def test_observers_may_take_away_what_they_read_and_strangers_nothing(scene, taeho, ben):
    assert taeho.post("exports", WHOLE).status_code == 202
    refused = ben.post("exports", WHOLE)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "workspace")


def test_an_initiative_that_one_does_not_see_is_not_there(cast, scene, hana):
    type(scene.initiative).objects.update(audience="named")
    refused = hana.post("exports", {**WHOLE, "initiative": str(scene.initiative.pk)})
    assert refused.json()["errors"][0] == {
        "field": "initiative",
        "code": "does_not_exist",
        "detail": "There is nothing of this name for you.",
    }


def test_what_is_asked_wrongly_is_refused_at_its_fields(scene, hana):
    refused = hana.post("exports", {"workspace": "AI", "format": "xlsx", "noun": "people", "raw": True})
    assert {fault["field"] for fault in refused.json()["errors"]} == {"format", "noun", "raw"}
    assert hana.post("exports?raw=yes", WHOLE).status_code == 422
    assert hana.post("exports?raw=1", WHOLE).json()["errors"][0]["code"] == "only_csv"
    assert hana.post("exports?raw=1", {"workspace": "AI", "format": "csv"}).json()["raw"] is True


def test_a_token_that_may_not_read_exports_nothing(cast, scene):
    assert caller(cast.hana, "write").post("exports", WHOLE).status_code == 403
    assert caller(cast.hana, "read").post("exports", WHOLE).status_code == 202


def test_the_same_key_asks_once(scene, hana):
    first, again = (hana.post("exports", WHOLE, Idempotency_Key="nightly") for _time in range(2))
    assert first.json()["id"] == again.json()["id"]
    assert Job.objects.count() == 1


def test_cancelling_twice_is_once(scene, hana):
    url = hana.post("exports", WHOLE).json()["url"]
    for _time in range(2):
        assert hana.delete(url).status_code == 204
    job = hana.get(url).json()
    assert (job["state"], job["permissions"]["cancel"]) == ("cancelled", False)
    assert hana.get(f"{url}/file").status_code == 404


def test_exports_are_counted_by_themselves(scene, hana, limited):
    limited("exports", 2)
    answers = [hana.post("exports", WHOLE) for _time in range(3)]
    assert [one.status_code for one in answers] == [202, 202, 429]
    assert answers[0]["RateLimit"].startswith('"exports";r=1')
    assert "Retry-After" in answers[2]


def test_a_file_that_says_more_than_one_may_see_by_now_is_kept_back(cast, scene, hana):
    url = carried_out(hana.post("exports", WHOLE))
    type(scene.initiative).objects.update(audience="named")
    assert hana.get(f"{url}/file").json()["code"] == "rights_changed"
    job = hana.get(url).json()
    assert (job["file"], job["permissions"]["download"]) == (None, False), "the answer to trying is the same"


def test_of_what_is_done_the_file_can_be_let_go(scene, hana):
    url = carried_out(hana.post("exports", WHOLE))
    assert hana.get(url).json()["permissions"]["cancel"]
    assert hana.delete(url).status_code == 204
    job = hana.get(url).json()
    assert (job["state"], job["file"]) == ("done", None)
    assert job["permissions"] == {"cancel": False, "download": False, "carry_out": False}
