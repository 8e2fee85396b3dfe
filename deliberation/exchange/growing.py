"""A graph that was read becomes an initiative with its arguments, evidence and sources."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from deliberation.actions.brief_choice import shortened
from deliberation.actions.writing import many_lines, one_line

from .faults import Faults
from .graphs import EVIDENCE, HANGING, ROOT, SAID, SUPPORT, Graph, Node
from .library import Library, is_address
from .names import Names
from .notes import Notes
from .placing import Place, Placed
from .plain import Complain, from_plain
from .tree import MOST_ARGUMENTS, Argument, Evidence, Initiative, Reading

KINDS = ("advantage", "disadvantage", "challenge")
RELATIONS = ("supports", "rebuts", "answers")
PROPOSAL_AT_MOST, CLAIM_AT_MOST, TITLE_AT_MOST, ID_AT_MOST = 200, 280, 200, 180
IDS = ("id", "uid")  # under which other programs name a node
KNOWN_TAGS = {ROOT, EVIDENCE, *KINDS, *RELATIONS}


def tree_of(graph: Graph, faults: Faults, notes: Notes) -> Reading:
    """Raises Invalid with everything that is wrong, and what was wrong before."""
    if not graph.nodes or not (graph.own or any(node.text or node.title for node in graph.nodes.values())):
        faults.add(0, "empty", _("There is no argument in it."))
    if len(graph.nodes) > 2 * MOST_ARGUMENTS:
        faults.add(0, "too_many", _("It holds more than %d arguments.") % MOST_ARGUMENTS)
    faults.refuse()
    growth = (_Own if graph.own else _Foreign)(graph, faults, notes)
    initiative = growth.initiative()
    faults.refuse()
    return Reading(initiative, notes.all(), growth.lines)


class _Growth:
    """What is common to files of our own and of other programs."""

    def __init__(self, graph: Graph, faults: Faults, notes: Notes) -> None:
        self.graph, self.faults, self.notes = graph, faults, notes
        self.placed = Placed(graph, notes)
        self.root = graph.nodes[self.placed.root]
        self.library = Library()
        self.lines: dict[str, int] = {}
        self._ids = {True: Names(), False: Names()}

    def initiative(self) -> Initiative:
        made = self.top()
        arguments = self._arguments()
        return replace(made, arguments=arguments, sources=self.library.all())

    def top(self) -> Initiative:
        raise NotImplementedError

    def argument(self, node: Node, said: dict[str, Any], cited: tuple[Evidence, ...]) -> Argument | None:
        raise NotImplementedError

    def evidence(self, node: Node, bearing: str) -> Evidence | None:
        raise NotImplementedError

    def complain_at(self, line: int) -> Complain:
        """What is not known is noted; everything else is a fault."""

        def complain(code: str, detail: str) -> None:
            if code == "unknown":
                self.notes.add(line, detail)
            else:
                self.faults.add(line, code, detail)

        return complain

    def id_of(self, node: Node, *, is_evidence: bool = False) -> str:
        """What the file calls it, so that no two arguments, and no two pieces of evidence, are called alike."""
        told = [str(node.data[name]) for name in IDS if isinstance(node.data.get(name), str | int)]
        wanted = one_line((told or [node.title or node.key])[0])
        return self._ids[is_evidence].of(wanted[:ID_AT_MOST] or node.key[:ID_AT_MOST])

    def _arguments(self) -> tuple[Argument, ...]:
        """From the leaves up: what hangs from a node waits for it by its key."""
        arguments: dict[str, list[Argument]] = {}
        evidence: dict[str, list[Evidence]] = {}
        ids = {
            key: self.id_of(self.graph.nodes[key], is_evidence=self.placed.is_evidence(key))
            for key in self.placed.places
        }
        for place in reversed(self.placed.places.values()):
            node, above = self.graph.nodes[place.key], place.edge.target
            if self.placed.is_evidence(place.key):
                bearing = "supports" if place.edge.kind == SUPPORT else "contradicts"
                node.data.setdefault("id", ids[place.key])
                if (quotation := self.evidence(node, bearing)) is not None:
                    evidence.setdefault(above, []).append(quotation)
                continue
            said = {"id": ids[place.key], **self._standing(node, place)}
            self.lines[ids[place.key]] = node.line
            made = self.argument(node, said, tuple(reversed(evidence.pop(place.key, []))))
            below = tuple(reversed(arguments.pop(place.key, [])))
            if made is not None:
                arguments.setdefault(above, []).append(replace(made, responses=below))
        return tuple(reversed(arguments.pop(self.placed.root, [])))

    def _standing(self, node: Node, place: Place) -> dict[str, str]:
        """Its kind or relation: the tag says it, else whether it supports."""
        supports = place.edge.kind == SUPPORT
        if not place.depth:
            told = [tag for tag in node.tags if tag in KINDS]
            return {"kind": told[0] if told else KINDS[0] if supports else KINDS[1]}
        if not supports and "answers" in node.tags and self._is_challenge(place.edge.target):
            return {"relation": "answers"}
        return {"relation": "supports" if supports else "rebuts"}

    def _is_challenge(self, key: str) -> bool:
        return self.placed.places[key].depth == 0 and "challenge" in self.graph.nodes[key].tags


class _Own(_Growth):
    """What Madang wrote: every field as it was, and a fault where it is no more what it may be."""

    def top(self) -> Initiative:
        front = {name: value for name, value in self.graph.front.items() if name not in HANGING}
        said = {"title": self.graph.title, "proposal": self.root.text}
        pk = self.root.data.get("id") or self.root.key
        made = from_plain(Initiative, {"id": pk, **said, **front}, self.complain_at(self.root.line))
        self.library = Library(made.sources if made else ())
        for cited in (link.source for fact in (made.facts if made else ()) for link in fact.sources):
            self._require_source(cited, self.complain_at(self.root.line))
        return made or Initiative(id="", title="")

    def argument(self, node: Node, said: dict[str, Any], cited: tuple[Evidence, ...]) -> Argument | None:
        complain = self.complain_at(node.line)
        kept = {name: value for name, value in node.data.items() if name not in ("context", "id", *SAID)}
        made = from_plain(Argument, {"claim": node.text, "ref": node.title, **kept, **said}, complain)
        context = node.data.get("context", [])
        return made and replace(made, evidence=self._with_context(cited, context, complain))

    def evidence(self, node: Node, bearing: str) -> Evidence | None:
        said = {"quote": node.text, **node.data, "bearing": bearing}
        return self._checked(said, self.complain_at(node.line))

    def _with_context(self, cited: tuple[Evidence, ...], context: Any, complain: Complain) -> tuple:
        """Evidence that gives context, back at its place among the rest."""
        if not isinstance(context, list) or not all(isinstance(one, dict) for one in context):
            complain("not_a_list", _("“%s” has to be a list.") % "context")
            return cited
        found = list(cited)
        for one in context:
            made = self._checked({name: one[name] for name in one if name != "order"}, complain)
            order = one.get("order")
            if made is not None:
                found.insert(order if isinstance(order, int) else len(found), made)
        return tuple(found)

    def _checked(self, said: dict[str, Any], complain: Complain) -> Evidence | None:
        made = from_plain(Evidence, said, complain)
        if made is not None:
            self._require_source(made.source, complain)
        return made

    def _require_source(self, pk: str, complain: Complain) -> None:
        if pk not in self.library:
            complain("unknown_source", _("The source “%s” is not in the file.") % pk)


class _Foreign(_Growth):
    """What another program wrote: the most of it that has a place here."""

    def top(self) -> Initiative:
        """What is longer than a proposal is cut at a word, and stands whole in the text."""
        self._forget(self.root, IDS)
        whole = one_line(self.root.text)
        proposal = shortened(whole, PROPOSAL_AT_MOST)
        title = one_line(self.graph.title) or one_line(self.root.title) or whole
        addresses = [f"<{address}>" for _words, address in self.root.links if is_address(address)]
        texts = [whole if proposal != whole else "", *addresses, "\n".join(self.root.steps)]
        return Initiative(
            id=self.id_of(self.root),
            title=shortened(title, TITLE_AT_MOST),
            proposal=proposal,
            text=many_lines("\n\n".join(filter(None, texts))),
        )

    def argument(self, node: Node, said: dict[str, Any], cited: tuple[Evidence, ...]) -> Argument | None:
        """What is longer than a claim is cut at a word, and stands whole in the reasons."""
        self._forget(node, (*IDS, "source"))
        whole = one_line(node.text) or one_line(node.title)
        claim = shortened(whole, CLAIM_AT_MOST)
        reasons = many_lines(
            "\n\n".join(filter(None, [whole if claim != whole else "", "\n".join(node.steps)]))
        )
        told = {"claim": claim, "reasons": reasons, "ref": one_line(node.title)[:ID_AT_MOST], **said}
        if node.at:
            told["at"] = node.at
        if not claim:
            self.faults.add(node.line, "required", _("This argument says nothing."))
        made = from_plain(Argument, told, self.complain_at(node.line))
        return made and replace(made, evidence=(*cited, *self._cited(node, said["id"])))

    def evidence(self, node: Node, bearing: str) -> Evidence | None:
        """Its source is what it names as one, else what it links to, else what it says."""
        self._forget(node, (*IDS, "source", "locator"))
        told = node.data.get("source")
        links = [address for _words, address in node.links if is_address(address)]
        source = self.library.named(
            told if isinstance(told, str) else "".join(links[:1]) or node.title or node.text
        )
        if source is None:
            self.faults.add(node.line, "required", _("This argument says nothing."))
            return None
        said = {"id": str(node.data["id"]), "source": source.id, "quote": node.text, "bearing": bearing}
        return from_plain(Evidence, said, self.complain_at(node.line))

    def _cited(self, node: Node, named: str) -> Iterable[Evidence]:
        told = node.data.get("source")
        if isinstance(told, str) and is_address(told):
            node.links.append(("", told))
        return self.library.linked(node.links, named)

    def _forget(self, node: Node, kept: Iterable[str]) -> None:
        """What is not carried over of tags and data is named once for the file."""
        for tag in node.tags:
            if tag not in KNOWN_TAGS:
                self.notes.gather(node.line, _("These tags are not kept: %s."), tag)
        for name in node.data:
            if name not in kept:
                self.notes.gather(node.line, _("These data are not kept: %s."), str(name))
