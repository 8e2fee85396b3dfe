from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.calendars import format_date, format_day, format_span, format_weekday

CLOSING = datetime(2026, 5, 29, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 5, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "with_time", "expected"),
    [
        ("en", False, "Fri 29 May"),
        ("en", True, "Fri 29 May, 18:00 KST"),
        ("ko", False, "5월 29일(금)"),
        ("ko", True, "5월 29일(금) 18:00 KST"),
        ("ko-kr", False, "5월 29일(금)"),
        ("en-gb", False, "Fri 29 May"),
    ],
)
def test_dates_are_written_as_readers_write_them(language, with_time, expected):
    assert format_date(CLOSING, "Asia/Seoul", language, with_time=with_time, now=NOW) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Fri 29 May 2026, 18:00 KST"), ("ko", "2026년 5월 29일(금) 18:00 KST")],
)
def test_another_year_is_written_out(language, expected):
    next_year = datetime(2027, 1, 5, tzinfo=UTC)
    assert format_date(CLOSING, "Asia/Seoul", language, with_time=True, now=next_year) == expected
    assert format_date(CLOSING, "Asia/Seoul", language, with_time=True) == expected


@pytest.mark.parametrize(
    ("language", "hours", "expected"),
    [
        ("en", 2, "Fri 29 May, 18:00–20:00 KST"),
        ("ko", 2, "5월 29일(금) 18:00–20:00 KST"),
        ("en", 7, "Fri 29 May, 18:00 KST – Sat 30 May, 01:00 KST"),
    ],
)
def test_a_span_says_day_and_zone_once_where_it_can(language, hours, expected):
    assert format_span(CLOSING, CLOSING + timedelta(hours=hours), "Asia/Seoul", language, now=NOW) == expected


def test_a_span_over_a_change_of_clocks_says_both_zones():
    night = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    spanned = format_span(night, night + timedelta(hours=1), "Europe/Paris", "en", now=NOW)
    assert spanned == "Sun 25 Oct, 02:30 CEST – Sun 25 Oct, 02:30 CET"


def test_the_year_can_be_forced_and_left_out():
    assert format_date(CLOSING, "Asia/Seoul", "en", with_year=True, now=NOW) == "Fri 29 May 2026"
    assert format_date(CLOSING, "Asia/Seoul", "en", with_year=False) == "Fri 29 May"


def test_whether_it_is_this_year_is_asked_in_the_readers_zone():
    new_year_in_seoul = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
    christmas = datetime(2026, 12, 25, tzinfo=UTC)
    assert format_date(christmas, "Asia/Seoul", "en", now=new_year_in_seoul) == "Fri 25 Dec 2026"
    assert format_date(christmas, "America/New_York", "en", now=new_year_in_seoul) == "Thu 24 Dec"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Berlin", "Fri 29 May, 11:00 CEST"),
        ("America/New_York", "Fri 29 May, 05:00 EDT"),
        ("Australia/Lord_Howe", "Fri 29 May, 19:30 UTC+10:30"),
        ("America/Sao_Paulo", "Fri 29 May, 06:00 UTC-3"),
        ("Asia/Kathmandu", "Fri 29 May, 14:45 UTC+5:45"),
        ("UTC", "Fri 29 May, 09:00 UTC"),
    ],
)
def test_a_time_names_its_zone_or_the_offset(zone, expected):
    assert format_date(CLOSING, zone, "en", with_time=True, now=NOW) == expected


def test_a_day_without_a_time_needs_no_zone():
    assert format_day(date(2026, 6, 2), "en", today=date(2026, 5, 20)) == "Tue 2 Jun"
    assert format_day(date(2026, 6, 2), "ko", today=date(2026, 5, 20)) == "6월 2일(화)"
    assert format_day(date(2025, 6, 2), "en", today=date(2026, 5, 20)) == "Mon 2 Jun 2025"


def test_a_weekday_by_itself_is_short_in_english_and_whole_in_korean():
    assert [format_weekday(day, "en") for day in (0, 4, 6)] == ["Mon", "Fri", "Sun"]
    assert [format_weekday(day, "ko") for day in (0, 4, 6)] == ["월요일", "금요일", "일요일"]


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(sorted(available_timezones() - {"localtime"})),
    st.sampled_from(["en", "ko"]),
)
def test_every_instant_can_be_written_on_one_line_in_every_zone(instant, zone, language):
    text = format_date(instant, zone, language, with_time=True)
    assert text == text.strip()
    assert text.isprintable()
    assert len(text) <= 40
