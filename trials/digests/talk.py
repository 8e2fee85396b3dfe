"""What a mail server says on one connection, from its greeting to what becomes of the mail."""

import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trials.digests.server import Server

ACCEPT = "accept"
LATER, NEVER = "451 later", "550 never"


class Cut(Exception):
    """The line is cut here."""


class Talk:
    """One connection."""

    def __init__(self, server: "Server", connection: socket.socket) -> None:
        self.server, self.connection = server, connection
        self.lines = connection.makefile("rb")
        self.to, self.fate = "", ACCEPT

    def go(self) -> None:
        try:
            self._talk()
        except (Cut, OSError):
            pass
        finally:
            self.lines.close()
            self.connection.close()

    def _talk(self) -> None:
        if self.server.turns_away():
            raise Cut
        self._say("220 trial")
        for line in self.lines:
            word = line[:4].upper().strip().decode()
            if word == "QUIT":
                raise Cut
            answer = getattr(self, f"_{word.lower()}", None)
            self._say(answer(line.decode()) if answer else "250 trial")

    def _mail(self, line: str) -> str:
        """Here nobody knows yet whom it is for."""
        return LATER if self.server.refuses_us() else "250 ok"

    def _rcpt(self, line: str) -> str:
        self.to = line.partition("<")[2].partition(">")[0]
        self.fate = self.server.fate(self.to)
        if self.fate in (LATER, NEVER):
            return self.fate
        return self._at("RCPT") or "250 ok"

    def _data(self, line: str) -> str:
        if early := self._at("DATA"):
            return early
        self._say("354 go on")
        return self._after(b"".join(self._text()))

    def _text(self):
        for line in self.lines:
            if line == b".\r\n":
                return
            yield line[1:] if line.startswith(b".") else line
        raise Cut  # the client went away in mid-text: nothing was taken

    def _after(self, text: bytes) -> str:
        if self.fate.endswith("after the text"):
            return self.fate
        if (self.fate.endswith("taken") and not self.fate.endswith("not taken")) or self.fate == ACCEPT:
            self.server.take(self.to, text)
        if self.fate.startswith("stalled"):
            self.server.wait()
        if "cut" in self.fate:
            raise Cut
        return "250 taken"

    def _at(self, word: str) -> str:
        """What is said at this word of the client, when it is this mail's fate."""
        if not self.fate.endswith(f"at {word}"):
            return ""
        if self.fate.startswith("cut"):
            raise Cut
        if self.fate.startswith("421"):
            self._say("421 closing")
            raise Cut
        return self.fate

    def _say(self, answer: str) -> None:
        self.connection.sendall(f"{answer}\r\n".encode())
