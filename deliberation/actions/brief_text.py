"""The text of an initiative that came from a brief: what has no noun of its own, as Markdown."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
TEXT_AT_MOST = 100_000


def text_of(kept: dict[str, Any], unmatched: list[str]) -> str:
    """Conclusion, events, people, dates, links, and parties that are not in the workspace.

    Headings are in the language of the brief; what the brief says is escaped, so that it shows as it stood.
    """
    with override(kept["language"]):
        parts = [f"## {heading}\n\n{body}" for heading, body in _parts(kept, unmatched) if body]
    return "\n\n".join(parts)[:TEXT_AT_MOST]


def _parts(kept: dict[str, Any], unmatched: list[str]) -> Iterator[tuple[str, str]]:
    yield _("Conclusion"), _plain(kept["conclusion"])
    yield _("Events"), _listed(_plain(one["name"]) for one in kept["events"])
    yield _("People"), _listed(_person(one) for one in kept["people"])
    yield _("Dates"), _listed(_date(one) for one in kept["dates"])
    yield _("Related links"), _listed(_link(one) for one in kept["links"])
    yield _("Parties that are not in this workspace"), _listed(_plain(name) for name in unmatched)


def _person(one: dict[str, str]) -> str:
    more = ", ".join(_plain(text) for text in (one["role"], one["organisation"]) if text)
    return f"{_plain(one['name'])} ({more})" if more else _plain(one["name"])


def _date(one: dict[str, str]) -> str:
    return f"{one['date']}: {_plain(one['text'])}" if one["date"] else _plain(one["text"])


def _link(one: dict[str, str]) -> str:
    return " – ".join(text for text in (_plain(one["title"]), one["url"]) if text)


def _plain(text: str) -> str:
    return MARKUP.sub(r"\\\1", text)


def _listed(lines: Iterator[str]) -> str:
    return "\n".join(f"- {line}" for line in dict.fromkeys(" ".join(line.split()) for line in lines) if line)
