"""Pieces meet, come to the whole bar and stay inside, whatever is counted; also nothing."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontend.charts import bars

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
