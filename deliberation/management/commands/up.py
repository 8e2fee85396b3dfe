"""`manage.py up`: everything in one process, for trying Madang on one's own machine."""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.db import DatabaseError

from accounts.models import Workspace
from deliberation.management import static
from deliberation.management.embedded import Background, WebServer
from deliberation.management.progress import Progress

NEEDED = 50 * 1024 * 1024  # bytes free before anything is written


class Command(BaseCommand):
    help = "Serve web, worker and beat in this one process, on SQLite, at 127.0.0.1 only."
    requires_migrations_checks = False

    def handle(self, *, verbosity: int = 1, **options) -> None:
        _refuse_production()
        listener = _listen(settings.PORT)
        _prepare(Progress(self.stderr, len(PREPARATIONS), "preparations", verbosity=verbosity))
        background = Background()
        server = WebServer(on_ready=self._announce)
        background.start()
        server.run(sockets=[listener])
        if not background.stop():
            self.stderr.write("A task was still running; the next start picks up what it left.")
            sys.stdout.flush()
            os._exit(0)

    def _announce(self) -> None:
        address = settings.BASE_URL
        self.stdout.write(f"ready http://127.0.0.1:{settings.PORT}")
        self.stdout.write(
            f"Sign in at {address}/accounts/login/ by a one-time link as facilitator@madang.example, "
            "analyst@madang.example, observer@madang.example or owner@madang.example."
        )
        self.stdout.write(f"Mail stays here and is read at {address}/dev/mail/. Ctrl-C stops everything.")
        self.stdout.flush()


def _refuse_production() -> None:
    if settings.PRODUCTION_VARIABLES_SET:
        found = ", ".join(settings.PRODUCTION_VARIABLES_SET)
        raise SystemExit(
            f"The embedded run is for trying Madang out and does not start while {found} is set; "
            "deploy/README.md tells how production starts."
        )


def _listen(port: int) -> socket.socket:
    """A listening socket, taken before anything is written. Raises SystemExit when the port is taken."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except OSError as fault:
        raise SystemExit(
            f"Madang cannot listen on port {port}: {fault.strerror}. Choose another one: PORT=8001 bin/run"
        )
    return listener


def _prepare(progress: Progress) -> None:
    try:
        for done, prepare in enumerate(PREPARATIONS):
            progress.told(done)
            prepare()
        progress.told(len(PREPARATIONS))
    except (OSError, DatabaseError) as fault:
        raise SystemExit(f"Madang cannot prepare {settings.DATA_DIR}: {fault}.")


def _make_folders() -> None:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(settings.DATA_DIR).free < NEEDED:
        raise SystemExit(f"The disk of {settings.DATA_DIR} is full: Madang needs at least 50 MB.")
    for name in ("data_folder_in", "data_folder_out", "control_folder"):
        folder = Path(str(settings.CELERY_BROKER_TRANSPORT_OPTIONS[name]))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _load_sample() -> None:
    if not Workspace.objects.exists():
        call_command("load_sample", verbosity=0)


PREPARATIONS: tuple[Callable[[], object], ...] = (
    _make_folders,
    partial(call_command, "migrate", interactive=False, verbosity=0),
    static.collect_if_changed,
    _load_sample,
    partial(call_command, "reindex", verbosity=0),
)
