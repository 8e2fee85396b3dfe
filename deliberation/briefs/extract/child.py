"""The child process: a file comes in on stdin, its text goes out on stdout as JSON."""

import importlib
import json
import sys

from .kinds import media_type_of
from .limits import LINKS_AT_MOST, TEXT_AT_MOST, confine, forbid_writing
from .refused import Unreadable

READERS = {
    "text/plain": "text",
    "text/markdown": "text",
    "text/html": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/hwp+zip": "hwpx",
}


def main(filename: str) -> None:
    """Read stdin, write one JSON object: the document, or `refused` and why."""
    confine()
    try:
        answer = document(sys.stdin.buffer.read(), filename)
    except Unreadable as refusal:
        answer = {"refused": refusal.code}
    except MemoryError:
        answer = {"refused": "too_demanding"}
    except Exception:  # whatever a parser trips over, the file is what is wrong
        answer = {"refused": "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def document(content: bytes, filename: str) -> dict:
    """The file as {text, media_type, title, links}; raises Unreadable."""
    media_type = media_type_of(content, filename)
    # only the reader that is needed is loaded: it halves the time of a small file
    reader = importlib.import_module(f".{READERS[media_type]}", __package__)
    forbid_writing()
    text, title, links = reader.read(content)
    if len(text) > TEXT_AT_MOST:
        raise Unreadable("too_long")
    if not text.strip():
        raise Unreadable("scanned" if media_type == "application/pdf" else "empty")
    return {
        "text": text,
        "media_type": media_type,
        "title": " ".join(title.split())[:200],
        "links": [link for link in links if link["url"]][:LINKS_AT_MOST],
    }
