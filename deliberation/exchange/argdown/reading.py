"""Argdown as an initiative: what `write` wrote as it was, what others wrote as far as it has a place here."""

from deliberation.exchange.faults import Faults, text_of
from deliberation.exchange.growing import tree_of
from deliberation.exchange.notes import Notes
from deliberation.exchange.tree import Reading

from .parsing import Parser


def read(content: bytes) -> Reading:
    """Raises Invalid with every fault by its line."""
    faults, notes = Faults(), Notes()
    graph = Parser(text_of(content), faults, notes).graph_of_it()
    return tree_of(graph, faults, notes)
