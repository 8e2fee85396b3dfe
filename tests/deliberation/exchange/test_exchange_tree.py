"""What is exchanged holds what the nouns hold: as long texts, the same codes."""

from dataclasses import fields

import pytest

from deliberation import models
from deliberation.exchange import tree
from deliberation.exchange.plain import as_plain, from_plain
from deliberation.models.arguments import MAX_DEPTH
from tests.deliberation.exchange.trees import a_memorandum

NOUNS = {
    tree.Argument: (models.Argument, ("kind", "relation", "claim", "reasons", "state", "external_id")),
    tree.Evidence: (models.Evidence, ("bearing", "quote", "locator", "grade", "grade_reason")),
    tree.Source: (models.Source, ("title", "publisher", "url", "kind", "language")),
    tree.Comment: (models.Comment, ("text",)),
    tree.Handling: (models.Challenge, ("status", "mitigation")),
    tree.Position: (models.Position, ("stand", "conditions")),
    tree.Decision: (models.Decision, ("outcome", "rationale", "dissent", "state")),
    tree.Fact: (models.Fact, ("text",)),
    tree.Question: (models.Question, ("text", "answer")),
    tree.Party: (models.Party, ("part",)),
    tree.Initiative: (
        models.Initiative,
        ("title", "proposal", "summary", "text", "stage", "language", "external_id"),
    ),
}
FIELDS = [(kind, noun, name) for kind, (noun, names) in NOUNS.items() for name in names]


@pytest.mark.parametrize(("kind", "noun", "name"), FIELDS, ids=lambda one: getattr(one, "__name__", one))
def test_a_field_takes_what_its_noun_takes(kind, noun, name):
    rules = next(one.metadata for one in fields(kind) if one.name == name)
    column = noun._meta.get_field(name)
    if column.choices:
        assert set(rules["codes"]) == {value for value, _label in column.choices if value}
    else:
        assert rules["most"] == column.max_length


def test_responses_go_as_deep_as_arguments_do():
    assert tree.MAX_DEPTH == MAX_DEPTH


def test_the_memorandum_fills_every_field_somewhere():
    """So that a field that a codec forgets is missed by the tests over it."""
    seen: dict[type, set[str]] = {}

    def look(noun):
        if isinstance(noun, tuple):
            for one in noun:
                look(one)
        elif hasattr(noun, "__dataclass_fields__"):
            said = seen.setdefault(type(noun), set())
            for one in fields(noun):
                value = getattr(noun, one.name)
                said |= {one.name} if value != one.default else set()
                look(value)

    look(a_memorandum())
    for kind, names in seen.items():
        assert names == {one.name for one in fields(kind)}, kind


def test_plain_values_are_the_same_again():
    faults: list = []
    plain = as_plain(a_memorandum(), without=("arguments",))
    again = from_plain(tree.Initiative, plain, lambda *fault: faults.append(fault))
    assert faults == []
    assert as_plain(again) == plain


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({}, "required"),
        ({"id": "1", "title": 5}, "not_a_text"),
        ({"id": "1", "title": "x" * 201}, "too_long"),
        ({"id": "1", "title": "x", "stage": "elsewhere"}, "invalid_choice"),
        ({"id": "1", "title": "x", "at": "2026-05-04T09:00:00"}, "not_a_moment"),
        ({"id": "1", "title": "x", "at": 5}, "not_a_moment"),
        ({"id": "1", "title": "x", "themes": "AI"}, "not_a_list"),
        ({"id": "1", "title": "x", "parties": [5]}, "not_an_object"),
        ({"id": "1", "title": "x", "colour": "red"}, "unknown"),
        ({"id": "1", "title": "a\0b"}, "control_character"),
        ([], "not_an_object"),
    ],
)
def test_wrong_values_are_named(value, code):
    faults: list = []
    from_plain(tree.Initiative, value, lambda *fault: faults.append(fault[0]))
    assert code in faults


@pytest.mark.parametrize(
    ("published", "is_right"),
    [
        ("", True),
        ("2025", True),
        ("2025-06-30", True),
        ("2025-06-31", False),
        ("June", False),
        ("2025-W10", False),
    ],
)
def test_a_source_is_published_on_a_day_or_in_a_year(published, is_right):
    faults: list = []
    from_plain(
        tree.Source, {"id": "s", "title": "x", "published": published}, lambda *fault: faults.append(fault[0])
    )
    assert faults == ([] if is_right else ["not_a_day"])
