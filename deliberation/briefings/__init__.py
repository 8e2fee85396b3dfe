"""Briefings: what is handed on of an initiative, by a template, in a language, stamped with what it stands for.

A briefing is an outline (``documents``) and becomes any file that outlines become. Its hash is over its Markdown above
the stamp: so long as nothing changes that it tells, it stays the same, and whoever holds the text can count it again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy, override

from accounts.models import User
from deliberation.changes import last_of
from deliberation.documents import FILES, written
from deliberation.documents.outline import Block, Outline
from deliberation.models import Initiative

from .answers import answers
from .material import Material
from .minutes import minutes
from .one_page import one_page
from .options import options
from .sources import sources
from .stamping import hash_of, stamped
from .telling import called

__all__ = ["FILES", "LANGUAGES", "TEMPLATES", "Briefing", "Template", "briefing_of", "last_of", "stamped"]

LANGUAGES = {"ko": "한국어", "en": "English"}


@dataclass(frozen=True, slots=True)
class Template:
    """``blocks`` are told in the language that is active; ``compact`` that they are meant to stand on one page."""

    name: Any
    says: Any
    blocks: Callable[[Material], Iterator[Block]]
    compact: bool = False


TEMPLATES: dict[str, Template] = {
    "one_page": Template(
        gettext_lazy("One-page briefing"),
        gettext_lazy("What is proposed, where it stands, the strongest arguments, what is next."),
        one_page,
        compact=True,
    ),
    "answers": Template(
        gettext_lazy("Questions and answers"),
        gettext_lazy("Each challenge with the line that answers it, and the evidence behind that line."),
        answers,
    ),
    "options": Template(
        gettext_lazy("Options table"),
        gettext_lazy("The options side by side, by each criterion, and what would make another one lead."),
        options,
    ),
    "sources": Template(
        gettext_lazy("Annex of sources"),
        gettext_lazy("Every source with what leans on it, and the arguments that have none."),
        sources,
    ),
    "minutes": Template(
        gettext_lazy("Minutes"),
        gettext_lazy("What meetings wrote down of the initiative."),
        minutes,
    ),
}


@dataclass(frozen=True, slots=True)
class Briefing:
    """``seq`` is the number of the workspace's last change when it was read; the ledger's own also counts votes that
    nobody may know of yet.
    """

    ref: str
    template: str
    language: str
    title: str
    file_name: str
    seq: int
    made_at: datetime
    hash: str
    outline: Outline

    def as_file(self, as_format: str) -> bytes:
        """The bytes in one of FILES."""
        with override(self.language):
            return written(self.outline, as_format, title=self.title, made_at=self.made_at)


def briefing_of(
    initiative: Initiative, template: str, *, reader: User, language: str, now: datetime
) -> Briefing:
    """For a member who sees the ``initiative``, which comes with its workspace; ``now`` is aware."""
    seq, told_by = last_of(initiative.workspace), TEMPLATES[template]
    with override(language):
        material = Material(initiative, reader, language, now)
        blocks = tuple(told_by.blocks(material))
        plain = Outline(language, blocks, tuple(material.notes), compact=told_by.compact)
        return Briefing(
            ref=initiative.ref,
            template=template,
            language=language,
            title=f"{told_by.name} · {called(initiative)}",
            file_name=f"{initiative.ref}-{template.replace('_', '-')}-{language}",
            seq=seq,
            made_at=now,
            hash=hash_of(plain),
            outline=stamped(plain, initiative.workspace, seq, now),
        )
