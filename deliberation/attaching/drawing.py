"""Pictures drawn anew, in a process of its own: what comes out holds points and nothing else that came in."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from deliberation.briefs.extract.limits import SECONDS_AT_MOST

from .refusals import Unfit

BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
# The limits of documents hold for pictures; no module of ours but these two is loaded.
START = (
    "import sys; sys.path += sys.argv[1:3]; from redrawing import main; "
    "from extract.limits import confine; confine(); main()"
)
HERE = Path(__file__).parent
BRIEFS = HERE.parent / "briefs"


@dataclass(frozen=True, slots=True)
class Drawn:
    content: bytes
    media_type: str
    width: int
    height: int


def is_picture(content: bytes) -> bool:
    return content.startswith(BEGINNINGS) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def drawn_anew(content: bytes) -> Drawn:
    """The picture without place, camera, comments and whatever else was in its file. Raises Unfit."""
    said, _end, drawn = _ask_child(content).partition(b"\n")
    try:
        answer = json.loads(said)
    except ValueError:
        raise Unfit("broken")
    if "refused" in answer:
        raise Unfit(answer["refused"])
    return Drawn(drawn, **answer)


def _ask_child(content: bytes) -> bytes:
    """What the child says; one that died or hung has found it too demanding, or broken."""
    command = [sys.executable, "-I", "-c", START, str(HERE), str(BRIEFS)]
    try:
        done = subprocess.run(
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=SECONDS_AT_MOST, env={"LANG": "C.UTF-8", "PATH": os.defpath}, cwd="/", check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unfit("too_demanding")
    if done.returncode:
        raise Unfit("too_demanding" if done.returncode in (-9, -24) else "broken")
    return done.stdout
