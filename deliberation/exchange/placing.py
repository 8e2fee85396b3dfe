"""Which node of a graph stands under which: a tree, where a graph may be anything."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .graphs import ATTACK, CONTRADICTION, EVIDENCE, ROOT, SUPPORT, UNDERCUT, Edge, Graph, Node
from .notes import Notes, quoted
from .tree import MAX_DEPTH

CONSIDERED = 20  # so many nodes at most are weighed against each other as what is proposed


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: ``edge`` is what ties it to the one above, ``depth`` is 0 right under the initiative."""

    key: str
    edge: Edge
    depth: int


class Placed:
    """The nodes below ``root`` in an order in which each comes after the one above it; what is left out is noted."""

    def __init__(self, graph: Graph, notes: Notes) -> None:
        self.graph, self.notes = graph, notes
        self.below: dict[str, list[Edge]] = {}
        for edge in graph.edges:
            self.below.setdefault(edge.target, []).append(edge)
        self.root = self._proposed()
        self.places: dict[str, Place] = {}
        self._walk()
        self._name_what_is_left_out()

    def is_evidence(self, key: str) -> bool:
        """It quotes a source, and nothing hangs from it."""
        place = self.places[key]
        return EVIDENCE in self._node(key).tags and place.edge.target != self.root and not self.below.get(key)

    def _node(self, key: str) -> Node:
        return self.graph.nodes[key]

    def _proposed(self) -> str:
        """What says so of itself, else what supports nothing and has the most below it."""
        nodes = self.graph.nodes.values()
        named = [node.key for node in nodes if ROOT in node.tags]
        if named:
            return named[0]
        bound = {edge.source for edge in self.graph.edges if edge.source != edge.target}
        free = [node.key for node in nodes if node.key not in bound] or list(self.graph.nodes)
        free.sort(key=lambda key: (-len(self.below.get(key, ())), self._node(key).is_argument))
        return max(free[:CONSIDERED], key=self._weight)

    def _weight(self, key: str) -> tuple[int, bool]:
        seen, waiting = {key}, [key]
        while waiting:
            for edge in self.below.get(waiting.pop(), ()):
                if edge.source not in seen:
                    seen.add(edge.source)
                    waiting.append(edge.source)
        return len(seen), not self._node(key).is_argument

    def _walk(self) -> None:
        """The shortest way up is a node's place; of two as short the one that the file has first."""
        waiting = deque([(self.root, 0)])
        while waiting:
            key, depth = waiting.popleft()
            for edge in self.below.get(key, ()):
                if edge.source == self.root or edge.source in self.places:
                    continue
                if depth > MAX_DEPTH and not self._is_leaf_of_evidence(edge.source):
                    continue
                self.places[edge.source] = Place(edge.source, edge, depth)
                waiting.append((edge.source, depth + 1))

    def _is_leaf_of_evidence(self, key: str) -> bool:
        return EVIDENCE in self._node(key).tags and not self.below.get(key)

    def _name_what_is_left_out(self) -> None:
        for node in self._left_out():
            line = node.line
            self.notes.add(line, _("“%s” is left out: %s") % (_words(node), self._why(node)))
        for edge in self.graph.edges:
            place = self.places.get(edge.source)
            if place is not None and place.edge is edge:
                self._name_what_changed(edge)
            elif edge.source in self.places or edge.source == self.root:
                self._name_the_tie(edge)

    def _left_out(self) -> Iterable[Node]:
        return (
            node
            for node in self.graph.nodes.values()
            if node.key != self.root and node.key not in self.places and (node.text or node.title)
        )

    def _why(self, node: Node) -> str:
        above = [edge.target for edge in self.graph.edges if edge.source == node.key] if self._few() else []
        if any(key in self.places for key in above):
            return _("it stands deeper than %d responses below an argument.") % MAX_DEPTH
        return _("nothing ties it to what is proposed.")

    def _few(self) -> bool:
        """Looking for the reason of each must not cost the square of a large file."""
        return len(self.graph.edges) <= 2000

    def _name_what_changed(self, edge: Edge) -> None:
        if edge.kind == UNDERCUT:
            self.notes.add(
                edge.line, _("“%s” attacks an inference; here it rebuts.") % self._said(edge.source)
            )
        if edge.kind == CONTRADICTION:
            detail = _("“%(one)s” and “%(other)s” contradict each other; here one rebuts the other.")
            self.notes.add(edge.line, detail % self._both(edge))

    def _name_the_tie(self, edge: Edge) -> None:
        """An argument stands in one place."""
        details = {
            SUPPORT: _("That “%(one)s” also supports “%(other)s” is left out."),
            ATTACK: _("That “%(one)s” also attacks “%(other)s” is left out."),
        }
        other = _("That “%(one)s” also speaks against “%(other)s” is left out.")
        self.notes.add(edge.line, details.get(edge.kind, other) % self._both(edge))

    def _both(self, edge: Edge) -> dict[str, str]:
        return {"one": self._said(edge.source), "other": self._said(edge.target)}

    def _said(self, key: str) -> str:
        return _words(self._node(key))


def _words(node: Node) -> str:
    return quoted(node.title or node.text or node.key)
