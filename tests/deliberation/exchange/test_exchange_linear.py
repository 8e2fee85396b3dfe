"""What codecs cost grows as their input does: ten times as much takes about ten times as long, whatever it is."""

from contextlib import suppress
from time import process_time

import pytest

from deliberation.errors import Invalid
from deliberation.exchange import aif, argdown, kialo, sadface
from deliberation.exchange.tree import Argument, Initiative

SMALL, FACTOR = 10_000, 10
ALLOWED = 2.5 * FACTOR
HARDLY = 0.02  # seconds that say nothing

ARGDOWN = (
    "[",
    "<",
    "{",
    "#(",
    "@[",
    "@<",
    "[a](",
    "<!--",
    "/*",
    "//",
    "**a ",
    "_a_ ",
    "\\",
    "===",
    "{}",
    "{a: [",
    "} ",
    "(1) a\n",
    "--\n",
    "[A]: x\n",
    "[A]: x\n\n",
    "  + <B>: x\n",
    "    " * 3 + "+ x\n",
    "+ x {uid: a}\n",
    "[a](b)",
    "\n",
    " ",
    "{\na: b\n",
    ":a:",
)
KIALO = (
    "1.",
    "1. a\n",
    "1.1. Pro: a\n",
    "[",
    "[a](http://",
    "[a](http://(",
    "\\",
    "->",
    "1.1.1.1.1.",
    "\n",
    "Pro: ",
)
JSON = ("[", '{"nodes":', '{"nodeID":1},', '"', "1", "\\", '"nodeID":')


def seconds(read, content: bytes) -> float:
    began = process_time()
    with suppress(Invalid):
        read(content)
    return process_time() - began


def assert_linear(read, make) -> None:
    """A slow moment of the machine is asked again."""
    for _try in range(3):
        small, large = seconds(read, make(SMALL)), seconds(read, make(SMALL * FACTOR))
        if large < HARDLY or large < ALLOWED * max(small, HARDLY / FACTOR):
            return
    raise AssertionError(f"{large:.3f} s after {small:.3f} s")


def repeated(piece: str, before: str = "", after: str = ""):
    return lambda size: (before + piece * (size // len(piece)) + after).encode()


@pytest.mark.parametrize("piece", ARGDOWN)
@pytest.mark.parametrize("before", ["", "[P]: x\n  + <Q>: ", "===\n"])
def test_argdown(piece, before):
    assert_linear(argdown.read, repeated(piece, before))


@pytest.mark.parametrize("piece", KIALO)
def test_kialo(piece):
    assert_linear(kialo.read, repeated(piece, "1. T\n"))


@pytest.mark.parametrize("piece", JSON)
@pytest.mark.parametrize("codec", [aif, sadface])
def test_json(piece, codec):
    assert_linear(codec.read, repeated(piece, '{"nodes": ['))


@pytest.mark.parametrize("codec", [argdown, aif])
@pytest.mark.parametrize("same_id", [False, True])
def test_what_we_write(codec, same_id):
    def make(size: int) -> bytes:
        many = tuple(
            Argument("a" if same_id else f"a{n}", "A claim", kind="advantage", ref="r" if same_id else "")
            for n in range(size // 100)
        )
        return "".join(codec.write(Initiative("i", "T", arguments=many))).encode()

    assert_linear(codec.read, make)


def test_kialo_with_many_claims():
    assert_linear(
        kialo.read,
        lambda size: ("1. T\n" + "".join(f"1.{n}. Pro: a\n" for n in range(1, size // 12))).encode(),
    )


def test_a_graph_in_which_all_is_tied_to_all():
    def make(size: int) -> bytes:
        n = int((size / 60) ** 0.5) + 1
        lines = (
            f"[A{one}]\n" + "".join(f"  + [A{other}]\n" for other in range(n)) + "\n" for one in range(n)
        )
        return "".join(lines).encode()

    assert_linear(argdown.read, make)
