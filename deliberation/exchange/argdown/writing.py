"""An initiative as Argdown: the proposal as a statement, arguments below it, and as data what Argdown has no word for.

[AI-12]: Ministry A and Ministry B should sign an MOU. #initiative {"id": …}
  + <AI-12#1>: Shared status reports avoid duplicate projects. #advantage {"id": …}
    + [AI-12#1, evidence]: An audit counted 14 overlapping projects. #evidence {"id": …, "source": …}
    - <AI-12#4>: Most of the overlaps were meant. #rebuts {"id": …}
"""

from collections.abc import Iterator
from typing import Any

from deliberation.exchange.graphs import SUPPORT, Graph, Node, graph_of
from deliberation.exchange.names import Names
from deliberation.exchange.tree import Initiative

from .escaping import data, escaped, titled

LONGEST_TITLE = 120
FRONT = "madang"


def write(initiative: Initiative) -> Iterator[str]:
    """The file, piece by piece."""
    graph = graph_of(initiative)
    yield from _front_matter(graph)
    titles = _Titles()
    depths: dict[str, int] = {}
    above = {edge.source: edge for edge in graph.edges}
    for node in graph.nodes.values():
        edge = above.get(node.key)
        depths[node.key] = depths[edge.target] + 1 if edge else 0
        mark = ("+ " if edge.kind == SUPPORT else "- ") if edge else ""
        parent = titles.given[edge.target] if edge else ""
        yield f"{'  ' * depths[node.key]}{mark}{_element(node, titles.of(node, parent))}\n"


def _front_matter(graph: Graph) -> Iterator[str]:
    """Its reader takes tags out of texts: they are kinds and relations."""
    yield f"===\ntitle: {data(graph.title)}\n"
    yield f"model: {data({'removeTagsFromText': True})}\n"
    yield f"{FRONT}: {data(graph.front)}\n===\n\n"


def _element(node: Node, title: str) -> str:
    """Without a text it is a mere reference, as an initiative without a proposal is."""
    brackets = f"<{title}>" if node.is_argument else f"[{title}]"
    words = f"{brackets}: {escaped(node.text)}" if node.text else brackets
    tags = "".join(f" #{tag}" for tag in node.tags)
    return f"{words}{tags} {data(_said(node, title))}"


def _said(node: Node, title: str) -> dict[str, Any]:
    """What it is called goes without saying where the title says it."""
    said = {name: value for name, value in node.data.items() if name != "ref"}
    if node.is_argument and node.title != title:
        said["ref"] = node.title
    return said


class _Titles:
    """A title for every node, none twice."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self._names = Names()

    def of(self, node: Node, parent: str) -> str:
        """Evidence is called by what it stands under."""
        wanted = titled(node.title)[:LONGEST_TITLE].strip()
        if not wanted:
            wanted = titled(node.key)[:LONGEST_TITLE].strip() if node.is_argument else f"{parent}, evidence"
        title = self.given[node.key] = self._names.of(wanted or "?", "{} ({})")
        return title
