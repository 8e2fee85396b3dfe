"""A mail server that does to each mail what the seed says: takes it, refuses it, cuts the line, or says nothing."""

import socket
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from multiprocessing import Pipe
from random import Random

from trials.digests.talk import ACCEPT, LATER, NEVER, Talk
from trials.digests.verdict import Copy

# What may happen to a mail, at which word of the client, and how often among a hundred.
FATES = {
    ACCEPT: 55,
    "451 at RCPT": 6,
    "550 at RCPT": 4,
    "cut at RCPT": 4,
    "451 at DATA": 3,
    "cut at DATA": 4,
    "421 at DATA": 3,
    "451 after the text": 3,
    "554 after the text": 3,
    "cut after the text, taken": 4,
    "cut after the text, not taken": 3,
    "stalled, then taken": 5,
    "stalled, then cut, taken": 3,
}
TURNED_AWAY = 0.06  # of the connections, without a word
REFUSED = 0.03  # of the mails, before it is said whom they are for


@dataclass
class Server:
    """``now`` tells the trial's time. While ``storm`` is on, fates are drawn by recipient and try, so that a seed
    repeats itself; before and after it all is taken but what goes to ``never`` and ``later``."""

    seed: int
    now: Callable[[], float]
    never: str = ""
    later: str = ""
    storm: bool = True
    taken: list[Copy] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.tries: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.stalled: list[threading.Event] = []
        self.talks: list[threading.Thread] = []
        self.bell, self._ring = Pipe(duplex=False)
        self.chance = Random(f"{self.seed} at the door")
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def port(self) -> int:
        return self.listener.getsockname()[1]

    def release(self) -> int:
        """Go on with those that wait for an answer. Returns how many they were."""
        with self.lock:
            waiting, self.stalled = self.stalled, []
        for one in waiting:
            one.set()
        return len(waiting)

    def finish(self) -> None:
        """Until what clients handed over before they were gone is taken, too."""
        for talk in self.talks:
            while talk.is_alive():
                self.release()  # nobody is there any more who waits for it
                talk.join(0.05)
        self.talks.clear()

    def close(self) -> None:
        self.storm = False
        self.release()
        self.listener.close()
        self.bell.close()
        self._ring.close()

    def fate(self, to: str) -> str:
        with self.lock:
            self.tries[to] += 1
            number = self.tries[to]
            fate = self._fate(to.partition("@")[0], Random(f"{self.seed} {to} {number}"))
            self.met[fate] += 1
        return fate

    def _fate(self, name: str, chance: Random) -> str:
        if name in (self.never, self.later):
            return NEVER if name == self.never else LATER
        return chance.choices([*FATES], [*FATES.values()])[0] if self.storm else ACCEPT

    def wait(self) -> None:
        """Say nothing until somebody goes on with it."""
        mine = threading.Event()
        with self.lock:
            self.stalled.append(mine)
        self._ring.send(None)
        mine.wait()

    def take(self, to: str, text: bytes) -> None:
        message = message_from_bytes(text)
        said = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
        taken = Copy(to, message["Message-ID"], self.now(), b"\n".join(said))
        with self.lock:
            self.taken.append(taken)

    def turns_away(self) -> bool:
        return self._happens("turned away at the door", TURNED_AWAY)

    def refuses_us(self) -> bool:
        return self._happens("451 at MAIL", REFUSED)

    def _happens(self, what: str, often: float) -> bool:
        with self.lock:
            happens = self.storm and self.chance.random() < often
            self.met[what] += happens
        return happens

    def _listen(self) -> None:
        while True:
            try:
                connection, _address = self.listener.accept()
            except OSError:
                return  # closed
            talk = threading.Thread(target=Talk(self, connection).go, daemon=True)
            talk.start()
            self.talks.append(talk)
