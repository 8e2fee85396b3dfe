"""Whatever another program, or a hand, wrote: it is refused by its lines, or what was read of it is written and read
the same.
"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.errors import Invalid
from deliberation.exchange import aif, argdown, kialo
from deliberation.exchange.tree import Reading
from tests.deliberation.exchange.trees import DATA, NASTY

ARGDOWN = (
    *("[A]", "[B]: x", "<C>", "<D>: y", "\n", "\n\n", "\n  + ", "\n    - ", "\n  <- ", "\n  +> ", "\n >< "),
    *("\n _ ", "\n===\n", "title: x", "\n(1) p", "\n(2) q", "\n--\n", "\n----\n", "\n-- r --\n", "\n1. x"),
    *(
        " #tag",
        "#(two words)",
        "#initiative",
        "#evidence",
        "#challenge",
        "#rebuts",
        "{a: 1}",
        "{a: [1, 2]}",
        "{",
    ),
    *(
        "//",
        "/* c */",
        "<!-- -->",
        "https://e.org//x?a=b",
        "[l](https://e.org/a)",
        "**b**",
        "_i_",
        "\\[",
        "\\",
    ),
    *("@[A]", "@<C>", "한국어", "“q”", "\u2028", "\x0b", "\ufeff", "x" * 300, " "),
)
KIALO = (
    *(
        "Discussion Title: x\n",
        "1. T",
        "\n1.1. Pro: a",
        "\n1.1. Con: b",
        "\n1.2. Con: -> See 1.1.",
        "\n1.1.1. Pro: c",
    ),
    *(
        "\n1.3. Pro: ",
        "-> See 1.2",
        "\n1.3.1. Con: e",
        "\n2. Con: z",
        "\n",
        "[l](https://e.org/a)",
        "\\[x\\]",
        "한",
    ),
    *("\x0b", "\u2028", "x" * 300),
)


def pieced(pieces):
    return st.lists(st.sampled_from(pieces) | st.sampled_from(NASTY), min_size=1, max_size=25).map("".join)


@st.composite
def graphs(draw) -> str:
    many = draw(st.integers(1, 8))
    keys, kinds = st.integers(0, many).map(str), st.sampled_from(["I", "I", "I", "RA", "CA", "MA", "L", "PA"])
    words = st.sampled_from([*NASTY, "x" * 300, ""])
    nodes = [{"nodeID": str(n), "text": draw(words), "type": draw(kinds)} for n in range(many)]
    edges = draw(st.lists(st.fixed_dictionaries({"fromID": keys, "toID": keys}), max_size=10))
    ties = [{"edgeID": str(n), **edge} for n, edge in enumerate(edges)]
    return json.dumps({"nodes": nodes, "edges": ties}, indent=1)


def require_fixpoint(reading: Reading) -> None:
    for codec in (argdown, aif):
        text = "".join(codec.write(reading.initiative)).encode()
        again = codec.read(text)
        assert again.initiative == reading.initiative
        assert again.notes == ()
        assert "".join(codec.write(again.initiative)).encode() == text


def read_or_refused(codec, text: str) -> None:
    try:
        require_fixpoint(codec.read(text.encode()))
    except Invalid as refusal:
        require_lines(refusal, text.count("\n") + text.count("\r") + 1)


def require_lines(refusal: Invalid, many: int) -> None:
    """A fault stands in a line that is there, or is about the whole."""
    assert refusal.faults
    assert all(fault.field == "" or 1 <= int(fault.field) <= many for fault in refusal.faults)


@settings(max_examples=150, deadline=None)
@given(pieced(ARGDOWN))
def test_any_argdown(text):
    read_or_refused(argdown, text)


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_any_aif(text):
    read_or_refused(aif, text)


@settings(max_examples=100, deadline=None)
@given(pieced(KIALO))
def test_any_outline_of_kialo(text):
    read_or_refused(kialo, text)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        (argdown, "formats/mou.argdown"),
        (aif, "formats/mou.aif.json"),
        (kialo, "formats/mou.kialo.txt"),
        (argdown, "argdown/veggie_debate.argdown"),
        (argdown, "argdown/state-censorship.argdown"),
    ],
)
def test_each_sample_comes_back_through_both_formats(codec, name):
    require_fixpoint(codec.read((DATA / name).read_bytes()))
