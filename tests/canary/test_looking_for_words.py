"""Who looks for a word that is not for them finds what a word of nobody finds: no hit, no count, no similar claim."""

import pytest

from .asking import SEARCHES
from .bodies import filled
from .calling import Request
from .words import Canaries, new_word

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]  # one world for all

TEXTS = (
    "Initiative.title",
    "Argument.claim",
    "Comment.text",
    "Source.title",
    "PolicyRecord.name_en",
    "Evidence.quote",
    "Organisation.name_en",
)
READERS = ("visitor", "ben", "yuna", "taeho", "dohyun")


def some_of(canaries: Canaries, text: str, who: str) -> list[str]:
    """Words of that column that are not for ``who``, what is hidden first."""
    kept = [
        word
        for word, what in canaries.said.items()
        if what.startswith(text) and who not in canaries.seers[word]
    ]
    return sorted(kept, key=lambda word: "hidden" not in canaries.said[word])[:3]


@pytest.mark.parametrize("who", READERS)
def test_a_word_that_is_not_for_you_finds_what_nobody_s_word_finds(planted, caller, who):
    canaries, reader, nobodys = planted.canaries, caller(who), new_word()
    theirs = [word for text in TEXTS for word in some_of(canaries, text, who)]
    assert len(theirs) > len(TEXTS)
    # Where one is at home: outsiders look in what is theirs and at nothing, members at the open place.
    place = planted.places["open"] if who in ("taeho", "dohyun") else planted.away
    for address in SEARCHES:
        asked = filled(address, place, nobodys)
        nothing = reader.call(Request("GET", asked)).alike((nobodys,))
        for word in theirs:
            found = reader.call(Request("GET", filled(address, place, word)))
            assert found.alike((word,)) == nothing, (address, canaries.said[word])


def test_who_may_read_a_word_finds_it(planted, caller):
    hana = caller("hana")
    words = {what: word for word, what in planted.canaries.said.items()}
    for text in ("Initiative.title of initiative", "Argument.claim of argument", "Comment.text of comment"):
        word = words[f"{text} (open)"]
        assert '"results":[{' in hana.call(Request("GET", f"/api/v1/search?q={word}")).body
