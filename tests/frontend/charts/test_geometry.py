"""Pieces meet, come to the whole bar and stay inside, whatever is counted; also nothing."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontend.charts import Moves, bars, columns, weeks_between, well_apart

COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=4)
# How long making numbers up takes depends on what else runs here.
loaded = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
CLOSE = 0.011  # edges are rounded to hundredths


@loaded
@given(st.lists(COUNTS, min_size=1, max_size=3))
def test_pieces_meet_and_bars_are_to_one_scale(rows):
    most = max(map(sum, rows))
    for bar, counts in zip(bars(rows), rows, strict=True):
        at = 0.0
        for piece in bar.pieces:
            assert abs(piece.x - at) < CLOSE
            assert piece.width >= 0
            at = piece.x + piece.width
        assert abs(at - (100 * sum(counts) / most if most else 0)) < CLOSE


def test_the_longest_bar_fills_the_width_and_another_its_part():
    long, short = bars([(6, 2, 0), (0, 1, 1)])
    assert [(piece.x, piece.width) for piece in long.pieces] == [(0, 75), (75, 25), (100, 0)]
    assert [(piece.x, piece.width) for piece in short.pieces] == [(0, 0), (0, 12.5), (12.5, 12.5)]


def test_without_a_count_all_is_flat():
    assert [piece.width for piece in bars([(0, 0, 0)])[0].pieces] == [0, 0, 0]
    assert bars([]) == []
    assert [column.height for column in columns([0, 0])] == [0, 0]
    assert columns([]) == []


@loaded
@given(COUNTS)
def test_columns_stand_on_the_ground(counts):
    drawn = columns(counts)
    assert all(abs(column.y + column.height - 100) < CLOSE and column.height >= 0 for column in drawn)
    assert max(column.height for column in drawn) == (100 if max(counts) else 0)


def test_weeks_begin_on_mondays_and_the_latest_are_kept():
    friday, tuesday = date(2026, 5, 8), date(2026, 5, 19)
    assert weeks_between(friday, tuesday, 9) == [date(2026, 5, 4), date(2026, 5, 11), date(2026, 5, 18)]
    assert weeks_between(friday, tuesday, 2) == [date(2026, 5, 11), date(2026, 5, 18)]
    assert weeks_between(friday, friday, 9) == [date(2026, 5, 4)]
    assert weeks_between(tuesday, friday, 9) == []


FOURTH, ELEVENTH, EIGHTEENTH = date(2026, 5, 4), date(2026, 5, 11), date(2026, 5, 18)
WEEKS = [FOURTH, ELEVENTH, EIGHTEENTH]


def test_a_tally_is_swept_week_by_week_and_what_was_before_is_in_the_first():
    moves = Moves(
        [
            ("a", date(2026, 4, 1), 1),
            ("b", date(2026, 5, 6), -1),
            ("a", date(2026, 5, 12), -1),
            ("b", date(2026, 5, 20), None),
        ]
    )
    assert moves.tallies(WEEKS, (1, -1, 0)) == [[1, 1, 0], [0, 2, 0], [0, 1, 0]]
    assert moves.voters(WEEKS) == [{"a", "b"}, {"a"}, {"b"}]


def test_quiet_weeks_are_left_out():
    assert well_apart([{1}, set(), {2}, set()], fewest=1) == [0, 2]
    assert well_apart([set(), set()], fewest=1) == []
    assert well_apart([], fewest=1) == []


@loaded
@given(st.lists(st.sets(st.integers(0, 9), max_size=4), max_size=8))
def test_between_two_weeks_that_are_shown_several_moved(moved):
    kept = well_apart(moved, fewest=3)
    for start, end in zip([-1, *kept], kept, strict=False):
        assert len(set().union(*moved[start + 1 : end + 1])) >= 3
