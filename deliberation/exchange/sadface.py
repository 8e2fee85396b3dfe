"""SADFace, a format of argument maps: atoms, and schemes that support or attack."""

from typing import Any

from django.utils.translation import gettext as _

from .faults import Faults, text_of
from .graphs import ATTACK, SUPPORT, Graph, Node
from .growing import tree_of
from .json_text import Lines, document_of, objects_in
from .notes import Notes, quoted
from .schemes import Scheme, Schemes
from .tree import Reading

KINDS = {"support": SUPPORT, "attack": ATTACK, "conflict": ATTACK}


def is_sadface(content: bytes) -> bool:
    """Rather than AIF: both are JSON with nodes and edges, and call these otherwise."""
    return b'"atom"' in content and b'"nodeID"' not in content


def read(content: bytes) -> Reading:
    """Raises Invalid with every fault by its line."""
    faults, notes = Faults(), Notes()
    text = text_of(content)
    document = document_of(text, faults)
    graph = Graph(title=_title(document))
    schemes = Schemes(graph, faults, notes)
    lines = Lines(text, "type")
    for place, node in enumerate(objects_in(document, "nodes", faults)):
        _node(node, lines.of(place), schemes)
    lines = Lines(text, "source_id")
    for place, edge in enumerate(objects_in(document, "edges", faults)):
        schemes.join(str(edge.get("source_id")), str(edge.get("target_id")), lines.of(place))
    schemes.tie()
    return tree_of(graph, faults, notes)


def _node(node: dict[str, Any], line: int, schemes: Schemes) -> None:
    graph, key = schemes.graph, str(node.get("id"))
    if key in graph.nodes or key in schemes.all:
        schemes.faults.add(line, "twice", _("There is a node “%s” already.") % quoted(key))
    elif node.get("type") == "atom" and isinstance(node.get("text"), str):
        graph.nodes[key] = Node(key, node["text"], line=line, data={"id": key})
    elif node.get("type") == "scheme":
        name = str(node.get("name") or "")
        schemes.add(Scheme(key, KINDS.get(name.lower(), SUPPORT), name, line))
    else:
        schemes.faults.add(line, "unknown_node", _("A node is an atom with a text, or a scheme."))


def _title(document: dict[str, Any]) -> str:
    metadata = document.get("metadata")
    core = metadata.get("core") if isinstance(metadata, dict) else None
    return str(core.get("title") or "") if isinstance(core, dict) else ""
