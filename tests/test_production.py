"""The processes of production as they are started there: PostgreSQL, Redis, a mail server, granian, a worker, beat."""

import http.client
import json
import shlex
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from celery import current_app
from django.utils import timezone

from accounts.models import MailState, OutgoingMail
from deliberation import dispatch
from deliberation.actions import mail
from deliberation.changes import last_of
from tests.cast import MONDAY, argue
from tests.services.lines import session_of
from tests.services.ports import end, free_port, wait_for_port
from tests.services.worker import wait_for_line
from tests.source import ROOT

pytestmark = pytest.mark.redis


def unit_command(name: str) -> list[str]:
    """What the unit starts, with this environment's programs in place of those of a server."""
    unit = (ROOT / "deploy/systemd" / name).read_text()
    line = next(line for line in unit.splitlines() if line.startswith("ExecStart=")).removeprefix(
        "ExecStart="
    )
    return shlex.split(
        line.replace("/opt/madang/.venv/bin", str(Path(sys.executable).parent)).replace("%%", "%")
    )


@pytest.fixture
def web(production, tmp_path):
    """granian as its unit starts it; yields a function that asks it."""
    production["DATA_DIR"] = str(tmp_path / "data")
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"],
        cwd=ROOT,
        env=production,
        check=True,
    )
    port = free_port()
    command = unit_command("madang-web.service")
    command[command.index("--port") + 1] = str(port)
    process = subprocess.Popen(command, cwd=ROOT, env=production)
    wait_for_port(port, process)
    yield lambda path, **headers: ask(port, path, headers)
    end(process)


@pytest.fixture
def live_port(web, production):
    """Live pages beside it, as their unit starts them."""
    port, command = free_port(), unit_command("madang-live.service")
    command[command.index("--port") + 1] = str(port)
    process = subprocess.Popen(command, cwd=ROOT, env=production)
    wait_for_port(port, process)
    yield port
    end(process)


def ask(port: int, path: str, headers: dict[str, str]) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "madang.example", **headers})
    answer = connection.getresponse()
    return answer, answer.read()


def test_web_is_ready_and_strict(web):
    ready, body = web("/readyz")
    plain, _ = web("/accounts/login/")
    secure, page = web("/accounts/login/", **{"X-Forwarded-Proto": "https"})
    other, _ = web("/accounts/login/", **{"X-Forwarded-Proto": "https", "Host": "evil.example"})

    assert (ready.status, json.loads(body)["status"]) == (200, "ready")
    assert (plain.status, plain.headers["Location"]) == (301, "https://madang.example/accounts/login/")
    assert secure.status == 200
    assert "max-age=31536000" in secure.headers["Strict-Transport-Security"]
    assert all(mark in secure.headers["Set-Cookie"] for mark in ("__Host-csrftoken", "Secure"))
    assert b"/dev/" not in page
    assert other.status == 400


def test_the_embedded_doors_are_shut_in_production(web):
    assert web("/dev/mail/", **{"X-Forwarded-Proto": "https"})[0].status == 404
    assert web("/dev/mail.json", **{"X-Forwarded-Proto": "https"})[0].status == 404


def test_an_open_page_hears_of_what_got_a_number(live_port, cast, argument):
    dispatch.dispatch(cast.workspace.pk)
    since = last_of(cast.workspace)
    connection = http.client.HTTPConnection("127.0.0.1", live_port, timeout=30)
    address = f"/live/?initiative={argument.initiative_id}&since={since}"
    connection.request(
        "GET", address, headers={"Host": "madang.example", "Cookie": f"__Host-{session_of(cast.taeho)}"}
    )
    answer = connection.getresponse()
    argue(cast, argument.initiative, "One voice, again", who=cast.dohyun)
    dispatch.dispatch(cast.workspace.pk)
    lines = iter(answer.fp.readline, b"")
    told = next(line for line in lines if line.startswith(b"data:"))
    connection.close()

    assert answer.status == 200
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "text/event-stream; charset=utf-8",
        "no-store",
    )
    assert json.loads(told.removeprefix(b"data:"))["group"] == "arguments"


def test_styles_are_compressed_and_kept_by_browsers(web):
    secure = {"X-Forwarded-Proto": "https"}
    page = web("/accounts/login/", **secure)[1].decode()
    sheet = page.split('rel="stylesheet" href="')[1].split('"')[0]
    answer, body = web(sheet, **secure, **{"Accept-Encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert body[:2] == b"\x1f\x8b"


def test_a_digest_reaches_the_mailbox_through_a_worker_once(worker, smtp_sink, cast, argument):
    mail.plan_due(MONDAY + timedelta(days=8))
    OutgoingMail.objects.update(not_before=timezone.now())
    waiting = OutgoingMail.objects.filter(state=MailState.PLANNED).count()
    worker("--queues", "mail")

    for _ in range(3):
        current_app.send_task("deliberation.tasks.send_mail")
    arrived = smtp_sink.wait_for(waiting)

    assert waiting > 0
    assert len(arrived) == len({message["X-Envelope-To"] for message in arrived}) == waiting
    assert all(message["List-Unsubscribe"] for message in arrived)


@pytest.mark.parametrize(
    "name",
    [f"madang-{part}.service" for part in ("worker", "mail", "jobs", "webhooks", "beat")],
)
def test_each_unit_starts_and_stops(name, production, tmp_path):
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(unit_command(name), cwd=ROOT, env=production, stdout=output, stderr=output)
    wait_for_line(log, "beat: Starting..." if "beat" in name else " ready.", process)
    process.terminate()

    assert process.wait(30) == 0
