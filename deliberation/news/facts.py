"""A piece of news as plain data: codes, not words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

ARGUMENT, EVIDENCE, STAGE, DECISION = "argument", "evidence", "stage", "decision"


@dataclass(frozen=True, slots=True)
class News:
    """``code`` is a kind, relation, bearing, stage or outcome, by what it is about; ``by`` an organisation's names.

    No person is named in it, and no votes: it says the same to everybody who may read it.
    """

    about: str
    id: UUID
    code: str
    text: str
    path: str
    at: datetime
    changed_at: datetime
    ref: str = ""
    by: tuple[str, str] = ("", "")
    url: str = ""

    def organisation(self, language: str) -> str:
        english, korean = self.by
        return (korean or english) if language[:2] == "ko" else english
