"""Whatever goes wrong below /api/ is a problem, in the caller's language, with the id that stands in the log."""

import logging

import orjson
import pytest
from django.test import Client

from tests.api.client import Caller, caller, visitor

PROBLEM = "application/problem+json"
MEMBERS = {"type", "title", "status", "detail", "code", "errors", "request_id"}


@pytest.fixture
def broken(monkeypatch):
    def fail(*_words, **_more):
        raise RuntimeError("the pipe with mdg_secret burst")

    monkeypatch.setattr("deliberation.api.views.arguments.actions.add_argument", fail)


def tried(hana: Caller, initiative) -> tuple:
    client = Client(headers=hana.headers, raise_request_exception=False)
    body = {"kind": "advantage", "claim": "One voice"}
    path = f"/api/v1/initiatives/{initiative.pk}/arguments"
    answer = client.post(path, body, content_type="application/json")
    return answer, orjson.loads(answer.content)


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_ours_is_a_problem_with_an_id_and_no_trace(
    settings, hana, initiative, broken, caplog, debug
):
    settings.DEBUG = debug
    with caplog.at_level(logging.ERROR, logger="django.request"):
        answer, told = tried(hana, initiative)
    assert (answer.status_code, answer["Content-Type"], told["code"]) == (500, PROBLEM, "broken")
    assert told.keys() == MEMBERS
    assert told["request_id"] == answer["X-Request-ID"]
    assert b"burst" not in answer.content
    assert b"Traceback" not in answer.content
    [logged] = [record for record in caplog.records if record.exc_info]
    assert "burst" in str(logged.exc_info[1])


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2/me", "/api/v1/webhooked"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_where_there_is_nothing_is_a_problem(hana, path, method):
    answer = hana.send(method, path, None)
    assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)
    assert answer.json()["code"] == "not_found"


def test_a_host_that_is_not_ours_is_a_problem(hana):
    answer = Client(headers={**hana.headers, "Host": "elsewhere.example"}).get("/api/v1/me")
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)


def test_pages_stay_pages(cast):
    answer = Client().get("/nothing/here/", follow=True)
    assert answer["Content-Type"].startswith("text/html")


REFUSED = {
    "unknown": ("POST", "initiatives/{initiative}/arguments", {"nonsense": 1}, 422),
    "no field": ("GET", "arguments/{argument}?fields=nonsense", None, 422),
    "no JSON": ("POST", "initiatives/{initiative}/arguments", b"{", 400),
    "no noun": ("GET", "arguments/{initiative}", None, 404),
    "no address": ("GET", "nothing", None, 404),
    "no method": ("PUT", "arguments/{argument}", None, 405),
    "no version": ("PATCH", "arguments/{argument}", {"claim": "x"}, 428),
    "no name": ("POST", "initiatives/{initiative}/reports", {"reason": "x", "argument": "{initiative}"}, 422),
    "not told": ("GET", "initiatives/{initiative}/arguments?label=agreed", None, 422),
    "not one": ("POST", "initiatives/{initiative}/reports", {"reason": "x"}, 422),
    "twice": ("GET", "initiatives/{initiative}/arguments?limit=1&limit=2", None, 422),
    "naive": ("GET", "initiatives/{initiative}/arguments?updated_since=2026-05-04T09:00:00", None, 422),
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_refusal_speaks_the_caller_s_language(cast, initiative, argument, name):
    method, path, body, status = REFUSED[name]
    ids = {"initiative": initiative.pk, "argument": argument.pk}
    if isinstance(body, dict):
        body = {key: value.format(**ids) if isinstance(value, str) else value for key, value in body.items()}
    told = {}
    for language in ("en", "ko"):
        answer = caller(cast.hana).send(method, path.format(**ids), body, Accept_Language=language)
        assert (answer.status_code, answer["Content-Language"]) == (status, language)
        told[language] = [answer.json()["detail"], *(fault["detail"] for fault in answer.json()["errors"])]
    assert all(korean(said) for said in told["ko"]), told["ko"]
    assert not any(korean(said) for said in told["en"]), told["en"]


def korean(text: str) -> bool:
    return any("가" <= sign <= "힣" for sign in text)


def test_a_program_that_names_no_language_hears_its_owner_s(cast, argument):
    hana = caller(cast.hana)
    cast.hana.language = "ko"
    cast.hana.save()
    assert korean(hana.patch(f"arguments/{argument.pk}", {}).json()["detail"])
    assert not korean(hana.patch(f"arguments/{argument.pk}", {}, Accept_Language="en").json()["detail"])


def test_who_brings_nothing_is_told_what_to_bring(argument):
    answer = visitor.get("me", Accept_Language="ko")
    assert answer["WWW-Authenticate"] == 'Bearer realm="Madang"'
    assert korean(answer.json()["detail"])


def test_a_session_without_its_word_is_told_which_header(cast, argument):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.hana)
    answer = client.put(
        f"/api/v1/arguments/{argument.pk}/vote", {"value": 1}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")
    assert "X-CSRFToken" in answer.json()["detail"]
