"""The text that Kialo exports a discussion as: a numbered outline of claims, each for or against the one above it.

    Discussion Title: …

    1. The thesis.
    1.1. Pro: A claim with a [source](https://example.org).
    1.1.1. Con: A claim against that.
    1.2. Con: -> See 1.1.1.

A claim goes on over lines without a number. Brackets that are no link stand behind a backslash, and so do, in some
exports, those of links.
"""

import re

from django.utils.translation import gettext as _

from .faults import Faults, text_of
from .graphs import ATTACK, SUPPORT, Edge, Graph, Node
from .growing import tree_of
from .notes import Notes
from .tree import Reading

TITLE = re.compile(r"Discussion (?:Title|Name):[ \t]*(.*)\Z", re.IGNORECASE)
CLAIM = re.compile(r"(\d{1,6}(?:\.\d{1,6}){0,63})\.[ \t]+(?:(Pro|Con):(?:[ \t]+|\Z))?(.*)\Z")
SEE = re.compile(r"->[ \t]*See[ \t]+(\d{1,6}(?:\.\d{1,6}){0,63})\.?\s*\Z")
# An address may hold brackets in pairs, as Wikipedia's do.
LINK = re.compile(r"\[([^\[\]\n]{0,2000})\]\(\s*(https?://(?:[^\s()]|\([^\s()]{0,200}\)){1,2000})\s*\)")
ESCAPED = re.compile(r"\\([\[\]()\\])")


def read(content: bytes) -> Reading:
    """Raises Invalid with every fault by its line."""
    faults, notes = Faults(), Notes()
    graph = _Outline(faults).graph_of(text_of(content))
    return tree_of(graph, faults, notes)


class _Outline:
    """``_same`` are the claims that say to see another: they are that one."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.graph = Graph()
        self._last: Node | None = None
        self._ties: list[Edge] = []
        self._same: dict[str, str] = {}
        self._numbers: set[str] = set()

    def graph_of(self, text: str) -> Graph:
        for line, words in enumerate(text.split("\n"), start=1):
            self._line(line, words.strip())
        for edge in self._ties:
            self._tie(edge)
        for node in self.graph.nodes.values():
            _take_links_out(node)
        return self.graph

    def _line(self, line: int, words: str) -> None:
        """A mere "2." within a discussion is no second thesis, but a list in a claim."""
        found = CLAIM.match(words)
        if found and ("." in found[1] or found[2] or self._last is None):
            self._claim(line, found[1], found[2], found[3].strip())
        elif self._last is not None:
            self._last.text += f"\n{words}"
        elif title := TITLE.match(words):
            self.graph.title = title[1].strip()
        elif words:
            detail = _("Before the first claim, “1.”, only the discussion's title may stand.")
            self.faults.add(line, "unnumbered", detail)

    def _claim(self, line: int, number: str, stance: str | None, words: str) -> None:
        node = Node(number, words, line=line, data={"id": number})
        self._last, above = node, number.rpartition(".")[0]
        if not self._is_right(node, above, stance):
            return
        see = SEE.match(words)
        if see:
            self._same[number] = see[1]
        else:
            self.graph.nodes[number] = node
        if above:
            self._ties.append(Edge(number, above, SUPPORT if stance == "Pro" else ATTACK, line))

    def _is_right(self, node: Node, above: str, stance: str | None) -> bool:
        number, wrong = node.key, None
        if number in self._numbers:
            wrong = "twice", _("There is a claim %s already.") % number
        elif above and above not in self._numbers:
            wrong = "no_parent", _("There is no claim %s above it.") % above
        elif above and not stance:
            wrong = "no_stance", _("Behind the number “Pro:” or “Con:” has to stand.")
        elif not above and self._numbers:
            wrong = "second_thesis", _("Only one claim can stand at the top, without “Pro:” or “Con:”.")
        elif not node.text:
            wrong = "required", _("This claim says nothing.")
        if wrong:
            self.faults.add(node.line, *wrong)
        self._numbers.add(number)
        return wrong is None

    def _tie(self, edge: Edge) -> None:
        source, target = self._meant(edge.source), self._meant(edge.target)
        if source in self.graph.nodes and target in self.graph.nodes:
            self.graph.edges.append(Edge(source, target, edge.kind, edge.line))
        elif source not in self.graph.nodes:
            self.faults.add(edge.line, "no_such_claim", _("There is no claim %s to see.") % source)

    def _meant(self, number: str) -> str:
        """One that says to see one that says to see another ends there."""
        meant = self._same.get(number, number)
        return self._same.get(meant, meant)


def _take_links_out(node: Node) -> None:
    """Their words stay in the text; what they lead to are sources."""
    text = ESCAPED.sub(r"\1", node.text)
    node.links = [(found[1], found[2]) for found in LINK.finditer(text)]
    node.text = LINK.sub(r"\1", text)
