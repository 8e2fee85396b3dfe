from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deliberation.reckoning.colour import WORSE, Colour, Course, Step, Why, judged, late_since, planned

TODAY = date(2026, 5, 4)
DAYS = st.integers(-60, 60).map(lambda days: TODAY + timedelta(days=days))
STEPS = st.lists(st.builds(Step, DAYS, st.none() | DAYS), max_size=3).map(tuple)
COURSES = st.builds(Course, st.integers(0, 100), st.none() | DAYS, st.none() | DAYS, STEPS)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def worse(course: Course, today: date) -> int:
    return WORSE[judged(course, today).colour]


@given(COURSES, DAYS, st.integers(0, 100))
def test_more_progress_is_never_worse(course, today, progress):
    more = replace(course, progress=max(progress, course.progress))
    assert worse(more, today) <= worse(course, today)


@given(COURSES, DAYS, st.integers(0, 90))
def test_a_later_day_is_never_better(course, today, days):
    assert worse(course, today + timedelta(days=days)) >= worse(course, today)


@given(COURSES, DAYS)
def test_a_milestone_that_is_reached_is_never_worse(course, today):
    reached = tuple(Step(step.due, step.reached_on or today) for step in course.steps)
    assert worse(replace(course, steps=reached), today) <= worse(course, today)


@given(COURSES, DAYS, st.integers(0, 90))
def test_another_fortnight_is_never_worse(course, today, days):
    if course.due is not None:
        longer = replace(course, due=course.due + timedelta(days=days))
        assert worse(longer, today) <= worse(course, today)


@given(COURSES, DAYS)
@example(Course(100, None, TODAY - timedelta(days=1), (Step(TODAY + timedelta(days=9)),)), TODAY)
def test_what_is_late_is_late_since_a_day_that_is_over(course, today):
    since = late_since(course, today)
    assert (since is not None and since < today) == (judged(course, today).colour == Colour.LATE)


@pytest.mark.parametrize(
    ("course", "colour", "why"),
    [
        (Course(100, day(-30), day(-1)), Colour.DONE, Why.ALL_REACHED),
        (Course(100, None, day(-1), (Step(day(9)),)), Colour.LATE, Why.DUE_PASSED),
        (Course(100, None, day(30), (Step(day(-1)),)), Colour.LATE, Why.MILESTONE_PASSED),
        (Course(100, None, day(60), (Step(day(30)),)), Colour.ON_TRACK, Why.AS_PLANNED),
        (Course(90, None, day(0)), Colour.ON_TRACK, Why.AS_PLANNED),
        (Course(79, None, day(14)), Colour.AT_RISK, Why.DUE_SOON),
        (Course(79, None, day(15)), Colour.ON_TRACK, Why.AS_PLANNED),
        (Course(29, day(-50), day(50)), Colour.AT_RISK, Why.BEHIND_PLAN),
        (Course(30, day(-50), day(50)), Colour.ON_TRACK, Why.AS_PLANNED),
        (Course(50, None, None, (Step(day(7)),)), Colour.AT_RISK, Why.MILESTONE_SOON),
        (Course(50, None, None, (Step(day(8)),)), Colour.ON_TRACK, Why.AS_PLANNED),
        (Course(0, day(1), day(3)), Colour.NOT_BEGUN, Why.NOTHING_YET),
        (Course(5, day(1), day(3)), Colour.ON_TRACK, Why.AS_PLANNED),
        (Course(0, day(0), day(90)), Colour.ON_TRACK, Why.AS_PLANNED),
        (Course(0), Colour.NOT_BEGUN, Why.NOTHING_YET),
    ],
)
def test_the_rule_as_the_page_tells_it(course, colour, why):
    found = judged(course, TODAY)
    assert (found.colour, found.why) == (colour, why)


def test_the_plan_is_a_straight_line_between_two_days():
    course = Course(0, day(-5), day(5))
    assert [planned(course, day(number)) for number in (-9, -5, 0, 5, 9)] == [0, 0, 50, 100, 100]
    assert planned(Course(0, day(1), None), TODAY) is None
    assert planned(Course(0, TODAY, TODAY), TODAY) == 100
