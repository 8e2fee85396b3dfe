"""Each rule by itself, on rows made by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from deliberation.health.rules import RULES, ArgumentRow, Finding, Gathered, SourceRow

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
NOTHING = Gathered(now=NOW, today=NOW.date())


def found(rule: str, **seen) -> list[Finding]:
    return list(RULES[rule](replace(NOTHING, **seen)))


def arguments(*kinds: str, authors: str = "") -> tuple[ArgumentRow, ...]:
    return tuple(
        ArgumentRow(number, kind, authors[number - 1] if authors else str(number))
        for number, kind in enumerate(kinds, start=1)
    )


@pytest.mark.parametrize("rule", RULES)
def test_where_nothing_was_said_nothing_is_found(rule):
    assert found(rule) == []


@pytest.mark.parametrize(
    ("advantages", "disadvantages", "missing"),
    [
        (5, 0, "disadvantage"),
        (6, 1, "disadvantage"),
        (0, 5, "advantage"),
        (4, 0, None),
        (5, 2, None),
        (4, 1, None),
    ],
)
def test_one_side_is_missing_below_a_fifth_of_at_least_five(advantages, disadvantages, missing):
    seen = arguments(*["advantage"] * advantages, *["disadvantage"] * disadvantages, "challenge")
    assert [one.state for one in found("one_sided", arguments=seen)] == ([missing] if missing else [])


@pytest.mark.parametrize(("authors", "count"), [("aaaabc", 1), ("aaabbc", 0), ("aaaab", 0)])
def test_one_author_has_written_more_than_half_of_at_least_six(authors, count):
    seen = arguments(*["advantage"] * len(authors), authors=authors)
    assert len(found("one_author_above_half", arguments=seen)) == count


def test_three_arguments_on_one_source_alone():
    sources = (SourceRow("s", "A study", (1, 4, 6)), SourceRow("t", "A law", (2, 3)))
    [one] = found("three_arguments_on_one_source", sources=sources)
    assert (one.subject, one.numbers, one.state) == ("s", (1, 4, 6), "1,4,6")


@pytest.mark.parametrize(("days", "count"), [(13, 0), (14, 1)])
def test_a_challenge_may_be_unhandled_for_less_than_fourteen_days(days, count):
    seen = ArgumentRow(7, "challenge", "a", unhandled_since=NOW - timedelta(days=days))
    assert [one.subject for one in found("challenge_unhandled", arguments=(seen,))] == ["7"] * count


@pytest.mark.parametrize(("label", "responses", "count"), [("divided", 0, 1), ("divided", 1, 0), ("", 0, 0)])
def test_divided_and_not_answered(label, responses, count):
    seen = ArgumentRow(7, "advantage", "a", label=label, responses=responses)
    assert len(found("divided_without_response", arguments=(seen,))) == count


def test_a_source_is_stale_from_its_day_on():
    due = [NOW.date() + timedelta(days=days) for days in (-1, 0, 1)]
    sources = tuple(SourceRow(str(number), "", (), day) for number, day in enumerate(due))
    assert [one.subject for one in found("stale_source", sources=sources)] == ["0", "1"]


def test_a_waiver_of_a_source_ends_with_another_day():
    early, late = (SourceRow("s", "", (), date(2026, 5, day)) for day in (1, 2))
    [one], [other] = (found("stale_source", sources=(row,)) for row in (early, late))
    assert one.subject == other.subject
    assert one.state != other.state


def test_alike_arguments_and_silent_organisations_are_told_one_by_one():
    seen = (ArgumentRow(2, "advantage", "a", revision=3), ArgumentRow(5, "advantage", "b"))
    [pair] = found("likely_duplicates", arguments=seen, alike=((2, 5),))
    assert (pair.subject, pair.state) == ("2-5", "3,1")
    [silent] = found("organisation_not_heard", silent=(("o", {"en": "Trade"}),))
    assert silent.subject == "o"
