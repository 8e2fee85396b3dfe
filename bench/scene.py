"""What the parts of the fill share: who writes, when, and the counts beside each argument."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from uuid import UUID

from accounts.models import Membership, Role
from bench import words
from bench.acts import Acts
from deliberation.markup import render_markdown
from deliberation.models import Argument, Initiative, Tally

TEXTS = (
    200  # different remarks; the others repeat them, so that rendering Markdown is not what takes the time
)


@dataclass
class Scene:
    initiative: Initiative
    members: list[Membership]
    acts: Acts
    random: Random
    since: datetime
    until: datetime
    arguments: list[Argument] = field(default_factory=list)
    tallies: dict[UUID, Tally] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.writers = [member for member in self.members if member.role != Role.OBSERVER]
        self.remarks = [self._rendered(words.remark) for _ in range(TEXTS)]
        self.reasons = [self._rendered(words.reasons) for _ in range(TEXTS)]

    def moment(self, after: datetime | None = None) -> datetime:
        """Some instant between ``after`` and the end."""
        begin = after or self.since
        return begin + (self.until - begin) * self.random.random()

    def writer(self) -> Membership:
        return self.random.choice(self.writers)

    def _rendered(self, write) -> tuple[str, str]:
        text = write(self.random)
        return text, render_markdown(text)
