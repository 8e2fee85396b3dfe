"""What hangs from something that is left out of a file: whatever the file looks like, nothing goes without a word."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.actions.brought import BroughtArgument, BroughtComment, BroughtEvidence, LeftOut, Name
from deliberation.exchange.faults import Faults
from deliberation.exchange.index import Index
from deliberation.exchange.left_out import ALONE, MOVED, WITH


@st.composite
def files(draw):
    """Arguments under earlier ones, some hidden, some showing as any other; with evidence; lines in any order."""
    many = draw(st.integers(1, 12))
    parents = [draw(st.none() | st.integers(0, number - 1)) if number else None for number in range(many)]
    fates = [draw(st.just("kept") | st.just("hidden") | st.integers(0, many - 1)) for _number in range(many)]
    backed = draw(st.lists(st.integers(0, many - 1), max_size=5))
    lines = [*range(many), *range(many, many + len(backed))]
    return parents, fates, backed, draw(st.permutations(lines))


def name(number: int | None) -> Name | None:
    return None if number is None else Name(f"f:{number}")


def things_of(parents, fates, backed, order):
    """In the order of the file, with the number of each line."""
    for line, number in enumerate(order, start=1):
        if number >= len(parents):
            yield BroughtEvidence(line, Name(f"e:{line}"), name(backed[number - len(parents)]), {})
        elif fates[number] == "kept":
            yield BroughtArgument(line, name(number), "Claim", parent=name(parents[number]))
        else:
            instead = None if fates[number] == "hidden" else name(fates[number])
            yield LeftOut(line, "argument", "hidden" if instead is None else "merged", name(number), instead)


def expected(parents, fates) -> dict[int, int]:
    """The arguments that stand, with what each stands under at last (−1: nothing), found by taking away what cannot."""

    def shows_as(number: int, seen: tuple[int, ...] = ()) -> int | None:
        if fates[number] == "kept":
            return number
        if fates[number] == "hidden" or number in seen:
            return None
        return shows_as(fates[number], (*seen, number))

    above = {
        number: -1 if parents[number] is None else shows_as(parents[number])
        for number, fate in enumerate(fates)
        if fate == "kept"
    }
    while gone := [number for number, place in above.items() if place != -1 and place not in above]:
        for number in gone:
            del above[number]
    return above


@settings(max_examples=300, deadline=None)
@given(files())
def test_what_can_stand_stands_and_each_other_line_is_named_once(file):
    parents, fates, _backed, _order = file
    index, told = Index(), []
    things = list(things_of(*file))
    for one in things:
        index.add(one, Faults())
    index.settling.settle(index.file)
    settled = [index.settling.settled(one, lambda *said: told.append(said)) for one in things]
    above = expected(parents, fates)
    stands = {one.name.key: one.parent for one in settled if isinstance(one, BroughtArgument)}
    assert stands == {f"f:{number}": name(None if place < 0 else place) for number, place in above.items()}
    assert index.file.arguments.keys() == stands.keys()
    for one in settled:
        assert not isinstance(one, BroughtEvidence) or one.argument.key in stands
    said = Counter(line for line, _what, _why in told)
    for one, found in zip(things, settled, strict=True):
        assert said[one.line] == (0 if found == one else 1)
    assert {why for _line, _what, why in told} <= {WITH, MOVED}


def test_a_reply_outlives_what_it_replies_to_unless_its_argument_goes():
    index, told = Index(), []
    things = [
        LeftOut(1, "argument", "hidden", Name("a")),
        LeftOut(2, "comment", "deleted", Name("c")),
        BroughtComment(3, Name("d"), "Words", None, Name("c")),
        BroughtComment(4, Name("e"), "Words", Name("a"), Name("c")),
    ]
    for one in things:
        index.add(one, Faults())
    index.settling.settle(index.file)
    left = [index.settling.settled(one, lambda *said: told.append(said)) for one in things[2:]]
    assert left == [BroughtComment(3, Name("d"), "Words"), None]
    assert told == [(3, "comment", ALONE), (4, "comment", WITH)]
