"""docs/security.md promises nothing without a test: each row names one, and each that is named is there."""

import re

import pytest

from tests.source import ROOT

PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
TESTS = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.partition("## Promises")[2].partition("\n## ")[0].splitlines()
    if line.startswith("| ")
][1:]
NAMES = sorted(set(re.findall(r"`(test_\w+)`", PAGE)))
PLACES = sorted(set(re.findall(r"`((?:tests|bin|docs|config|accounts|deliberation)/[\w./]*)`", PAGE)))


def test_the_page_promises_as_much_as_it_did():
    """A heading or a row that is spelled otherwise would leave nothing to look at."""
    assert len(ROWS) > 40
    assert all(len(row) == len(ROWS[0]) for row in ROWS)


@pytest.mark.parametrize(
    ("promise", "held_by"), [(row[0], row[-1]) for row in ROWS], ids=lambda cell: cell[:60]
)
def test_each_promise_names_what_holds_it(promise, held_by):
    assert re.search(r"`(test_\w+(\.py)?|(tests|bin)/[\w./]+|python -m [\w.]+)`", held_by), promise


@pytest.mark.parametrize("name", NAMES)
def test_each_test_that_is_named_is_there(name):
    assert any(f"def {name}(" in text for text in TESTS.values())


@pytest.mark.parametrize("place", PLACES)
def test_each_file_that_is_named_is_there(place):
    path = ROOT / place
    assert path.exists()
    assert path.is_file() or any(path.rglob("test_*.py")) or not place.startswith("tests/")
