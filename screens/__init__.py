"""The pictures of docs/screens: which pages, how large, at which moment."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs/screens"
MOMENT = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)  # a Thursday at ten in Seoul
MOST = 150 * 1024  # bytes of a picture
WIDE, SHORT, NARROW = (1120, 720), (1120, 600), (400, 800)


@dataclass(frozen=True)
class Picture:
    name: str
    path: str
    size: tuple[int, int] = WIDE
    scheme: str = "light"
    top: str = ""  # what of the page stands highest
    ready: str = "main h1"  # what stands on the page when it can be taken
    then: str = ""  # the link on that page which leads to what is pictured

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.png"


PARTS = "nav.parts"
PICTURES = (
    Picture("home", "/"),
    Picture("board", "/i/AI-2/", SHORT, top=PARTS),
    Picture("board-narrow-dark", "/i/AI-2/", NARROW, "dark", top=PARTS),
    Picture("argument", "/i/AI-2/1/"),
    Picture("vote-through", "/i/AI-2/vote/"),
    Picture("map", "/i/AI-2/map/", ready="argument-map[data-drawn]"),
    Picture("sheet", "/i/AI-2/sheet/"),
    Picture("decision", "/i/AI-1/decision/"),
    Picture("sources", "/w/AI/sources/"),
    Picture("digest", "/w/AI/digest/"),
    Picture("agreement", "/w/AI/agreements/", then="Memorandum on AI and digital diplomacy"),
    Picture("meeting", "/w/AI/meetings/", then="Before the deputies meet again"),
    Picture("register", "/w/AI/register/"),
    Picture("event", "/w/AI/events/", then="A seat on the council of a standards body (sample)"),
    Picture("options", "/i/AI-2/options/", SHORT, top=PARTS),
    Picture("monitoring", "/i/AI-1/monitoring/", SHORT, top=PARTS),
)
