"""AIF in JSON, as AIFdb and the tools around it write it: what is said are I-nodes, inference and conflict RA and CA.

What AIF has no word for stands under ``madang``, beside each node and in the document; other programs pass over it.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from .faults import Faults, text_of
from .graphs import ATTACK, SUPPORT, Edge, Graph, Node, graph_of
from .growing import tree_of
from .json_text import Lines, document_of, objects_in
from .names import Names
from .notes import Notes, quoted
from .schemes import Scheme, Schemes
from .tree import Initiative, Reading

OURS = "madang"
MOMENT = "%Y-%m-%d %H:%M:%S"
SCHEMES = {SUPPORT: ("RA", "Default Inference", "72"), ATTACK: ("CA", "Default Conflict", "71")}
# What ties what is said; MA rephrases, PA prefers, TA and YA lead to who said it when.
KINDS = {"RA": SUPPORT, "CA": ATTACK, "MA": "", "PA": "", "TA": "", "YA": ""}
LOCUTION = "L"


def write(initiative: Initiative) -> Iterator[str]:
    """A node and an edge a line, so that programs that compare texts show what changed."""
    graph = graph_of(initiative)
    names = Names()
    for key in graph.nodes:
        names.of(key)
    ties = [(names.of(f"{edge.source}/s"), edge) for edge in graph.edges]
    yield '{\n"nodes": [\n'
    yield from _lines(chain(map(_said, graph.nodes.values()), (_tie(key, edge) for key, edge in ties)))
    yield '],\n"edges": [\n'
    yield from _lines(chain.from_iterable(_edges(key, edge) for key, edge in ties))
    yield f'],\n"locutions": [],\n"{OURS}": {_json(graph.front)}\n}}\n'


def _lines(values: Iterable[Any]) -> Iterator[str]:
    """With a comma after each but the last."""
    before = ""
    for value in values:
        yield f"{before}{_json(value)}"
        before = ",\n"
    yield "\n" if before else ""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _said(node: Node) -> dict[str, Any]:
    said = {"nodeID": node.key, "text": node.text, "type": "I"}
    if at := node.data.get("at"):
        said["timestamp"] = datetime.fromisoformat(at).astimezone(UTC).strftime(MOMENT)
    return {**said, OURS: {"tags": node.tags, **node.data}}


def _tie(key: str, edge: Edge) -> dict[str, Any]:
    kind, name, number = SCHEMES[edge.kind]
    return {"nodeID": key, "text": name, "type": kind, "scheme": name, "schemeID": number}


def _edges(key: str, edge: Edge) -> Iterator[dict[str, Any]]:
    for number, (source, target) in enumerate(((edge.source, key), (key, edge.target)), start=1):
        yield {"edgeID": f"{key}/{number}", "fromID": source, "toID": target, "formEdgeID": None}


def read(content: bytes) -> Reading:
    """Raises Invalid with every fault by its line."""
    faults, notes = Faults(), Notes()
    text = text_of(content)
    return tree_of(_Document(text, faults, notes).graph(), faults, notes)


class _Document:
    def __init__(self, text: str, faults: Faults, notes: Notes) -> None:
        self.text, self.faults, self.notes = text, faults, notes

    def graph(self) -> Graph:
        document = document_of(self.text, self.faults)
        front = document.get(OURS)
        graph = Graph(own=isinstance(front, dict), front=front if isinstance(front, dict) else {})
        graph.title = str(graph.front.get("title") or "")
        schemes = Schemes(graph, self.faults, self.notes)
        lines = Lines(self.text, "nodeID")
        for place, node in enumerate(objects_in(document, "nodes", self.faults)):
            self._node(node, lines.of(place), graph, schemes)
        lines = Lines(self.text, "edgeID")
        for place, edge in enumerate(objects_in(document, "edges", self.faults)):
            schemes.join(str(edge.get("fromID")), str(edge.get("toID")), lines.of(place))
        schemes.tie()
        return graph

    def _node(self, node: dict[str, Any], line: int, graph: Graph, schemes: Schemes) -> None:
        key, kind, text = str(node.get("nodeID")), node.get("type"), node.get("text")
        if key in graph.nodes or key in schemes.all:
            self.faults.add(line, "twice", _("There is a node “%s” already.") % quoted(key))
        elif kind == "I" and isinstance(text, str):
            graph.nodes[key] = self._said(key, text, line, node, graph.own)
        elif kind in KINDS or kind == LOCUTION:
            if kind == LOCUTION:
                self.notes.gather(line, _("Who said what when is left out: %s."), str(text))
            schemes.add(
                Scheme(key, KINDS.get(str(kind), ""), f"{text or node.get('scheme') or kind} ({kind})", line)
            )
        else:
            detail = _("A node has a text and a type: I, RA, CA, MA, PA, TA, YA or L.")
            self.faults.add(line, "unknown_node", detail)

    def _said(self, key: str, text: str, line: int, node: dict[str, Any], own: bool) -> Node:
        kept = node.get(OURS)
        if not own or not isinstance(kept, dict):
            return Node(key, text, line=line, data={"id": key}, at=self._at(node))
        data = {name: value for name, value in kept.items() if name != "tags"}
        tags = kept.get("tags")
        tags = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
        return Node(key, text, title=str(data.get("ref") or ""), line=line, tags=tags, data=data)

    def _at(self, node: dict[str, Any]) -> str:
        try:
            at = datetime.strptime(str(node.get("timestamp")), MOMENT).replace(tzinfo=UTC)
        except ValueError:
            return ""
        return at.isoformat()
