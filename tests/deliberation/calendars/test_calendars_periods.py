from datetime import UTC, datetime

import pytest

from deliberation.calendars import days_until, iso_week_name, period_title

SEOUL = "Asia/Seoul"


def seoul(text):
    return datetime.fromisoformat(f"{text}+09:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-05-18T08:00", "2026-W21"),
        ("2026-12-28T08:00", "2026-W53"),
        ("2027-01-03T23:59", "2026-W53"),
        ("2027-01-04T00:00", "2027-W01"),
    ],
)
def test_a_week_is_named_by_iso_also_when_the_year_has_fifty_three(instant, expected):
    assert iso_week_name(seoul(instant), SEOUL) == expected


def test_a_week_is_the_one_on_the_local_calendar():
    monday_in_seoul = seoul("2026-05-18T00:00")
    assert iso_week_name(monday_in_seoul, SEOUL) == "2026-W21"
    assert iso_week_name(monday_in_seoul, "UTC") == "2026-W20"


@pytest.mark.parametrize(
    ("start", "end", "english", "korean"),
    [
        ("2026-05-18T08:00", "2026-05-25T08:00", "week 21 · 18–24 May", "21주 · 5월 18–24일"),
        ("2026-05-18T00:00", "2026-05-25T00:00", "week 21 · 18–24 May", "21주 · 5월 18–24일"),
        ("2026-05-24T08:00", "2026-05-31T08:00", "week 22 · 24–30 May", "22주 · 5월 24–30일"),
        ("2026-09-28T08:00", "2026-10-05T08:00", "week 40 · 28 Sep – 4 Oct", "40주 · 9월 28일 – 10월 4일"),
        (
            "2026-12-28T08:00",
            "2027-01-04T08:00",
            "week 53 · 28 Dec 2026 – 3 Jan 2027",
            "53주 · 2026년 12월 28일 – 2027년 1월 3일",
        ),
        ("2026-05-11T08:00", "2026-05-25T08:00", "weeks 20–21 · 11–24 May", "20–21주 · 5월 11–24일"),
        ("2026-05-20T14:00", "2026-05-25T08:00", "20–24 May", "5월 20–24일"),
        ("2026-05-18T08:00", "2026-05-19T08:00", "Mon 18 May", "5월 18일(월)"),
        ("2026-05-18T06:00", "2026-05-18T08:00", "Mon 18 May", "5월 18일(월)"),
    ],
)
def test_a_period_is_titled_by_its_weeks_and_days(start, end, english, korean):
    assert period_title(seoul(start), seoul(end), SEOUL, "en") == english
    assert period_title(seoul(start), seoul(end), SEOUL, "ko") == korean


def test_a_week_with_a_change_of_clocks_keeps_its_days():
    start, end = datetime(2026, 3, 23, 7, tzinfo=UTC), datetime(2026, 3, 30, 6, tzinfo=UTC)
    assert period_title(start, end, "Europe/Berlin", "en") == "week 13 · 23–29 Mar"


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-05-20T23:59", 0),
        ("2026-05-21T00:00", 1),
        ("2026-05-29T18:00", 9),
        ("2026-05-19T23:59", -1),
    ],
)
def test_days_to_go_count_local_midnights(instant, expected):
    assert days_until(seoul(instant), seoul("2026-05-20T09:00"), SEOUL) == expected


def test_the_same_hours_may_be_today_here_and_tomorrow_there():
    now, closing = datetime(2026, 5, 20, 14, tzinfo=UTC), datetime(2026, 5, 20, 15, tzinfo=UTC)
    assert days_until(closing, now, "Asia/Seoul") == 1
    assert days_until(closing, now, "Europe/Berlin") == 0
