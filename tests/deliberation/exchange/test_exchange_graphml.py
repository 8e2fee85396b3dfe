"""GraphML: well-formed, every attribute declared, every edge between nodes that are there."""

from defusedxml.ElementTree import fromstring
from hypothesis import HealthCheck, given, settings

from deliberation.exchange import graphml
from tests.deliberation.exchange.trees import QUICKLY, a_memorandum, initiatives

NS = "{http://graphml.graphdrawing.org/xmlns}"


def parsed(initiative):
    """Raises AssertionError where the schema of GraphML would not take it."""
    root = fromstring("".join(graphml.write(initiative)))
    assert root.tag == f"{NS}graphml"
    keys = {one.get("id"): one for one in root.findall(f"{NS}key")}
    assert all(
        one.get("attr.type") in ("string", "int") and one.get("for") in ("node", "edge", "graph")
        for one in keys.values()
    )
    (graph,) = root.findall(f"{NS}graph")
    assert graph.get("edgedefault") == "directed"
    nodes, edges = graph.findall(f"{NS}node"), graph.findall(f"{NS}edge")
    names = [one.get("id") for one in nodes]
    assert len(set(names)) == len(names)
    assert all(one.get(end) in names for one in edges for end in ("source", "target"))
    for owner, ones in (("graph", [graph]), ("node", nodes), ("edge", edges)):
        for data in (data for one in ones for data in one.findall(f"{NS}data")):
            assert keys[data.get("key")].get("for") == owner
            assert keys[data.get("key")].get("attr.type") == "string" or int(data.text) >= 0
    return graph


def said(node) -> dict:
    return {data.get("key")[2:]: data.text for data in node.findall(f"{NS}data")}


def test_nodes_carry_what_is_known_of_them():
    nodes = {one.get("id"): said(one) for one in parsed(a_memorandum()).findall(f"{NS}node")}
    assert nodes["i1"]["type"] == "initiative"
    assert nodes["a1"] | {"text": "", "reasons": ""} == {
        "label": "AI-12#1",
        "type": "argument",
        "kind": "advantage",
        "ref": "AI-12#1",
        "text": "",
        "reasons": "",
        "author": "Kim Minji",
        "organisation": "Ministry A",
        "at": "2026-05-04T09:30:00+00:00",
        "agreement": "leaning_agree",
        "agree": "15",
        "disagree": "2",
        "unsure": "3",
        "external_id": "polis:1",
    }
    assert nodes["a2"]["text"] == "초안이 발표 전에 새어 나갈 수 있습니다."
    assert (nodes["a3"]["status"], nodes["a3"]["likelihood"]) == ("in_hand", "4")
    assert nodes["e1"]["url"] == "https://example.org/audit_2025"


def test_edges_support_and_attack():
    edges = {
        (one.get("source"), one.get("target")): said(one)
        for one in parsed(a_memorandum()).findall(f"{NS}edge")
    }
    assert edges["a1", "i1"] == {"relation": "support", "says": "advantage"}
    assert edges["a5", "a3"] == {"relation": "attack", "says": "answers"}
    assert edges["e3", "a1"] == {"relation": "attack", "says": "evidence"}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICKLY)
@given(initiatives())
def test_whatever_people_wrote_it_is_xml(initiative):
    parsed(initiative)
