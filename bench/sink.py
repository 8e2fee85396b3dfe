"""`python -m bench.sink PORT FILE`: an SMTP server that takes every mail and notes its recipient in FILE."""

import signal
import sys

from aiosmtpd.controller import Controller


class Note:
    """One line a mail: recipient, bytes."""

    def __init__(self, path: str):
        self.file = open(path, "a", buffering=1)  # noqa: PTH123, SIM115

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802
        self.file.write(f"{envelope.rcpt_tos[0]} {len(envelope.content)}\n")
        return "250 noted"


if __name__ == "__main__":
    controller = Controller(Note(sys.argv[2]), hostname="127.0.0.1", port=int(sys.argv[1]))
    controller.start()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    controller.stop()
