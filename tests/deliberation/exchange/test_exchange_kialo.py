"""Discussions of Kialo, as it exports them."""

import json

import pytest

from deliberation.errors import Invalid
from deliberation.exchange import kialo
from deliberation.exchange.faults import Faults
from deliberation.exchange.tree import each_argument
from tests.deliberation.exchange.trees import DATA

MOU = (DATA / "formats/mou.kialo.txt").read_bytes()
COUNTED = json.loads((DATA / "formats/expected_arguebuf_2.7.2.json").read_text())["mou.kialo.txt"]


def told(text: str) -> list:
    reading = kialo.read(text.encode())
    return [
        (one.id, one.kind or one.relation, one.claim, above and above.id)
        for one, above in each_argument(reading.initiative.arguments)
    ]


def faults_of(text: str) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        kialo.read(text.encode())
    return [(fault.field, fault.code) for fault in refused.value.faults]


def test_the_sample_holds_the_texts_and_ties_that_another_program_reads():
    graph = kialo._Outline(Faults()).graph_of(MOU.decode())
    assert graph.title == COUNTED["name"]
    assert {f"{node.key}.": node.text for node in graph.nodes.values()} == COUNTED["texts"]
    assert len(graph.nodes) == COUNTED["atoms"]
    assert len(graph.edges) == COUNTED["schemes"] == COUNTED["edges"] / 2


def test_the_sample_becomes_an_initiative():
    reading = kialo.read(MOU)
    made = reading.initiative
    assert made.title == "MOU on sharing AI policy status"
    assert [(one.id, one.kind) for one in made.arguments] == [
        ("1.1", "advantage"),
        ("1.2", "disadvantage"),
        ("1.3", "disadvantage"),
    ]
    assert made.arguments[2].claim.endswith("compile reports. The budget round closed in June.")
    assert [(one.id, one.relation) for one in made.arguments[2].responses] == [("1.3.1", "rebuts")]
    (audit,) = made.arguments[0].responses[0].evidence
    assert [(one.id, one.url, one.title) for one in made.sources] == [
        (audit.source, "https://example.org/audit-2025", "audit")
    ]
    assert [
        (note.line, "1.2" in note.detail or "Draft policies" in note.detail) for note in reading.notes
    ] == [(11, True)]


def test_a_discussion_without_title_or_empty_line_is_read_as_well():
    assert told("1. We should.\n1.1. Con: No.\n") == [("1.1", "disadvantage", "No.", None)]


def test_windows_line_ends_byte_order_mark_and_korean_are_read():
    text = "\ufeffDiscussion Title: 제목\r\n\r\n1. 공유해야 한다.\r\n1.1. Pro: 중복을 줄인다.\r\n"
    assert told(text) == [("1.1", "advantage", "중복을 줄인다.", None)]


def test_links_are_sources_also_where_their_brackets_are_escaped():
    links = "[one](https://en.wikipedia.org/wiki/A_(b)) and \\[two\\]\\(https://example.org/c\\)"
    reading = kialo.read(f"1. T\n1.1. Pro: As {links} say \\[sic\\].\n".encode())
    assert reading.initiative.arguments[0].claim == "As one and two say [sic]."
    assert [one.url for one in reading.initiative.sources] == [
        "https://en.wikipedia.org/wiki/A_(b)",
        "https://example.org/c",
    ]


def test_long_addresses_that_begin_alike_are_two_sources():
    long = f"https://example.org/{'a' * 300}"
    made = kialo.read(f"1. T\n1.1. Pro: As [one]({long}1) and [two]({long}2) say.\n".encode()).initiative
    assert [one.url for one in made.sources] == [f"{long}1", f"{long}2"]
    assert [one.source for one in made.arguments[0].evidence] == [one.id for one in made.sources]


def test_a_list_within_a_claim_is_no_claim():
    text = "1. T\n1.1. Pro: Two reasons:\n1. cheap\n2. quick\n1.2. Con: No.\n"
    assert told(text) == [
        ("1.1", "advantage", "Two reasons: 1. cheap 2. quick", None),
        ("1.2", "disadvantage", "No.", None),
    ]


def test_what_hangs_from_a_reference_hangs_from_what_it_refers_to():
    text = (
        "1. T\n1.1. Pro: A.\n1.2. Con: -> See 1.1.\n1.2.1. Pro: B.\n1.3. Con: C.\n1.3.1. Pro: -> See 1.2.1\n"
    )
    assert told(text) == [
        ("1.1", "advantage", "A.", None),
        ("1.2.1", "supports", "B.", "1.1"),
        ("1.3", "disadvantage", "C.", None),
    ]


def test_what_stands_too_deep_is_named():
    numbers = [".".join("1" * n) for n in range(1, 11)]
    text = "\n".join(f"{number}. {'Pro: ' if '.' in number else ''}Claim {number}." for number in numbers)
    reading = kialo.read(text.encode())
    assert len(list(each_argument(reading.initiative.arguments))) == 7
    assert [note.line for note in reading.notes] == [9, 10]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [("", "empty")]),
        ("Hello\n1. T", [("1", "unnumbered")]),
        (
            "1. T\n1.1. A.\n1.2. Pro:\n1.2.1.1. Con: B.\n1.1. Pro: C.\n",
            [("2", "no_stance"), ("3", "required"), ("4", "no_parent"), ("5", "twice")],
        ),
        ("1. T\n2. Pro: U\n", [("2", "second_thesis")]),
        ("1. T\n1.1. Pro: -> See 1.9.\n", [("2", "no_such_claim")]),
    ],
)
def test_everything_wrong_is_said_at_once_by_its_line(text, faults):
    assert faults_of(text) == faults
