"""The text of a file, read in a process of its own so that a bad file costs nobody but itself."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from .extract.limits import FILE_AT_MOST, SECONDS_AT_MOST
from .refusals import SENTENCES, BriefRefused

START = "import sys; sys.path.append(sys.argv[1]); from extract.child import main; main(sys.argv[2])"
HERE = str(Path(__file__).parent)
NAME_AT_MOST = 200


@dataclass(frozen=True)
class Document:
    """A file's text; `media_type` by content, `links` as {title, url}, `title` empty if the file has none."""

    text: str
    media_type: str
    title: str = ""
    links: list[dict[str, str]] = field(default_factory=list)


def extract_text(content: bytes, filename: str) -> Document:
    """The text of a TXT, Markdown, HTML, DOCX, HWPX or PDF file; raises BriefRefused.

    The name only tells Markdown from plain text. Waits up to 30 seconds; safe to call from any thread.
    """
    if not content:
        raise BriefRefused("empty")
    if len(content) > FILE_AT_MOST:
        raise BriefRefused("too_large")
    answer = _ask_child(content, filename)
    if "refused" in answer:
        code = str(answer["refused"])
        raise BriefRefused(code if code in SENTENCES else "broken")
    return Document(**answer)


def _ask_child(content: bytes, filename: str) -> dict:
    """What the child says; a child that died or hung has said *broken* or *too demanding*."""
    name = Path(filename).name[-NAME_AT_MOST:].replace("\0", "")
    command = [sys.executable, "-I", "-c", START, HERE, name]
    try:
        done = subprocess.run(
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=SECONDS_AT_MOST, env=_environment(), cwd="/", check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"refused": "too_demanding"}
    if done.returncode:
        return {"refused": "too_demanding" if done.returncode in (-9, -24) else "broken"}
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {"refused": "broken"}


def _environment() -> dict[str, str]:
    """Nothing of ours: no addresses, no keys."""
    return {"LANG": "C.UTF-8", "PATH": os.defpath, "OMP_NUM_THREADS": "1"}
