"""Argdown out and in: the same again, whatever people wrote; and what others wrote, as others read it."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings

from deliberation.errors import Invalid
from deliberation.exchange import argdown
from deliberation.exchange.argdown.parsing import Parser
from deliberation.exchange.faults import Faults
from deliberation.exchange.graphs import Graph
from deliberation.exchange.notes import Notes
from deliberation.exchange.tree import Argument, Initiative, each_argument
from tests.deliberation.exchange.trees import DATA, NASTY, QUICKLY, a_memorandum, initiatives

MOU = (DATA / "formats/mou.argdown").read_bytes()
MODEL = json.loads((DATA / "formats/mou.argdown-core-2.0.1.json").read_text())


def written(initiative: Initiative) -> bytes:
    return "".join(argdown.write(initiative)).encode()


def graph_of(text: bytes) -> Graph:
    faults = Faults()
    graph = Parser(text.decode(), faults, Notes()).graph_of_it()
    assert faults.all == []
    return graph


def faults_of(text: str) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        argdown.read(text.encode())
    return [(fault.field, fault.code) for fault in refused.value.faults]


def test_every_field_of_an_initiative_comes_back():
    reading = argdown.read(written(a_memorandum()))
    assert reading.initiative == a_memorandum()
    assert reading.notes == ()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICKLY)
@given(initiatives())
def test_writing_and_reading_is_a_fixpoint(initiative):
    text = written(initiative)
    reading = argdown.read(text)
    assert reading.initiative == initiative
    assert reading.notes == ()
    assert written(reading.initiative) == text


@pytest.mark.parametrize("words", NASTY)
def test_what_looks_like_argdown_in_a_claim_is_text_for_every_parser(words):
    claim = " ".join(words.split())[:280]
    text = written(Initiative("i", "T", arguments=(Argument("a", claim, kind="advantage"),))).decode()
    (line,) = [line for line in text.splitlines() if line.startswith("  + ")]
    said = re.fullmatch(r"  \+ <a>: (.*) #advantage (\{.*\})", line)
    bare = re.sub(r"\\.", "", said[1])
    assert not re.search(r"[\[\]<>{}#@*_\\]|//|===|^[+-]|^\d+\.(\s|$)|^\(\d", bare)
    assert not re.search(r"[{}=]", re.sub(r"^\{|\}$", "", said[2]).replace('": {', "").replace("}}", ""))


def test_an_address_is_not_cut_at_its_slashes():
    claim = "See https://example.org/a//b and // this"
    made = Initiative("i", "T", arguments=(Argument("a", claim, kind="advantage"),))
    assert b"https:\\//example.org/a\\//b and \\// this" in written(made)
    assert argdown.read(written(made)).initiative.arguments[0].claim == claim


def test_the_sample_has_the_nodes_and_ties_that_argdown_core_reads():
    graph = graph_of(MOU)
    titles = {node.title for node in graph.nodes.values()}
    assert titles == {*MODEL["arguments"], *MODEL["statements"]} - {"Untitled 1"}
    drawn = {group["id"]: group for group in MODEL["map"]["nodes"][0]["children"]}
    for node in drawn.values():
        (mine,) = [one for one in graph.nodes.values() if one.title == node["title"]]
        assert mine.is_argument == (node["type"] == "argument-map-node")
        assert mine.text == re.sub(r" #\w+ ?$", "", node["labelText"]).strip()
    ties = {
        (drawn[edge["from"]]["title"], drawn[edge["to"]]["title"], edge["relationType"])
        for edge in MODEL["map"]["edges"]
    }
    title_of = {key: node.title for key, node in graph.nodes.items()}
    assert {(title_of[edge.source], title_of[edge.target], edge.kind) for edge in graph.edges} == ties


def test_the_sample_has_the_tags_data_and_lines_that_argdown_core_reads():
    graph = graph_of(MOU)
    for title, noun in {**MODEL["arguments"], **MODEL["statements"]}.items():
        if title.startswith("Untitled"):
            continue
        (mine,) = [one for one in graph.nodes.values() if one.title == title]
        assert mine.tags == noun.get("tags", [])
        assert mine.data == noun.get("data", {})
        assert mine.line == noun["members"][0]["startLine"]


def test_the_sample_becomes_an_initiative():
    reading = argdown.read(MOU)
    made = reading.initiative
    assert made.title == "MOU on sharing AI policy status"
    assert made.proposal.startswith("Ministry A and Ministry B should sign an MOU")
    told = [
        (one.id, one.kind or one.relation, parent and parent.id)
        for one, parent in each_argument(made.arguments)
    ]
    assert told == [
        ("arg-1", "advantage", None),
        ("arg-4", "rebuts", "arg-1"),
        ("arg-2", "disadvantage", None),
        ("arg-3", "challenge", None),
        ("arg-5", "rebuts", "arg-3"),
    ]
    assert reading.lines == {"arg-1": 9, "arg-4": 11, "arg-2": 12, "arg-3": 13, "arg-5": 14}
    (evidence,) = made.arguments[0].evidence
    assert evidence.quote == "An audit counted 14 overlapping pilot projects in 2025."
    assert [source.url for source in made.sources] == ["https://example.org/audit-2025"]
    assert made.arguments[0].reasons.splitlines()[-1].startswith("3. ⇒ Ministry A and Ministry B")
    assert [(note.line, note.detail) for note in reading.notes] == [
        (9, "These data are not kept: importance.")
    ]


def test_reconstructions_of_a_debate_become_its_arguments():
    reading = argdown.read((DATA / "argdown/state-censorship.argdown").read_bytes())
    told = [
        (one.ref, one.kind or one.relation, parent and parent.ref)
        for one, parent in each_argument(reading.initiative.arguments)
    ]
    assert reading.initiative.proposal == "Censorship is not wrong in principle."
    assert told == [
        ("Argument from Freedom of Speech", "disadvantage", None),
        ("Absolute Freedom of Speech", "supports", "Argument from Freedom of Speech"),
        ("No-Harm trumps Freedom-of-Speech", "rebuts", "Absolute Freedom of Speech"),
        ("Argument from racial hatred", "advantage", None),
        ("IRC-legislation", "supports", "Argument from racial hatred"),
        ("Importance of inclusive public debate", "rebuts", "IRC-legislation"),
        ("Excessive sex and violence", "advantage", None),
        ("Causal link", "supports", "Excessive sex and violence"),
        ("Causal link questionable", "rebuts", "Causal link"),
        ("Argument from expertise", "supports", "Causal link"),
    ]
    assert [note.line for note in reading.notes] == [106, 123]


@pytest.mark.parametrize("name", ["intro", "argdown-primer", "state-censorship", "veggie_debate"])
def test_nothing_of_what_others_wrote_is_lost_in_silence(name):
    """Every node of the graph stands in the initiative, or in a note with its line."""
    text = (DATA / f"argdown/{name}.argdown").read_bytes()
    reading = argdown.read(text)
    stands = {one.claim for one, _parent in each_argument(reading.initiative.arguments)}
    stands.add(reading.initiative.proposal)
    noted = " ".join(note.detail for note in reading.notes)
    for node in graph_of(text).nodes.values():
        words = node.text or node.title
        assert (
            words[:200] in stands
            or any(words[:60] in one for one in stands)
            or (node.title or words)[:70] in noted
        )
    again = argdown.read(written(reading.initiative))
    assert again.initiative == reading.initiative


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [("", "empty")]),
        ("// only a comment\n", [("", "empty")]),
        ("[A]: x\n\n  + orphan\n", [("3", "hangs_from_nothing")]),
        ("[A]: x\n  +\n  - \n", [("2", "required"), ("3", "required")]),
        ("===\ntitle: x\n\n[A]: x", [("1", "unclosed"), ("", "empty")]),
        (
            "===\na: [\n===\n\n[A]: x {b: [}\n  + y {c: &d 1}\n",
            [("2", "not_yaml"), ("5", "not_yaml"), ("6", "not_yaml")],
        ),
        ("a\0b\nc\0", [("1", "control_character"), ("2", "control_character")]),
    ],
)
def test_everything_wrong_is_said_at_once_by_its_line(text, faults):
    assert sorted(faults_of(text)) == sorted(faults)


def test_what_we_wrote_and_somebody_broke_is_refused_by_line():
    text = written(a_memorandum()).decode().replace('"state": "withdrawn"', '"state": "gone"')
    text = text.replace('"source": "s1"', '"source": "s9"')
    assert [code for _line, code in faults_of(text)] == ["unknown_source", "unknown_source", "invalid_choice"]


def test_what_has_no_place_is_named():
    text = "[A]: x\n  + <B>: y\n    >< [C]: z\n    _ <D>: w #blue {weight: 3}\n  - <D>\n\nProse that nobody ties.\n"
    said = {(note.line, note.detail) for note in argdown.read(text.encode()).notes}
    assert (3, "“C” and “B” contradict each other; here one rebuts the other.") in said
    assert (4, "That “D” also speaks against “B” is left out.") in said
    assert (4, "These tags are not kept: blue.") in said
    assert (4, "These data are not kept: weight.") in said
    assert (7, "“Prose that nobody ties.” is left out: nothing ties it to what is proposed.") in said


def test_a_claim_that_is_too_long_stands_whole_in_the_reasons():
    words = "word " * 100
    (argument,) = argdown.read(f"[A]: x\n  + <B>: {words}\n".encode()).initiative.arguments
    assert len(argument.claim) <= 280
    assert argument.claim.endswith("…")
    assert argument.reasons == words.strip()
