"""The receiver of docs/examples against the live site: it reads what it was told of, once, and heeds nobody else."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from queue import Queue
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.utils import timezone
from standardwebhooks import Webhook as Signer

from accounts.actions import create_token
from deliberation import dispatch, webhooks
from deliberation.actions.webhooks import add_webhook, ping_webhook, replay_delivery
from deliberation.models import WebhookDelivery
from tests.cast import argue, gather, open_initiative
from tests.services.ports import end, free_port, wait_for_port
from tests.source import ROOT

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = ROOT / "docs/examples/webhook_receiver.py"


class Running:
    """The script; ``said`` are the lines that it printed."""

    def __init__(self, process: subprocess.Popen, port: int) -> None:
        self.process, self.port, self.said = process, port, Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.said.put(line.strip())

    def send(self, body: bytes, headers: dict[str, str]) -> int:
        request = Request(f"http://127.0.0.1:{self.port}/", body, headers)
        try:
            with urlopen(request, timeout=20) as answer:
                return answer.status
        except HTTPError as refusal:
            return refusal.code


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.fixture
def kept(cast, near, live_server, settings):
    """A webhook of Jiwoo's at a free port, and its secret."""
    settings.BASE_URL = live_server.url
    dispatch.dispatch(cast.workspace.pk)
    port = free_port()
    by = cast.actor(cast.jiwoo)
    webhook, secret = add_webhook(by=by, workspace=cast.workspace, address=f"http://127.0.0.1:{port}/")
    return webhook, secret, port


@pytest.fixture
def running(cast, kept, live_server) -> Iterator[Running]:
    _webhook, secret, port = kept
    _token, text = create_token(user=cast.hana, name="Receiver", scopes=("read",))
    environment = {**os.environ, "SECRET": secret, "TOKEN": text}
    command = [sys.executable, str(SCRIPT), live_server.url, str(port)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    wait_for_port(port, process)
    yield Running(process, port)
    end(process)


def send_all(cast, webhook) -> None:
    dispatch.dispatch(cast.workspace.pk)
    webhooks.send_due(webhook.pk, timezone.now())


def test_it_is_read_at_a_glance():
    assert len(SCRIPT.read_text().splitlines()) <= 60


def test_it_prints_what_it_was_told_of_as_its_own_token_reads_it_and_each_thing_once(cast, kept, running):
    webhook, _secret, _port = kept
    initiative = open_initiative(cast)
    argue(cast, initiative, "One voice carries further")
    send_all(cast, webhook)
    said = [running.said.get(timeout=30) for _line in range(3)]
    assert sorted(said) == [
        "argument.added AI-1#1 One voice carries further",
        "initiative.stage_changed AI-1 Align AI and digital diplomacy across two ministries",
        "initiative.started AI-1 Align AI and digital diplomacy across two ministries",
    ]
    row = WebhookDelivery.objects.get(type="argument.added")
    replay_delivery(by=cast.actor(cast.jiwoo), delivery=row)
    ping_webhook(by=cast.actor(cast.jiwoo), webhook=webhook)
    send_all(cast, webhook)
    assert running.said.get(timeout=30) == "ping"
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {"delivered"}


def test_it_heeds_nobody_else_and_no_copy_of_an_old_message(kept, running):
    _webhook, secret, _port = kept
    body, now = b'{"type":"ping","timestamp":"2026-05-04T00:00:00Z","data":{}}', timezone.now()

    def headers(key: str, moment) -> dict[str, str]:
        signature = Signer(key).sign("m1", moment, body.decode())
        stamp = str(int(moment.timestamp()))
        return {"webhook-id": "m1", "webhook-timestamp": stamp, "webhook-signature": signature}

    other = "whsec_" + "A" * 44
    old = now - timedelta(minutes=6)
    assert running.send(body, {}) == 401
    assert running.send(body, {**headers(secret, now), "webhook-timestamp": "soon"}) == 401
    assert running.send(body, headers(other, now)) == 401
    assert running.send(body, headers(secret, old)) == 401
    assert running.send(body.replace(b"ping", b"pong"), headers(secret, now)) == 401
    assert running.said.empty()
    assert running.send(body, headers(secret, now)) == 204
    assert running.said.get(timeout=30) == "ping"
