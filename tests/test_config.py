"""Settings by environment, the two ways to run, what is logged, and the two questions of a load balancer."""

import json
import logging
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError

from config import environment, health, logs
from tests.source import ROOT

COMPLETE = {
    "DATABASE_URL": "postgresql://madang:secret@db.example:5433/madang?sslmode=require&prepare_threshold=5",
    "REDIS_URL": "redis://queue.example:6379/0",
    "EMAIL_URL": "smtp+tls://sender:secret@mail.example:587",
    "SECRET_KEY": "a-long-key-for-tests-only-a-long-key-for-tests-only-0123456789",
    "ALLOWED_HOSTS": "madang.example,www.madang.example",
}


def run(code: str, tmp_path: Path, **variables: str) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if name not in environment.PRODUCTION_VARIABLES}
    given = {**kept, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings", **variables}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=given, capture_output=True, text=True)


def settings(tmp_path: Path, *names: str, **variables: str) -> dict:
    code = f"import json; from config import settings as s; print(json.dumps({{n: getattr(s, n) for n in {names}}}))"
    done = run(code, tmp_path, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "entry", ["import config.wsgi", "import config.asgi", "from config.celery import app; app.Worker"]
)
def test_production_entries_refuse_to_start_and_name_what_is_missing(entry, tmp_path):
    incomplete = {name: value for name, value in COMPLETE.items() if name not in ("REDIS_URL", "SECRET_KEY")}

    done = run(entry, tmp_path, **incomplete)

    assert done.returncode == 1
    assert "needs REDIS_URL, SECRET_KEY in its environment" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("pop3://host/?address=reply@madang.example", "REPLY_URL begins with"),
        ("imaps://user:secret@host/INBOX", "REPLY_URL names an address"),
        ("imaps://host/INBOX?address=far.too.long.a.name@madang.example", "15 characters at most"),
        ("imap://mail.example/INBOX?address=reply@madang.example", "imaps://"),
        ("anymail+mailgun://?address=reply@madang.example", "ANYMAIL_WEBHOOK_SECRET"),
    ],
)
def test_a_mailbox_for_answers_that_cannot_work_is_named(url, fault):
    with pytest.raises(SystemExit, match=re.escape(fault)) as refused:
        environment.replies(url)
    assert "secret@" not in str(refused.value)


def test_a_mailbox_for_answers_is_read():
    url = "imaps://user:secret@host/INBOX?address=reply@madang.example&authserv_id=mx.madang.example"
    told = {"address": "reply@madang.example", "authserv_id": "mx.madang.example", "imap": url}
    assert environment.replies(url) == told
    assert environment.replies("") == {}


def test_production_entries_start_with_everything_set(tmp_path):
    done = run("import config.wsgi; print(callable(config.wsgi.application))", tmp_path, **COMPLETE)

    assert done.stdout.strip() == "True", done.stderr


def test_production_is_strict(tmp_path):
    names = (
        "EMBEDDED",
        "BASE_URL",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_NAME",
        "SECURE_HSTS_SECONDS",
        "DEBUG",
    )

    assert settings(tmp_path, *names, **COMPLETE) == {
        "EMBEDDED": False,
        "BASE_URL": "https://madang.example",
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600,
        "DEBUG": False,
    }


def test_production_takes_its_services_from_addresses(tmp_path):
    found = settings(
        tmp_path,
        "DATABASES",
        "CELERY_BROKER_URL",
        "EMAIL_HOST",
        "EMAIL_PORT",
        "EMAIL_USE_TLS",
        "CACHES",
        **COMPLETE,
    )

    database = found["DATABASES"]["default"]
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "madang")
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["prepare_threshold"] == 5
    assert database["OPTIONS"]["pool"]["max_size"] == 4
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert found["CELERY_BROKER_URL"] == found["CACHES"]["default"]["LOCATION"] == COMPLETE["REDIS_URL"]


def test_prepared_statements_can_be_switched_off_for_an_old_pooler(tmp_path):
    address = "postgresql://madang@pooler.example/madang?prepare_threshold=none&server_side_binding=false"

    options = environment.database(address, pool_size=0)["OPTIONS"]

    assert options == {"prepare_threshold": None, "server_side_binding": False}


@pytest.mark.parametrize("name", ["DATABASE_URL", "EMAIL_URL"])
def test_an_address_of_another_kind_is_told_in_a_sentence(name, tmp_path):
    done = run("import config.settings", tmp_path, **COMPLETE | {name: "mysql://somewhere"})

    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} begins with one of ")


def test_the_embedded_run_needs_no_setting(tmp_path):
    found = settings(tmp_path, "EMBEDDED", "BASE_URL", "EMAIL_BACKEND", "CELERY_BROKER_URL", PORT="8123")

    assert found == {
        "EMBEDDED": True,
        "BASE_URL": "http://127.0.0.1:8123",
        "EMAIL_BACKEND": "accounts.kept_mail.EmailBackend",
        "CELERY_BROKER_URL": "filesystem://localhost",
    }


def test_one_production_variable_ends_the_embedded_run(tmp_path):
    assert settings(tmp_path, "EMBEDDED", REDIS_URL="redis://127.0.0.1/0") == {"EMBEDDED": False}


def test_the_embedded_key_is_made_once_and_is_private(tmp_path):
    first = environment.embedded_secret_key(tmp_path / "new")

    assert environment.embedded_secret_key(tmp_path / "new") == first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "new" / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret-key"]


def test_a_data_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path):
    (tmp_path / "taken").write_text("a file where a folder should be")

    with pytest.raises(SystemExit, match=r"cannot keep its data in .*taken"):
        environment.embedded_secret_key(tmp_path / "taken")


@pytest.mark.parametrize("port", ["0", "70000", "http", "-1"])
def test_a_port_that_is_none_is_told_in_a_sentence(port, monkeypatch):
    monkeypatch.setenv("PORT", port)

    with pytest.raises(SystemExit, match="PORT is a number from 1 to 65535"):
        environment.port()


@pytest.mark.django_db
def test_readiness_names_each_part(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ready",
        "database": "ok",
        "migrations": "ok",
        "cache": "ok",
        "queue": "ok",
    }


@pytest.mark.django_db
def test_readiness_fails_with_the_part_that_fails_and_keeps_why_to_itself(client, monkeypatch):
    def refuse():
        raise OperationalError("password authentication failed for user madang")

    monkeypatch.setitem(health.CHECKS, "database", refuse)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "failed"
    assert "password" not in answer.content.decode()


@pytest.mark.django_db
def test_readiness_waits_for_migrations(client, monkeypatch):
    monkeypatch.setattr(health, "_known_migrations", lambda: frozenset({("deliberation", "9999_tomorrow")}))

    assert client.get("/readyz").json()["migrations"] == "failed"


def test_being_alive_asks_nothing_of_the_database(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})


def test_an_answer_carries_the_id_that_the_proxy_gave(client):
    given = client.get("/healthz", headers={"X-Request-ID": "proxy-0123456789"})
    forged = client.get("/healthz", headers={"X-Request-ID": "two\nlines"})

    assert given["X-Request-ID"] == "proxy-0123456789"
    assert "\n" not in forged["X-Request-ID"]
    assert len(forged["X-Request-ID"]) == 36


def test_every_answer_forbids_what_no_page_needs(client):
    answer = client.get("/healthz")

    assert "'unsafe" not in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_log_says_who_asked_for_what_in_which_workspace(client, cast, initiative, caplog):
    client.force_login(cast.hana)
    with caplog.at_level(logging.INFO, "madang.request"):
        client.get(f"/i/{initiative.ref}/", headers={"X-Request-ID": "proxy-0123456789"})

    told = caplog.records[-1].msg
    assert told["user"] == str(cast.hana.pk)
    assert (told["workspace"], told["route"], told["status"]) == ("AI", "i/<ref:ref>/", 200)


def test_the_log_asks_nobody_who_they_are(client, caplog):
    with caplog.at_level(logging.INFO, "madang.request"):
        client.get("/healthz")

    assert caplog.records[-1].msg["user"] is None


def line(readable: bool, text: str, **record) -> str:
    made = logging.makeLogRecord(
        {"name": "madang", "levelno": 20, "levelname": "INFO", "msg": text, **record}
    )
    logs.name_route(made)
    return logs.formatter(readable=readable).format(made)


def test_a_line_break_in_a_text_does_not_begin_a_line_in_the_log():
    written = line(False, 'title: x\n{"event": "forged"}\u2028')

    assert len(written.splitlines()) == 1
    assert json.loads(written)["event"] == 'title: x\\n{"event": "forged"}\\u2028'


def test_a_failed_request_is_named_by_its_route_not_by_its_path(rf):
    request = rf.get("/accounts/password/reset/key/secret-token/")

    assert "secret-token" not in line(False, "Not Found: %s", args=(request.path,), request=request)


def told(fault: str) -> str:
    """What the log says when an exception with this text is caught."""
    token = "mdg_" + "canary"  # noqa: F841 - a local variable that must not be told
    try:
        raise ValueError(fault)
    except ValueError:
        return line(True, "failed", exc_info=sys.exc_info())


def test_an_exception_is_told_without_the_row_it_was_about():
    written = told("violates check\nDETAIL:  Failing row contains (7, unfinished\nposition).")

    assert "ValueError: violates check" in written
    assert "unfinished" not in written
    assert "position" not in written


def test_local_variables_stay_out_of_the_log():
    assert "mdg_canary" not in told("wrong")
