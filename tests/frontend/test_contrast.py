"""What stands on what can be read: in light, in dark, and more so where a person asks for high contrast."""

import pytest

from tests.frontend.colours import LOOKS, Look, contrast, names

GROUNDS = ("--paper", "--surface", "--sunken")
TEXTS = ("--ink", "--ink-2", "--brand", "--advantage", "--disadvantage", "--challenge", "--fault")
# Edges of fields, the mark of focus, the parts of a tally.
MARKS = ("--edge", "--focus", "--agree", "--disagree")
ON = {"--on-brand": "--brand", "--paper": "--ink"}
# Told by something else as well.
BARE = {
    "--rule": "a line between what is apart already",
    "--unsure": "the ground of a bar whose numbers stand beside it",
    "--qr-ground": "white under a black code, also in the dark",
    "--brand-wash": "a ground, a trace of the brand",
    "--lift": "a shadow",
    "--lift-high": "a shadow",
}
AA, AAA, GRAPHIC = 4.5, 7, 3


def test_every_role_is_judged_or_said_to_be_bare():
    assert {*GROUNDS, *TEXTS, *MARKS, *ON, *BARE} == names()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_words_are_read_on_every_ground(look: Look):
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS] + list(ON.items())
    assert faint(pairs, look, AAA if look.more else AA) == []


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_edges_and_marks_are_seen_on_every_ground(look: Look):
    pairs = [(mark, ground) for mark in MARKS for ground in GROUNDS]
    assert faint(pairs, look, AA if look.more else GRAPHIC) == []


def test_nothing_is_fainter_in_high_contrast():
    for dark in (False, True):
        for text in (*TEXTS, *MARKS):
            plain, more = (contrast(text, "--paper", Look(dark, more)) for more in (False, True))
            assert more > plain, text


def test_the_scale_is_that_of_wcag():
    assert round(contrast("--qr-ground", "--paper", Look(dark=False, more=True)), 2) == 1
    assert 15 < contrast("--ink", "--paper", Look(dark=False, more=False)) < 21


def faint(pairs, look: Look, least: float) -> list[str]:
    found = [(text, ground, contrast(text, ground, look)) for text, ground in pairs]
    return [f"{text} on {ground}: {ratio:.1f}" for text, ground, ratio in found if ratio < least]
