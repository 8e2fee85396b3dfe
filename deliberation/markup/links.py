"""Which addresses a text may link to, and how bare ones are found in it."""

import re

from linkify_it import LinkifyIt
from linkify_it.main import Match

from deliberation.markup.attachments import CODE

# Longer ones are no addresses that people type; some steps of the libraries are quadratic in an address.
LONGEST = 2000
WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
MAIL = re.compile(r"mailto:[^\s/]", re.IGNORECASE)
MENTION = re.compile(r"mention:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)
# Korean writes particles on to the word before, as in "https://example.org에서".
PARTICLE = re.compile(
    r"(?<=[0-9A-Za-z/_=%)-])(?:에서|에게|에|을|를|은|는|이|가|의|으로|로|와|과|도|만|까지|부터|처럼|보다|라고|라는|이라는|입니다)$"
)


def is_allowed(address: str) -> bool:
    """Say whether a link may stand: http, https, mailto, a mention or an attachment; relative ones may not."""
    ours = MENTION.fullmatch(address) or CODE.fullmatch(address)
    return bool(ours or WEB.match(address) or MAIL.match(address))


class BareLinks(LinkifyIt):
    """linkify-it for "https://…" and "who@where" only ("decided.In" is no address), in linear time."""

    def __init__(self) -> None:
        super().__init__(options={"fuzzy_link": False})

    def pretest(self, text: str) -> bool:
        return "://" in text or "@" in text

    # Its own is a second run of `match`.
    test = pretest

    def match(self, text: str) -> list[Match] | None:
        found: list[Match] = super().match(_without_long_runs(text)) or []
        for link in found:
            _cut_particle(link)
        return found or None


def _without_long_runs(text: str) -> str:
    """Blank out what is too long for an address: each "://" in it would be tried to its end."""
    if len(text) <= LONGEST:
        return text
    return re.sub(r"\S+", lambda run: run[0] if len(run[0]) <= LONGEST else " " * len(run[0]), text)


def _cut_particle(link: Match) -> None:
    if particle := PARTICLE.search(link.text):
        link.last_index -= len(particle[0])
        link.text = link.text[: particle.start()]
        link.url = link.url[: -len(particle[0])]
