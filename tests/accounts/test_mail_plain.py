"""Lines of plain text: none is wider than 76 columns, and no word is lost or changed."""

from itertools import pairwise

import pytest

from accounts.mail.plain import COLUMNS, columns, wrapped

ADDRESS = "https://madang.example/unsubscribe/" + "w" * 90 + "/"


def test_what_fits_stays_as_it_is():
    text = "A line.\n\n  * another  one, with two spaces\n-- \nMadang\n"
    assert wrapped(text) == text
    assert wrapped("가" * 38) == "가" * 38


def test_a_long_line_is_broken_between_words():
    line = "One voice carries further when norms are written. " * 5
    rows = wrapped(line).split("\n")
    assert max(map(columns, rows)) <= COLUMNS
    assert " ".join(rows).split() == line.split()
    assert all(columns(row) + 1 + columns(below.split()[0]) > COLUMNS for row, below in pairwise(rows))


def test_a_korean_letter_takes_two_columns():
    rows = wrapped("두 번째 결재가 긴급 회신을 늦춘다 " * 6).split("\n")
    assert max(map(columns, rows)) <= COLUMNS
    assert max(map(len, rows)) < 60


def test_a_space_at_the_end_of_a_long_line_makes_no_line_of_its_own():
    left, right = "x" * 40, "y" * 40
    assert wrapped(f"{left} {right} ") == f"{left}\n{right}"
    assert wrapped("x" * COLUMNS + " ") == "x" * COLUMNS


def test_combining_marks_take_none():
    assert columns("e\u0301") == 1


@pytest.mark.parametrize("lead", ["", "  ", "* ", "- "])
def test_an_address_is_whole_in_a_line_of_its_own(lead):
    assert wrapped(f"{lead}Unsubscribe: {ADDRESS}") == f"{lead}Unsubscribe:\n{' ' * len(lead)}{ADDRESS}"


def test_lines_below_a_list_s_first_stand_under_its_words():
    rows = wrapped("* " + "one voice " * 12).split("\n")
    assert [row[:3] for row in rows] == ["* o", "  v"]


@pytest.mark.parametrize("letter", ["가", "x", "e\u0301"])
def test_a_word_that_is_longer_than_a_line_is_cut(letter):
    rows = wrapped(letter * 200).split("\n")
    assert "".join(rows) == letter * 200
    assert max(map(columns, rows)) <= COLUMNS
    assert not any(row.startswith("\u0301") for row in rows)


def test_wrapping_twice_changes_nothing():
    text = "* " + "인공지능 규칙을 함께 씁니다 " * 20 + ADDRESS
    assert wrapped(wrapped(text)) == wrapped(text)
