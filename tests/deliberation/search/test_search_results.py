"""The same questions find the same things in the same order, on whichever database this runs."""

import json

import pytest

from deliberation.search import MOST, search
from tests.deliberation.search.corpus import QUESTIONS, STATEMENTS, shelve, titles_found
from tests.source import ROOT

DATA = ROOT / "tests/data/search"
TITLES = (DATA / "titles.txt").read_text().splitlines()
GOLDEN = json.loads((DATA / "golden.json").read_text())


@pytest.fixture
def library(cast):
    shelve(cast.workspace, cast.hana, [*STATEMENTS.values(), *TITLES])
    return cast


def test_both_databases_give_the_same_results_in_the_same_order(library):
    assert {question: titles_found(library.hana, question) for question in GOLDEN} == GOLDEN


def test_nearly_all_that_matters_is_found_and_little_else(cast):
    shelve(cast.workspace, cast.hana, list(STATEMENTS.values()))
    numbers = {text: number for number, text in STATEMENTS.items()}
    found = {text: {numbers[title] for title in titles_found(cast.hana, text)} for text in QUESTIONS}
    right = sum(len(found[text] & QUESTIONS[text]) for text in QUESTIONS)
    assert right / sum(map(len, QUESTIONS.values())) >= 0.98
    assert right / sum(map(len, found.values())) >= 0.98


@pytest.mark.parametrize("first", ["\uf9e1", "\u674e"], ids=["compatibility", "plain"])
def test_a_compatibility_ideograph_and_its_plain_form_find_the_same(library, first):
    assert titles_found(library.hana, f"{first}揆弘") == ["대법관(\uf9e1揆弘)임명동의안"]


def test_what_stands_in_the_title_comes_before_what_stands_in_the_text(cast, initiative):
    from_title = "Norms for everyone"  # the cast's argument speaks of norms, too
    shelve(cast.workspace, cast.hana, ["Something else", from_title])
    assert titles_found(cast.hana, "norms")[0] == from_title


def test_of_very_many_that_match_the_newest_are_ranked(cast):
    shelve(cast.workspace, cast.hana, [f"법률안 {number}" for number in range(MOST + 20)])
    assert len(search(cast.hana, "법률안").hits) == MOST
    assert "법률안 19" not in titles_found(cast.hana, "법률안")
