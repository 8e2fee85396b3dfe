"""The corpus of texts made to harm: ``data/xss.txt``, one a line.

What they would do is call ``alert``, reach out to evil.example, or set the word "canary" where it acts.
"""

from pathlib import Path

ESCAPES = {
    r"\n": "\n",
    r"\r": "\r",
    r"\x01": "\x01",
    r"\x0c": "\x0c",
    r"\u0000": "\0",
    r"\u200b": "\u200b",
    r"\u2028": "\u2028",
    r"\u202e": "\u202e",
    r"\ufeff": "\ufeff",
}


def _read() -> list[str]:
    text = (Path(__file__).parent / "data" / "xss.txt").read_text(encoding="utf-8")
    return [_with_escapes_read(line) for line in text.split("\n") if line]


def _with_escapes_read(line: str) -> str:
    for written, meant in ESCAPES.items():
        line = line.replace(written, meant)
    return line


PAYLOADS = _read()
