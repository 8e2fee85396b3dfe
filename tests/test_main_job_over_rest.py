"""The main job by a script of another system, with a real token, to a mail in a real SMTP server's hands."""

import subprocess
import sys
from datetime import timedelta
from io import StringIO

import pytest
from celery import current_app
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Membership
from deliberation.models import Argument, Comment, Initiative, Subscription, View, Vote
from tests.cast import gather
from tests.source import ROOT

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT, ARTICLE = ROOT / "docs/examples/main_job.py", ROOT / "tests/data/briefs/article.txt"


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.fixture
def do_the_main_job(cast, live_server, settings):
    """Runs the example as Minji and returns what it printed."""
    settings.BASE_URL = live_server.url

    def run() -> str:
        token = StringIO()
        call_command("create_token", cast.minji.email, scopes="read,write,vote", stdout=token)
        command = [sys.executable, str(SCRIPT), live_server.url, token.getvalue().strip(), "AI", str(ARTICLE)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_a_script_does_the_main_job(cast, do_the_main_job):
    assert do_the_main_job() == "AI-1"
    initiative = Initiative.objects.get()
    assert (initiative.stage, initiative.parties.filter(part="lead").count()) == ("open", 2)
    kinds = [argument.kind for argument in Argument.objects.all()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"advantage": 3, "disadvantage": 2, "challenge": 2}
    assert Vote.objects.get().argument.claim.startswith("Embassies")
    assert (Comment.objects.count(), View.objects.count()) == (1, 1)


def test_the_week_is_found_in_the_mailbox(cast, do_the_main_job, smtp_sink, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_sink.url.removeprefix("smtp://").split(":")
    do_the_main_job()
    call_command("send_digests", now=(timezone.now() + timedelta(days=8)).isoformat())
    assert "AI & Digital Diplomacy" in told(smtp_sink.messages, cast.hana)


@pytest.mark.redis
def test_worker_and_smtp_bring_the_week(worker, cast, do_the_main_job, smtp_sink):
    worker()
    do_the_main_job()
    Subscription.objects.update(due_at=timezone.now())  # all that was done is in the week
    current_app.send_task("deliberation.tasks.due_digests")
    readers = Membership.objects.active().exclude(user=cast.minji)
    letters = smtp_sink.wait_for(readers.count())
    assert told(letters, cast.hana)


def told(letters, who) -> str:
    """The sender of the one letter that this person got, which tells the claim."""
    (letter,) = [one for one in letters if one["X-Envelope-To"] == who.email]
    assert "Embassies would hear of a new rule" in letter.get_body(("plain",)).get_content()
    return letter["From"]
