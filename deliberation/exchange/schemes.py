"""Graphs in which ties are nodes of their own, as AIF and SADFace have them: what they say becomes edges."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .faults import Faults
from .graphs import ATTACK, SUPPORT, UNDERCUT, Edge, Graph
from .notes import Notes, quoted


@dataclass(slots=True)
class Scheme:
    """What stands between what is said; ``kind`` is empty where it says nothing that has a place here."""

    key: str
    kind: str
    name: str
    line: int
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)


class Schemes:
    """``said`` are the nodes of ``graph``; ties that lead to a tie are led on to what that one ties."""

    def __init__(self, graph: Graph, faults: Faults, notes: Notes) -> None:
        self.graph, self.faults, self.notes = graph, faults, notes
        self.all: dict[str, Scheme] = {}

    def add(self, scheme: Scheme) -> None:
        self.all[scheme.key] = scheme

    def join(self, source: str, target: str, line: int) -> None:
        """One edge of the file. Between two things that are said it is taken for support."""
        for key in (source, target):
            if key not in self.graph.nodes and key not in self.all:
                self.faults.add(line, "unknown_node", _("There is no node “%s”.") % quoted(key))
                return
        if source in self.all:
            self.all[source].targets.append(target)
        if target in self.all:
            self.all[target].sources.append(source)
        elif source not in self.all:
            self.graph.edges.append(Edge(source, target, SUPPORT, line))

    def tie(self) -> None:
        """Each scheme becomes an edge from each premise to what it is about."""
        for scheme in self.all.values():
            sources = [key for key in scheme.sources if key in self.graph.nodes]
            if not scheme.kind:
                if sources and any(key in self.graph.nodes for key in scheme.targets):
                    self.notes.gather(scheme.line, _("These ties are left out: %s."), scheme.name)
                continue
            for target, kind in self._targets(scheme):
                self.graph.edges += [Edge(source, target, kind, scheme.line) for source in sources]

    def _targets(self, scheme: Scheme) -> list[tuple[str, str]]:
        """What a scheme that is about another scheme attacks is the inference from that one's premises."""
        found = [(key, scheme.kind) for key in scheme.targets if key in self.graph.nodes]
        for key in scheme.targets:
            about = self.all.get(key)
            if about is not None and about.kind:
                kind = UNDERCUT if scheme.kind == ATTACK else scheme.kind
                found += [(one, kind) for one in about.sources if one in self.graph.nodes]
        return found
