"""The code words of companies that are not to be named: A1 … A9, B1 … Z9, AA1 and so on, one for each number.

A word says nothing but the place in the row: no sign of it comes from the name. Letters count as the columns of a
spreadsheet do (bijective base 26), nine to a letter, so that words stay short and are said aloud without a zero.
"""

FIGURES = 9
LETTERS = 26


def code_word(number: int) -> str:
    """The word of the ``number``-th case, from 1 on."""
    block, figure = divmod(number - 1, FIGURES)
    letters, block = "", block + 1
    while block:
        block, letter = divmod(block - 1, LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{figure + 1}"
