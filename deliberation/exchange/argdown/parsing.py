"""Signs of Argdown become a graph of statements and arguments. One title is one node, wherever it stands."""

from django.utils.translation import gettext as _

from deliberation.exchange.faults import Faults
from deliberation.exchange.graphs import ATTACK, CONTRADICTION, SUPPORT, UNDERCUT, Edge, Graph, Node
from deliberation.exchange.notes import Notes, quoted

from .elements import Element
from .reconstruction import Reconstruction
from .tokens import Token, Tokens
from .yaml import NotData, data_of, front_matter_of

FRONT = "madang"
# Per mark: what it says, and whether what stands below says it of what stands above.
MARKS = {
    "+": (SUPPORT, True),
    "<+": (SUPPORT, True),
    "+>": (SUPPORT, False),
    "-": (ATTACK, True),
    "<-": (ATTACK, True),
    "->": (ATTACK, False),
    "_": (UNDERCUT, True),
    "<_": (UNDERCUT, True),
    "_>": (UNDERCUT, False),
    "><": (CONTRADICTION, True),
}


class Parser:
    def __init__(self, text: str, faults: Faults, notes: Notes) -> None:
        self.tokens, self.faults, self.notes = Tokens(text), faults, notes
        self.graph = Graph()
        self.reconstruction = Reconstruction(self.graph)
        self._element = Element("top", 1)
        self._above: list[tuple[int, str]] = []  # indentation and node of what a relation may hang from
        self._argument = ""  # the last one at the top: steps after it are its reconstruction
        self._untitled = 0

    def graph_of_it(self) -> Graph:
        for token in self.tokens:
            getattr(self, f"on_{token.kind}")(token)
        self._end()
        self.reconstruction.tie()
        return self.graph

    def on_front_matter(self, token: Token) -> None:
        try:
            front = front_matter_of(token.words)
        except NotData as error:
            detail = _("The front matter is no YAML: %s.") % error
            return self.faults.add(token.line + 1 + error.line, "not_yaml", detail)
        self.graph.title = str(front.get("title") or "")
        ours = front.get(FRONT)
        if isinstance(ours, dict):
            self.graph.own, self.graph.front = True, ours
        return None

    def on_unclosed_front_matter(self, token: Token) -> None:
        self.faults.add(token.line, "unclosed", _("The front matter that begins here does not end."))

    def on_blank(self, token: Token) -> None:
        self._end()
        self._above = []
        self._element = Element("top", token.line)

    def on_newline(self, token: Token) -> None:
        if self._element.role == "heading":
            self._begin(Element("top", token.line + 1))
        if not self._element.is_bare:
            self._element.say(token.words)

    def on_heading(self, token: Token) -> None:
        self._begin(Element("heading", token.line, mark=token.words))
        self._argument = ""

    def on_relation(self, token: Token) -> None:
        self._begin(Element("relation", token.line, mark=token.words, indent=int(token.more)))

    def on_item(self, token: Token) -> None:
        self._begin(Element("item", token.line))

    def on_step(self, token: Token) -> None:
        self._begin(Element("step", token.line))
        self._above = []

    def on_inference(self, token: Token) -> None:
        self._begin(Element("top", token.line))
        self.reconstruction.infer(token.words)

    def on_comment(self, token: Token) -> None:
        """What a comment says is said to nobody."""

    def on_text(self, token: Token) -> None:
        if self._element.is_bare:
            self._element.line = token.line
        self._element.say(token.words)

    def on_emphasis(self, token: Token) -> None:
        self._element.emphasise(token)

    def on_link(self, token: Token) -> None:
        self._element.link(token)

    def on_tag(self, token: Token) -> None:
        self._element.tags.append(token.words)

    def on_data(self, token: Token) -> None:
        try:
            self._element.data |= data_of(token.words)
        except NotData as error:
            self.faults.add(
                token.line + error.line, "not_yaml", _("What stands in braces is no YAML: %s.") % error
            )

    def _name(self, token: Token) -> None:
        self._element.name(token)
        self._element.line = token.line

    on_statement_definition = on_statement_reference = _name
    on_argument_definition = on_argument_reference = _name

    def _begin(self, element: Element) -> None:
        self._end()
        self._element = element

    def _end(self) -> None:
        """The element is whole: it becomes a node, tied to what stands above it."""
        element, self._element = self._element, Element("top", self.tokens.line)
        element.settle()
        if element.role == "heading":
            self.graph.title = self.graph.title or element.text
        elif element.is_empty:
            if element.role == "relation":
                self.faults.add(element.line, "required", _("Nothing stands behind this sign."))
        else:
            self._place(element, self._node(element))

    def _node(self, element: Element) -> Node:
        if not element.title:
            self._untitled += 1
        key = f"{element.shape[:1] or 's'}:{element.title or f'Untitled {self._untitled}'}"
        node = self.graph.nodes.get(key)
        if node is None:
            node = Node(key, title=element.title, line=element.line, is_argument=element.shape == "argument")
            self.graph.nodes[key] = node
        if element.text and node.text and node.text != element.text:
            self.notes.add(
                element.line, _("“%s” is said twice; the first wording stands.") % quoted(node.title)
            )
        elif element.text:
            node.text, node.line = element.text, element.line
        node.tags += [tag for tag in element.tags if tag not in node.tags]
        node.data |= element.data
        node.links += element.links
        return node

    def _place(self, element: Element, node: Node) -> None:
        if element.role == "step":
            self.reconstruction.step(node.key, self._argument or self._unnamed_argument(element.line))
        else:
            self.reconstruction.outside.add(node.key)
        if element.role == "relation":
            self._tie(element, node)
        else:
            self._above = [(-1, node.key)]
        if element.role in ("top", "item"):
            self._argument = node.key if node.is_argument else ""
        if element.role == "relation":
            self._above.append((element.indent, node.key))

    def _tie(self, element: Element, node: Node) -> None:
        while self._above and self._above[-1][0] >= element.indent:
            self._above.pop()
        if not self._above:
            self.faults.add(
                element.line, "hangs_from_nothing", _("There is nothing above that this could be tied to.")
            )
            return
        kind, upwards = MARKS[element.mark]
        above = self._above[-1][1]
        source, target = (node.key, above) if upwards else (above, node.key)
        self.graph.edges.append(Edge(source, target, kind, element.line))

    def _unnamed_argument(self, line: int) -> str:
        self._untitled += 1
        node = Node(f"a:Untitled {self._untitled}", line=line, is_argument=True)
        self.graph.nodes[node.key] = node
        self._argument = node.key
        return node.key
