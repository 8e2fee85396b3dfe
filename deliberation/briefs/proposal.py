"""What was read out of a document, for a person to accept or drop."""

from dataclasses import asdict, dataclass, field
from typing import Any

Item = dict[str, Any]


@dataclass(frozen=True)
class Proposal:
    """All that `read_brief` found; every `passage` is a stretch of `text`, the normalised document."""

    title: str = ""
    proposal: str = ""
    summary: str = ""
    language: str = "en"
    parties: list[Item] = field(default_factory=list)
    people: list[Item] = field(default_factory=list)
    dates: list[Item] = field(default_factory=list)
    events: list[Item] = field(default_factory=list)
    areas: list[Item] = field(default_factory=list)
    arguments: list[Item] = field(default_factory=list)
    facts: list[Item] = field(default_factory=list)
    questions: list[Item] = field(default_factory=list)
    links: list[Item] = field(default_factory=list)
    conclusion: str = ""
    unplaced: list[str] = field(default_factory=list)
    text: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Plain lists and strings, ready for JSON; without the text itself."""
        plain = asdict(self)
        del plain["text"]
        return plain
