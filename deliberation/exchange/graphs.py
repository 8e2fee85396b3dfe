"""Argument graphs, as Argdown, AIF and their like have them: nodes that support and attack each other.

An initiative as such a graph, from which codecs write. What a format has no word for is a node's ``data``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .names import Names
from .plain import as_plain
from .tree import Argument, Evidence, Initiative, Source, each_argument

SUPPORT, ATTACK, UNDERCUT, CONTRADICTION = "support", "attack", "undercut", "contradiction"
ROOT = "initiative"  # the tag of the node that says what is proposed
EVIDENCE = "evidence"  # the tag of a node that quotes a source
HANGING = ("arguments", "proposal")  # of an initiative: what nodes of their own say
SAID = ("claim", "kind", "relation", "evidence", "responses")  # of an argument: likewise


@dataclass(slots=True)
class Node:
    """``title`` is what the file calls it, ``links`` are pairs of words and address in its text, ``steps`` the lines
    of a reconstruction below it, ``at`` when another program wrote it. ``is_argument`` tells what infers from what only
    states.
    """

    key: str
    text: str = ""
    title: str = ""
    line: int = 0
    at: str = ""
    is_argument: bool = False
    tags: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Edge:
    """``source`` supports or attacks ``target``; both are keys of nodes."""

    source: str
    target: str
    kind: str
    line: int = 0


@dataclass(slots=True)
class Graph:
    """``own`` says that Madang wrote it, so that ``front`` and every node's data hold fields of `tree`."""

    title: str = ""
    own: bool = False
    front: dict[str, Any] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)


def graph_of(initiative: Initiative) -> Graph:
    """Every node comes after the one that it hangs from, the initiative first."""
    front = as_plain(initiative, without=HANGING)
    graph = Graph(title=initiative.title, own=True, front=front)
    names = Names()
    root = Node(names.of(initiative.id), initiative.proposal, initiative.ref or initiative.title, tags=[ROOT])
    root.data["id"] = initiative.id
    graph.nodes[root.key] = root
    sources = {one.id: one for one in initiative.sources}
    keys: dict[str, str] = {}
    for argument, parent in each_argument(initiative.arguments):
        key = keys[argument.id] = names.of(argument.id)
        graph.nodes[key] = _argument(key, argument)
        graph.edges.append(Edge(key, keys[parent.id] if parent else root.key, _edge_kind(argument)))
        for node, edge in _evidence(argument, key, sources, names):
            graph.nodes[node.key] = node
            graph.edges.append(edge)
    return graph


def _argument(key: str, argument: Argument) -> Node:
    """Evidence that gives context neither supports nor attacks: it stays data, with its place among the rest."""
    data = as_plain(argument, without=SAID)
    context = [
        {"order": place, **as_plain(one)}
        for place, one in enumerate(argument.evidence)
        if one.bearing == "context"
    ]
    if context:
        data["context"] = context
    tag = argument.kind or argument.relation
    return Node(key, argument.claim, argument.ref, is_argument=True, tags=[tag] if tag else [], data=data)


def _edge_kind(argument: Argument) -> str:
    return SUPPORT if argument.kind == "advantage" or argument.relation == "supports" else ATTACK


def _evidence(
    argument: Argument, key: str, sources: dict[str, Source], names: Names
) -> Iterator[tuple[Node, Edge]]:
    for one in argument.evidence:
        if one.bearing != "context":
            node = _quotation(names.of(one.id), one, sources.get(one.source))
            yield node, Edge(node.key, key, SUPPORT if one.bearing == "supports" else ATTACK)


def _quotation(key: str, one: Evidence, source: Source | None) -> Node:
    """It reads as its quote; without one as its source, and then says that it quotes nothing."""
    text = " ".join(one.quote.split())
    data = as_plain(one, without=("quote", "bearing"))
    if text != one.quote or not text:
        data["quote"] = one.quote
    if not text and source is not None:
        text = source.title or source.url
    return Node(key, text, tags=[EVIDENCE], data=data)
