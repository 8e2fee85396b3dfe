"""One seed: planners and workers are killed under a server that misbehaves, then it is calm, then judged."""

import os
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from random import Random

import psycopg

from trials.digests.processes import DEATHS, Clock, Job, run
from trials.digests.scene import DUE, MAY_KNOW, MORE, SECRET
from trials.digests.server import Server
from trials.digests.verdict import Row, Story, faults

PATIENCE = 60  # seconds for the processes of one round
CALM = 40  # rounds after which everything has to have come to an end
FORK = get_context("forkserver")
FORK.set_forkserver_preload(["trials.digests.storm"])
MEMBERS = """
SELECT workspace.key, person.email FROM deliberation_subscription AS subscription
  JOIN accounts_user AS person ON person.id = subscription.user_id
  JOIN accounts_workspace AS workspace ON workspace.id = subscription.workspace_id
"""
MAILS = """
SELECT workspace.key, person.email, mail.state, mail.reason, mail.message_id, mail.possible_duplicate
  FROM accounts_outgoingmail AS mail JOIN accounts_user AS person ON person.id = mail.person_id
  JOIN deliberation_delivery AS delivery ON delivery.mail_id = mail.id
  JOIN deliberation_edition AS edition ON edition.id = delivery.edition_id
  JOIN accounts_workspace AS workspace ON workspace.id = edition.workspace_id
"""
PAUSED = "SELECT paused_for FROM accounts_mailservice WHERE paused_at IS NOT NULL"
NEXT = """
SELECT min(CASE WHEN state IN ('claimed', 'sending') THEN leased_until ELSE not_before END)
  FROM accounts_outgoingmail
 WHERE state IN ('planned', 'claimed', 'sending', 'retry') OR (state = 'unknown' AND NOT possible_duplicate)
"""


@dataclass
class Storm:
    """``url`` leads to the database of this seed, which nobody else uses."""

    seed: int
    url: str
    folder: Path
    processes: list = field(default_factory=list)
    left: dict[str, float] = field(default_factory=dict)
    killed_from_outside: int = 0
    paused: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.clock = Clock(self.folder)
        self.clock.set(DUE.timestamp())
        (self.folder / DEATHS).unlink(missing_ok=True)
        never, later = self.chance.sample(MORE, 2)
        self.server = Server(self.seed, self.clock.read, never=never, later=later)
        self.left["yuna@madang.example"] = 0  # who has left long ago
        self.database = psycopg.connect(self.url, autocommit=True)

    def blow(self) -> list[str]:
        """What did not hold."""
        try:
            for planners in (self.chance.randint(1, 3), *self.chance.choices(range(3), k=4)):
                self._round(planners)
            self._calm_down()
            return faults(self._rows(), self.server.taken, self._story())
        finally:
            self._end()

    def counts(self) -> Counter[str]:
        """What the storm was made of, and what came of it."""
        deaths = self.folder / DEATHS
        counts = Counter(self.server.met)
        counts += Counter(f"killed in {line}" for line in _lines(deaths))
        counts += Counter(f"killed in {line.split()[0]}" for line in _lines(deaths))
        counts["killed while the server said nothing"] += self.killed_from_outside
        counts["all mail paused, and resumed"] += self.paused
        rows, taken = self._rows(), Counter(copy.message_id for copy in self.server.taken)
        counts += Counter(f"{row.state} {row.reason}".strip() for row in rows)
        counts["possible duplicates on record"] += sum(row.possible_duplicate for row in rows)
        counts["told what only few may know"] += sum(SECRET.encode() in one.text for one in self.server.taken)
        counts["taken twice"] += sum(number > 1 for number in taken.values())
        return counts

    def _round(self, planners: int) -> None:
        draw = self.chance
        for _ in range(planners):
            self._start("plan", self._death(12))
        for _ in range(draw.randint(1, 3)):
            near = draw.random() < 0.5
            self._start("send", self._death(9 if near else 24), near_the_socket=near)
        self._settle()
        if draw.random() < 0.3:
            self._kill_the_stalled()
        self._pass(draw.choice((60, 120, 360, 900)))
        if draw.random() < 0.5:
            self._resume()
        if draw.random() < 0.5 and self.server.release():
            self._settle()
        if draw.random() < 0.4 and not self._alive():
            self._let_somebody_go()

    def _death(self, far: float) -> int:
        """The step at which it dies, early as well as late; now and then it lives."""
        return 0 if self.chance.random() < 0.4 else int(self.chance.uniform(1, far) ** 2)

    def _let_somebody_go(self) -> None:
        """Between rounds, when nobody has a letter in hand: all that was handed over came a moment before."""
        self.server.finish()
        self._pass(1)
        names = [f"{name}@madang.example" for name in MORE]
        whom = self.chance.choice([name for name in names if name not in self.left])
        self._start(self.chance.choice(("remove", "unsubscribe")), whom=whom)
        self._settle()
        self.left[whom] = self.clock.read()

    def _calm_down(self) -> None:
        self.server.storm = False
        self.server.release()
        self._start("plan")
        self._settle()
        for _round in range(CALM):
            self._resume()
            self._start("send")
            self._settle()
            ((at,),) = self.database.execute(NEXT)
            if at is None:
                return
            self._pass(max(at.timestamp() - self.clock.read(), 0) + 1)
        raise RuntimeError(f"after {CALM} calm rounds mails still wait")

    def _resume(self) -> None:
        """As an operator does, when all mail was paused because so much failed."""
        if self.database.execute(PAUSED).fetchone():
            self.paused += 1
            self._start("resume")
            self._settle()

    def _start(self, what: str, dies_at: int = 0, **more) -> None:
        batch = self.chance.choice((1, 3, 5, 250))
        job = Job(
            what, self.database.info.dbname, self.folder, self.server.port, dies_at, batch=batch, **more
        )
        process = FORK.Process(target=run, args=(job,))
        process.start()
        self.processes.append(process)

    def _settle(self) -> None:
        """Until each process has ended or hangs on a server that says nothing. Raises RuntimeError."""
        deadline = time.monotonic() + PATIENCE
        while len(alive := self._alive()) > len(self.server.stalled):
            if time.monotonic() > deadline:
                raise RuntimeError(f"{len(alive)} processes did not come to an end")
            for ready in wait([self.server.bell, *(one.sentinel for one in alive)], timeout=1):
                if ready is self.server.bell:
                    ready.recv()
        for one in self.processes:
            if one.exitcode not in (None, 0, -signal.SIGKILL):
                raise RuntimeError(f"a process ended with {one.exitcode}")
        self.processes = alive

    def _alive(self) -> list:
        return [one for one in self.processes if one.exitcode is None]

    def _kill_the_stalled(self) -> None:
        for one in self._alive():
            os.kill(one.pid, signal.SIGKILL)
            one.join()
            self.killed_from_outside += 1
        self.server.release()

    def _pass(self, seconds: float) -> None:
        self.clock.set(self.clock.read() + seconds)

    def _rows(self) -> list[Row]:
        return [Row(*row) for row in self.database.execute(MAILS)]

    def _story(self) -> Story:
        waiting = self.database.execute(f"{MEMBERS} WHERE cadence <> 'off' AND due_at <= %s", [DUE])
        return Story(
            members=frozenset(" ".join(row) for row in self.database.execute(MEMBERS)),
            unplanned=frozenset(" ".join(row) for row in waiting),
            left=self.left,
            secret=SECRET.encode(),
            may_know=frozenset(f"{name}@madang.example" for name in MAY_KNOW),
        )

    def _end(self) -> None:
        for one in self._alive():
            one.kill()
            one.join()
        self.server.close()


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []
