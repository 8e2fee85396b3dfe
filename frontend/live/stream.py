"""One open page: who reads it, what it shows, and what waits to be sent to it."""

import asyncio
from dataclasses import dataclass, field
from uuid import UUID

import orjson

from deliberation.changes.news import ARGUMENTS, COMMENTS, EVIDENCE, MUCH, OTHER, News

PATH = "/live/"
MOST_WAITING = 100  # lines; whose reader takes none for so long begins again where it ended
BOARD, DISCUSSION, ARGUMENT = "board", "discussion", "argument"
END = None


@dataclass(eq=False, slots=True)
class Stream:
    """``page`` is what the reader looks at in the initiative; ``argument`` which one, on an argument's page."""

    user_id: UUID
    session_key: str
    workspace_id: UUID
    initiative_id: UUID
    page: str
    argument_id: UUID | None = None
    through: int = 0
    waiting: asyncio.Queue = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))
    ended: bool = False

    def tell(self, news: News) -> None:
        """Let it wait to be sent, if it is news on this page."""
        if news.seq <= self.through or self.ended:
            return
        if self.waiting.full():
            self.end()
        elif self.shows(news):
            self.waiting.put_nowait(news)

    def end(self) -> None:
        """What waits is dropped: who may still read asks for it by the last number that came."""
        self.ended = True
        while not self.waiting.empty():
            self.waiting.get_nowait()
        self.waiting.put_nowait(END)

    def shows(self, news: News) -> bool:
        """Whether this page shows it, and it is not what this reader did."""
        if news.initiative != self.initiative_id or news.by == self.user_id:
            return False
        if news.group == MUCH:
            return True
        if self.page == ARGUMENT:
            return self.argument_id in (news.argument, *news.above) if news.argument else news.group == OTHER
        if self.page == DISCUSSION:
            return news.group == COMMENTS and news.argument is None
        return news.group in (ARGUMENTS, OTHER)


def written(news: News) -> bytes:
    """A line of news as an event: what changed where, and no word of it. ``at`` is its place on a page."""
    told = {"group": news.group, "kind": news.kind, "id": str(news.id), "at": _place(news)}
    return b"id: %d\nevent: news\ndata: %s\n\n" % (news.seq, orjson.dumps(told))


def _place(news: News) -> str:
    places = {COMMENTS: f"comment-{news.id}", EVIDENCE: f"evidence-{news.id}"}
    return places.get(news.group, f"a{news.number}" if news.number else "")
