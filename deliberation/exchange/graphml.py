"""GraphML, for programs that lay out and measure graphs: what is said as nodes, supports and attacks as edges."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from deliberation.documents.xml_text import sayable

from .graphs import EVIDENCE, ROOT, Edge, Graph, Node, graph_of
from .tree import Initiative

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
# Of nodes: what stands under which name, and its type.
OF_NODES = {
    "label": "string",
    "type": "string",
    "kind": "string",
    "ref": "string",
    "text": "string",
    "reasons": "string",
    "state": "string",
    "author": "string",
    "organisation": "string",
    "at": "string",
    "agreement": "string",
    "agree": "int",
    "disagree": "int",
    "unsure": "int",
    "status": "string",
    "likelihood": "int",
    "impact": "int",
    "source": "string",
    "url": "string",
    "external_id": "string",
}
OF_EDGES = {"relation": "string", "says": "string"}
LONGEST_LABEL = 60


def write(initiative: Initiative) -> Iterator[str]:
    """The file, a node or an edge at a time."""
    graph = graph_of(initiative)
    sources = {one.id: one for one in initiative.sources}
    yield HEAD
    for owner, prefix, attributes in (("node", "n", OF_NODES), ("edge", "e", OF_EDGES)):
        for name, kind in attributes.items():
            yield f'  <key id="{prefix}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <key id="g_title" for="graph" attr.name="title" attr.type="string"/>\n'
    yield '  <graph id="G" edgedefault="directed">\n' + _data("g_title", initiative.title)
    for node in graph.nodes.values():
        yield _node(node, sources)
    for number, edge in enumerate(graph.edges):
        yield _edge(number, edge, graph)
    yield "  </graph>\n</graphml>\n"


def _node(node: Node, sources: dict) -> str:
    said = {name: value for name, value in _said(node, sources).items() if value not in ("", None)}
    lines = "".join(_data(f"n_{name}", value) for name, value in said.items())
    return f"    <node id={_attribute(node.key)}>\n{lines}    </node>\n"


def _said(node: Node, sources: dict) -> dict:
    """By the names of `OF_NODES`."""
    data, tag = node.data, node.tags[0] if node.tags else ""
    author, handling = data.get("author", {}), data.get("handling", {})
    source = sources.get(data.get("source"))
    return {
        "label": node.title or node.text[:LONGEST_LABEL],
        "type": tag if tag in (ROOT, EVIDENCE) else "argument",
        "kind": "" if tag in (ROOT, EVIDENCE) else tag,
        "ref": data.get("ref") or (node.title if tag == ROOT else ""),
        "text": node.text,
        "author": author.get("name"),
        "organisation": author.get("organisation"),
        "agreement": data.get("label"),
        **{name: data.get(name) for name in ("reasons", "state", "at", "external_id")},
        **(data.get("tally") or {}),
        **{name: handling.get(name) for name in ("status", "likelihood", "impact")},
        "source": source and (source.title or source.url),
        "url": source and source.url,
    }


def _edge(number: int, edge: Edge, graph: Graph) -> str:
    """``relation`` is support or attack; ``says`` is Madang's word for it."""
    tag = graph.nodes[edge.source].tags[0] if graph.nodes[edge.source].tags else ""
    ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
    data = _data("e_relation", edge.kind) + (_data("e_says", tag) if tag else "")
    return f'    <edge id="e{number}" {ends}>\n{data}    </edge>\n'


def _data(key: str, value: object) -> str:
    return f'      <data key="{key}">{escape(sayable(value))}</data>\n'


def _attribute(value: str) -> str:
    return quoteattr(sayable(value))
