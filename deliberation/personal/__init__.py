"""Whose data is where: the register of every column that points at a person or holds what people wrote, and what a
person gets of it on asking."""

from .calls import calls, texts_of_people
from .pointers import POINTERS, AtErasure, Pointer
from .takeout import given_to
from .words import WORDS, Words
from .writing import as_json

__all__ = [
    "POINTERS",
    "WORDS",
    "AtErasure",
    "Pointer",
    "Words",
    "as_json",
    "calls",
    "given_to",
    "texts_of_people",
]
