"""What runs in the processes that are killed: planners, workers, and who changes things between them.

Each is forked from a server that has Django loaded, so that it costs milliseconds, and connects by itself. It dies by
SIGKILL at a step that the seed names; before and after each SQL statement, each commit, and each word with the mail
server is one step.
"""

import os
import signal
import smtplib
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import django

django.setup()

from django.core.mail.utils import DNS_NAME  # noqa: E402
from django.db import connection  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.urls import get_resolver  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.translation import gettext, override  # noqa: E402

from accounts.mail import claims, service  # noqa: E402
from accounts.models import Membership, User  # noqa: E402
from deliberation.actions import digests, mail, people  # noqa: E402
from deliberation.models import Subscription  # noqa: E402
from deliberation.permissions import Actor  # noqa: E402


def _warm() -> None:
    """Load what each process would load for itself."""
    get_resolver().url_patterns  # noqa: B018
    for language in ("en", "ko"):
        with override(language):
            gettext("accepted")
    for name in ("letter", "line", "section"):
        get_template(f"emails/{name}.html")


_warm()
DNS_NAME._fqdn = "trial"  # looking for a name of this machine may take seconds
DEATHS = "deaths.txt"
NEAR_THE_SOCKET = {"smtp", "update"}


@dataclass(frozen=True, slots=True)
class Job:
    """One process: what it does on which database, and at which of its steps it dies; 0 for never.

    ``near_the_socket`` counts the steps of handing over alone: else most would die while they read.
    """

    what: str
    database: str
    folder: Path
    port: int
    dies_at: int = 0
    near_the_socket: bool = False
    batch: int = 250
    whom: str = ""


class Clock:
    """The time of a trial, in a file that all of its processes read."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "clock"

    def set(self, moment: float) -> None:
        self.file.write_bytes(struct.pack("d", moment))

    def read(self) -> float:
        return struct.unpack("d", self.file.read_bytes())[0]

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.read(), UTC)


class Steps:
    """Counts them, and dies at one."""

    def __init__(self, job: Job) -> None:
        self.job, self.left = job, job.dies_at

    def step(self, name: str) -> None:
        if self.job.near_the_socket and name.split()[1] not in NEAR_THE_SOCKET:
            return
        self.left -= 1
        if not self.left:
            with (self.job.folder / DEATHS).open("a") as file:
                file.write(f"{self.job.what} {name}\n")
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        connection.execute_wrappers.append(self._statement)
        self._around(connection, "_commit", "commit")
        self._around(smtplib.SMTP, "send", "smtp")
        self._around(smtplib.SMTP, "getreply", "smtp")

    def _statement(self, execute, sql, *rest):
        word = sql.split(None, 1)[0].lower() if isinstance(sql, str) else "sql"
        self.step(f"before {word}")
        done = execute(sql, *rest)
        self.step(f"after {word}")
        return done

    def _around(self, owner, attribute: str, name: str) -> None:
        real = getattr(owner, attribute)

        def watched(*arguments, **options):
            self.step(f"before {name}")
            done = real(*arguments, **options)
            self.step(f"after {name}")
            return done

        setattr(owner, attribute, watched)


def run(job: Job) -> None:
    """The whole life of a process."""
    clock = Clock(job.folder)
    timezone.now = clock.now
    connection.settings_dict["NAME"] = job.database
    django.conf.settings.EMAIL_PORT = job.port
    claims.BATCH = job.batch
    Steps(job).watch()
    WHAT[job.what](job, clock.now())


def _plan(job: Job, now: datetime) -> None:
    mail.plan_due(now)


def _send(job: Job, now: datetime) -> None:
    mail.send_due(now)


def _remove(job: Job, now: datetime) -> None:
    user = User.objects.get(email=job.whom)
    by = Actor(user=user, acted_at=now)
    for membership in Membership.objects.active().filter(user=user):
        people.end_membership(by=by, membership=membership)


def _unsubscribe(job: Job, now: datetime) -> None:
    for subscription in Subscription.objects.filter(user__email=job.whom):
        digests.unsubscribe(subscription=subscription)


def _resume(job: Job, now: datetime) -> None:
    service.resume(now)


WHAT = {"plan": _plan, "send": _send, "remove": _remove, "unsubscribe": _unsubscribe, "resume": _resume}
