"""What reconstructions tie together, as Argdown's map does.

An argument supports its conclusion where that stands elsewhere too, and says what its conclusion says. A premise that
stands elsewhere, or has something below it, supports the argument.
"""

from dataclasses import dataclass, field, replace

from deliberation.exchange.graphs import SUPPORT, Edge, Graph


@dataclass(slots=True)
class Steps:
    """The statements of one reconstruction in order; ``rules`` are by the statement that they infer."""

    statements: list[str] = field(default_factory=list)
    rules: dict[int, str] = field(default_factory=dict)
    rule: str | None = None

    @property
    def conclusion(self) -> str:
        return self.statements[-1] if len(self.statements) - 1 in self.rules else ""

    @property
    def premises(self) -> list[str]:
        return [key for place, key in enumerate(self.statements) if place not in self.rules]


class Reconstruction:
    """``outside`` are the nodes that stand anywhere else than in steps."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.outside: set[str] = set()
        self._steps: dict[str, Steps] = {}
        self._current: Steps | None = None

    def step(self, key: str, argument: str) -> None:
        steps = self._current = self._steps.setdefault(argument, Steps())
        if steps.rule is not None:
            steps.rules[len(steps.statements)] = steps.rule
            steps.rule = None
        steps.statements.append(key)

    def infer(self, words: str) -> None:
        if self._current is not None:
            self._current.rule = " ".join(words.partition("{")[0].split())

    def tie(self) -> None:
        for argument, steps in self._steps.items():
            node = self.graph.nodes[argument]
            node.steps = [self._line(steps, place) for place in range(len(steps.statements))]
            node.text = node.text or (self.graph.nodes[steps.conclusion].text if steps.conclusion else "")
        shared = self.outside | self._premises()
        self._conclude(shared)
        aimed_at = {edge.target for edge in self.graph.edges}
        for argument, steps in self._steps.items():
            for key in steps.premises:
                if key in self.outside or key in aimed_at:
                    self.graph.edges.append(Edge(key, argument, SUPPORT, self.graph.nodes[key].line))
        self._tidy()

    def _premises(self) -> set[str]:
        return {key for steps in self._steps.values() for key in steps.premises}

    def _conclude(self, shared: set[str]) -> None:
        """What mere conclusions say, their arguments say."""
        says: dict[str, list[str]] = {}
        for argument, steps in self._steps.items():
            if steps.conclusion in shared:
                line = self.graph.nodes[argument].line
                self.graph.edges.append(Edge(argument, steps.conclusion, SUPPORT, line))
            elif steps.conclusion:
                says.setdefault(steps.conclusion, []).append(argument)
        self.graph.edges = [
            replace(edge, source=source)
            for edge in self.graph.edges
            for source in says.get(edge.source, [edge.source])
        ]

    def _tidy(self) -> None:
        """Each tie once, and no statement that stands in steps alone: there it is told in full."""
        edges: dict[tuple[str, str, str], Edge] = {}
        for edge in self.graph.edges:
            if edge.source != edge.target:
                edges.setdefault((edge.source, edge.target, edge.kind), edge)
        self.graph.edges = list(edges.values())
        tied = {key for edge in self.graph.edges for key in (edge.source, edge.target)}
        steps = {key for one in self._steps.values() for key in one.statements}
        for key in steps - self.outside - tied:
            del self.graph.nodes[key]

    def _line(self, steps: Steps, place: int) -> str:
        """As a line of a numbered list; what is inferred says by which rule."""
        node = self.graph.nodes[steps.statements[place]]
        words = node.text or node.title
        if place not in steps.rules:
            return f"{place + 1}. {words}"
        rule = steps.rules[place]
        return f"{place + 1}. ⇒ {words} ({rule})" if rule else f"{place + 1}. ⇒ {words}"
