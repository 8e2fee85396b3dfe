"""AIF out and in, SADFace in: the same again, and what another program counts in them."""

import json
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from deliberation.errors import Invalid
from deliberation.exchange import aif, sadface
from deliberation.exchange.tree import Initiative, each_argument
from tests.deliberation.exchange.trees import AT, DATA, QUICKLY, a_memorandum, initiatives

COUNTED = json.loads((DATA / "formats/expected_arguebuf_2.7.2.json").read_text())
MOU = (DATA / "formats/mou.aif.json").read_bytes()
TOLD = [
    ("n2", "advantage", None),
    ("n3", "supports", "n2"),
    ("n4", "rebuts", "n2"),
    ("n5", "disadvantage", None),
    ("n6", "disadvantage", None),
    ("n7", "rebuts", "n6"),
]


def written(initiative: Initiative) -> bytes:
    return "".join(aif.write(initiative)).encode()


def told(initiative: Initiative) -> list:
    return [
        (one.id, one.kind or one.relation, above and above.id)
        for one, above in each_argument(initiative.arguments)
    ]


def document(*nodes: dict, edges: list[tuple[str, str]] = (), **more) -> bytes:
    """AIF with a node a line, from the second on."""
    lines = ",\n".join(json.dumps(node) for node in nodes)
    ties = [{"edgeID": f"e{n}", "fromID": one, "toID": other} for n, (one, other) in enumerate(edges)]
    return f'{{"nodes": [\n{lines}],\n"edges": {json.dumps(ties)}{"," if more else ""}{json.dumps(more)[1:]}'.encode()


def said(key: str, text: str = "Something") -> dict:
    return {"nodeID": key, "text": text, "type": "I"}


def scheme(key: str, kind: str) -> dict:
    return {"nodeID": key, "text": "Default", "type": kind}


def faults_of(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        aif.read(content)
    return [(fault.field, fault.code) for fault in refused.value.faults]


def test_every_field_of_an_initiative_comes_back():
    reading = aif.read(written(a_memorandum()))
    assert reading.initiative == a_memorandum()
    assert reading.notes == ()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICKLY)
@given(initiatives())
def test_writing_and_reading_is_a_fixpoint(initiative):
    text = written(initiative)
    reading = aif.read(text)
    assert reading.initiative == initiative
    assert reading.notes == ()
    assert written(reading.initiative) == text


def test_what_we_write_has_the_shape_that_aif_tools_read():
    found = json.loads(written(a_memorandum()))
    kinds = Counter(node["type"] for node in found["nodes"])
    assert kinds == {"I": 10, "RA": 3, "CA": 6}
    keys = {node["nodeID"] for node in found["nodes"]}
    assert len(keys) == len(found["nodes"])
    assert {end for edge in found["edges"] for end in (edge["fromID"], edge["toID"])} == keys
    assert all({"edgeID", "fromID", "toID", "formEdgeID"} == edge.keys() for edge in found["edges"])
    assert {node.get("timestamp") for node in found["nodes"]} == {None, AT.strftime("%Y-%m-%d %H:%M:%S")}


@pytest.mark.parametrize(("name", "codec"), [("mou.aif.json", aif), ("mou.sadface.json", sadface)])
def test_a_sample_holds_what_another_program_counts(name, codec):
    content = (DATA / "formats" / name).read_bytes()
    expected, reading = COUNTED[name], codec.read(content)
    assert told(reading.initiative) == TOLD
    assert reading.initiative.proposal.startswith("Ministry A and Ministry B")
    assert reading.notes == ()
    arguments = [one for one, _above in each_argument(reading.initiative.arguments)]
    ways = Counter(one.kind or one.relation for one in arguments)
    assert len(arguments) + 1 == expected["atoms"]
    assert len(arguments) == expected["schemes"] == expected["edges"] / 2
    assert ways["advantage"] + ways["supports"] == expected["support"]
    assert ways["disadvantage"] + ways["rebuts"] == expected["attack"]


def test_a_sample_that_was_read_is_written_and_read_the_same():
    reading = aif.read(MOU)
    assert aif.read(written(reading.initiative)).initiative == reading.initiative
    assert reading.initiative.arguments[0].at.isoformat() == "2026-11-23T09:00:00+00:00"


def test_premises_of_one_inference_each_support_it():
    ties = [("b", "s"), ("c", "s"), ("s", "a")]
    reading = aif.read(document(said("a"), said("b"), said("c"), scheme("s", "RA"), edges=ties))
    assert told(reading.initiative) == [("b", "advantage", None), ("c", "advantage", None)]


def test_who_attacks_an_inference_rebuts_its_premise():
    ties = [("b", "s"), ("s", "a"), ("c", "t"), ("t", "s")]
    reading = aif.read(
        document(said("a"), said("b"), said("c", "No"), scheme("s", "RA"), scheme("t", "CA"), edges=ties)
    )
    assert told(reading.initiative) == [("b", "advantage", None), ("c", "rebuts", "b")]
    assert [note.detail for note in reading.notes] == ["“No” attacks an inference; here it rebuts."]


def test_what_has_no_place_is_named():
    nodes = [said("a"), said("b"), scheme("s", "RA"), said("c", "Again"), scheme("m", "MA"), scheme("l", "L")]
    reading = aif.read(document(*nodes, edges=[("b", "s"), ("s", "a"), ("c", "m"), ("m", "a"), ("l", "b")]))
    assert [(note.line, note.detail) for note in reading.notes] == [
        (5, "“Again” is left out: nothing ties it to what is proposed."),
        (6, "These ties are left out: Default (MA)."),
        (7, "Who said what when is left out: Default."),
    ]


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"{", [("1", "not_json")]),
        (b'{"nodes": [\n}', [("2", "not_json")]),
        (b"[]", [("1", "not_an_object")]),
        (b"{}", [("", "not_a_list")]),
        (b'{"nodes": [5], "edges": []}', [("", "not_a_list")]),
        (document(), [("", "empty")]),
        (document(said("a"), said("a"), edges=[("a", "b")]), [("3", "twice"), ("4", "unknown_node")]),
        (
            document(said("a"), {"nodeID": "b", "type": "XY"}, {"type": "I"}),
            [("", "unknown_node"), ("3", "unknown_node")],
        ),
        (b"\xff", [("1", "not_utf8")]),
        (b'{"a":' + b"[" * 100_000, [("", "nested")]),
    ],
)
def test_everything_wrong_is_said_at_once_by_its_line(content, faults):
    assert faults_of(content) == faults
