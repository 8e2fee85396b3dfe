"""Web server, worker and beat inside one process, kept running until it is asked to stop."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import structlog
import uvicorn
from celery import current_app
from celery.beat import Scheduler, Service
from celery.worker import WorkController
from celery.worker import state as worker_state

log = structlog.get_logger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1, 30  # seconds before a crashed part is started again
GRACE = 8  # seconds that a running task gets to end


class WebServer(uvicorn.Server):
    """Serves on a socket that is already bound; says so once, and leaves stopping to its caller."""

    def __init__(self, on_ready: Callable[[], None]):
        config = uvicorn.Config(
            "config.serving:application",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=3,
        )
        super().__init__(config)
        self.on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self.on_ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn raises the signal again afterwards, which would end us before worker and beat have stopped.
        # Who asks twice gets no other end than who asks once: what follows hears no more of them. Handlers of ours
        # would be gone while Python still clears up; being ignored lasts until the process is gone.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.handle_exit)
        yield
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)


class Kept:
    """A thread that starts its part again, after a growing pause, whenever it ends unasked."""

    def __init__(self, name: str, make: Callable[[], Any], first_pause: float = FIRST_PAUSE):
        self.name, self.make, self.first_pause = name, make, first_pause
        self.part: Any = None
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)

    def _run(self) -> None:
        pause = self.first_pause
        while not self.stopping.is_set():
            try:
                self.part = self.make()
                self.part.start()
            except Exception:
                log.exception("a part of the server crashed", part=self.name, starts_again_in=pause)
            if self.stopping.wait(pause):
                return
            pause = min(pause * 2, LONGEST_PAUSE)


class Background:
    """The Celery worker and beat of an embedded run."""

    def __init__(self) -> None:
        self.worker = Kept("worker", make_worker)
        self.beat = Kept("beat", make_beat)

    def start(self) -> None:
        worker_state.should_stop = None
        for kept in (self.worker, self.beat):
            kept.thread.start()

    def stop(self) -> bool:
        """Asks both to end; false when a task was still running after the grace."""
        for kept in (self.worker, self.beat):
            kept.stopping.set()
        worker_state.should_stop = 0
        if self.beat.part:
            self.beat.part.stop()
        self.worker.thread.join(GRACE)
        return not self.worker.thread.is_alive()


def make_worker() -> WorkController:
    """Four tasks at a time, as some wait for other machines; none of the talk that many workers need."""
    return WorkController(
        app=current_app._get_current_object(),
        hostname="embedded",
        pool_cls="threads",
        concurrency=4,
        without_mingle=True,
        without_gossip=True,
        without_heartbeat=True,
    )


def make_beat() -> Service:
    """Ticks from memory: its table knows nothing longer than a minute."""
    return Service(app=current_app._get_current_object(), max_interval=1, scheduler_cls=Scheduler)
