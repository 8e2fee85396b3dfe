"""Texts as cells of a table: a spreadsheet takes them for texts, whatever they begin with."""

import re

# What a spreadsheet would take for more than a text, in wide signs, too; behind apostrophes of ours or of the text's.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
INERT = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def inert(cell: str) -> str:
    """The same text with an apostrophe before it where it could be a formula; ``as_written`` takes that away."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """What ``inert`` was given."""
    return cell[1:] if INERT.match(cell) else cell
