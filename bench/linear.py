"""`python -m bench.linear [READER …]`: that what reads people's texts takes ten times as long for ten times as much.

Each reader is given 10 and 100 kB of the worst that is known for it. A line is over where a hundred kilobytes take more
than thirty times as long as ten: a square would take a hundred times.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable

SMALL, LARGE = 10_000, 100_000
OVER = 30  # ten, and room for caches and a busy machine
WORST = {
    "plain words": "One voice carries further when norms are written. ",
    "Korean": "두 부처가 하나의 목소리를 낼 때 더 멀리 간다. ",
    "brackets": "[",
    "images": "![",
    "links in links": "[a](",
    "stars": "*a **a ",
    "unders": "_a__",
    "ticks": "`a``b",
    "quotes": ">",
    "tables": "|a|b|\n|-|-|\n",
    "footnotes": "[^a]: b\n[^a] ",
    "lists": "- a\n  - b\n",
    "mentions": "@Minji Seo @",
    "half mentions": "[@Minji Seo](mention:",
    "addresses": "https://example.org/a?b=c ",
    "half addresses": "http://a.",
    "numbers": "1.2.3.4.5.6 2024-01-",
    "parentheses": "((((",
    "entities": "&amp;&#",
    "blank lines": "\n\n \n",
    "one word": "a",
}


def main(*asked: str) -> int:
    with tempfile.TemporaryDirectory(prefix="madang-bench-") as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": folder}
        import django  # noqa: PLC0415

        django.setup()
        chosen = {name: read for name, read in _readers().items() if not asked or name in asked}
        slow = [line for name, read in chosen.items() for line in _measured(name, read)]
    print("\n".join(slow) or "All of them are linear.")
    return 1 if slow else 0


def _readers() -> dict[str, Callable[[str], object]]:
    from deliberation import citations, markup, wordings  # noqa: PLC0415
    from deliberation.briefs import read_brief  # noqa: PLC0415
    from deliberation.markup import mentions, plain  # noqa: PLC0415
    from deliberation.search import tokens  # noqa: PLC0415

    return {
        "markup": markup.render_markdown,
        "plain text": plain.plain_text,
        "mentions": lambda text: mentions.link_mentions(text, {"Minji Seo": "1"}),
        "citation": citations.read_citation,
        "brief": read_brief,
        "wordings, difference": lambda text: wordings.difference(
            text, text[: len(text) // 2] + " and " + text
        ),
        "wordings, meaning": lambda text: wordings.suggests_other_meaning(
            claim="One", reasons=f"not {text}", claim_before="One", reasons_before=text
        ),
        "search, tokens": tokens.tokens_of,
        "search, question": tokens.terms_of,
    }


def _measured(name: str, read: Callable[[str], object]) -> list[str]:
    over = []
    for worst, unit in WORST.items():
        small, large = (_seconds(read, (unit * (size // len(unit) + 1))[:size]) for size in (SMALL, LARGE))
        ratio = large / max(small, 0.0005)
        print(
            f"{name:24} {worst:16} {small * 1000:8.1f} ms {large * 1000:8.1f} ms  × {ratio:.0f}", flush=True
        )
        if ratio > OVER and large > 0.1:
            over.append(f"over: {name}, {worst}: × {ratio:.0f}, {large:.2f} s for 100 kB")
    return over


def _seconds(read: Callable[[str], object], text: str) -> float:
    """Of the processor, the best of two: other work on the machine is not ours."""
    found = []
    for _again in range(2):
        began = time.process_time()
        read(text)
        found.append(time.process_time() - began)
    return min(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
