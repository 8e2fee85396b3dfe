from hypothesis import given
from hypothesis import strategies as st

from deliberation.reckoning.code_words import code_word


def test_words_are_counted_by_nines_and_letters():
    assert [code_word(number) for number in (1, 9, 10, 27, 234, 235)] == ["A1", "A9", "B1", "C9", "Z9", "AA1"]


@given(st.sets(st.integers(1, 4_000_000), max_size=40))
def test_each_number_has_a_word_of_its_own_that_fits_its_column(numbers):
    words = {code_word(number) for number in numbers}
    assert len(words) == len(numbers)
    assert all(len(word) <= 12 and word[-1] in "123456789" for word in words)
