from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from frontend.charts import line

READINGS = st.dictionaries(st.dates(), st.decimals(-1000, 1000, places=2), min_size=1, max_size=20)


@given(READINGS, st.lists(st.decimals(-1000, 1000, places=2), max_size=2))
def test_all_of_it_lies_within_the_picture_and_higher_numbers_higher(readings, levels):
    rows = sorted(readings.items())
    drawn = line(rows, levels)
    heights = [*[point.y for point in drawn.points], *drawn.levels]
    assert all(0 <= height <= drawn.height for height in heights)
    assert all(0 <= point.x <= drawn.width for point in drawn.points)
    assert [point.x for point in drawn.points] == sorted(point.x for point in drawn.points)
    numbers = [*[value for _day, value in rows], *levels]
    by_number = [height for _number, height in sorted(zip(numbers, heights, strict=True))]
    assert by_number == sorted(by_number, reverse=True)


def test_one_reading_lies_in_the_middle():
    assert line([(date(2026, 5, 4), Decimal(3))]).points[0].y == 50
