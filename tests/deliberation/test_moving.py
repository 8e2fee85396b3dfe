"""An argument changes its kind or its place: never a cycle, never too deep, nothing lost."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deliberation.actions import arguments, votes
from deliberation.actions.moving import move_argument
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import Activity, Argument, Challenge, Tally
from deliberation.models.arguments import MAX_DEPTH
from tests.cast import argue, draft_initiative


def move(cast, argument, who=None, version=None, **place):
    return move_argument(by=cast.actor(who or cast.minji), argument=argument, version=version, **place)


def respond(cast, parent, relation="rebuts", claim="Not so"):
    return arguments.respond(by=cast.actor(cast.dohyun), parent=parent, relation=relation, claim=claim)


def thread(cast, parent, length):
    """A response to ``parent``, one to that, and so on; all of them in order."""
    found = [parent]
    for _ in range(length):
        found.append(respond(cast, found[-1]))
    return found[1:]


def test_before_the_first_vote_an_argument_changes_its_kind(cast, argument):
    moved = move(cast, argument, cast.hana, kind="disadvantage")
    assert (moved.kind, Tally.objects.get(argument=argument).kind) == ("disadvantage", "disadvantage")


def test_the_first_vote_freezes_the_kind_even_if_it_is_taken_back(cast, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    votes.withdraw_vote(by=cast.actor(cast.dohyun), argument=argument)
    with pytest.raises(NotNow) as refusal:
        move(cast, argument, kind="challenge")
    assert refusal.value.code == "kind_frozen"


def test_an_argument_becomes_a_response_and_one_of_a_kind_again(cast, initiative, argument):
    other = argue(cast, initiative, "Two voices are heard twice")
    moved = move(cast, argument, parent=other, relation="rebuts")
    assert (moved.kind, moved.relation, moved.depth, moved.parent) == (None, "rebuts", 1, other)
    assert Argument.objects.counted().get() == other
    assert Tally.objects.get(argument=other).responses == 1
    move(cast, moved, kind="advantage")
    assert Argument.objects.counted().count() == 2
    assert Tally.objects.get(argument=other).responses == 0


def test_what_responds_to_it_moves_along(cast, initiative, argument):
    other = argue(cast, initiative, "Two voices are heard twice")
    first, second = thread(cast, argument, 2)
    move(cast, argument, parent=other, relation="supports")
    depths = dict(Argument.objects.values_list("pk", "depth"))
    assert [depths[one.pk] for one in (argument, first, second)] == [1, 2, 3]


def test_a_response_with_votes_finds_another_place_and_keeps_them(cast, initiative, argument):
    response = respond(cast, argument)
    votes.cast_vote(by=cast.actor(cast.hana), argument=response, value=1)
    other = argue(cast, initiative, "Two voices are heard twice")
    moved = move(cast, response, cast.dohyun, parent=other, relation="supports")
    assert (moved.parent, moved.tally.agree) == (other, 1)


def test_nothing_responds_to_itself_or_to_its_own_responses(cast, argument):
    first, second = thread(cast, argument, 2)
    for under in (first, second):
        with pytest.raises(Invalid) as refusal:
            move(cast, first, parent=under, relation="supports")
        assert refusal.value.faults[0].code == "cycle"


def test_the_deepest_response_counts_where_a_whole_thread_moves(cast, initiative, argument):
    *_rest, deep = thread(cast, argument, 3)
    other = argue(cast, initiative, "Two voices are heard twice")
    thread(cast, other, MAX_DEPTH - 4)
    move(cast, other, parent=deep, relation="supports")
    fits = argue(cast, initiative, "A third voice")
    thread(cast, fits, MAX_DEPTH - 3)
    with pytest.raises(NotNow) as refusal:
        move(cast, fits, parent=deep, relation="supports")
    assert refusal.value.code == "too_deep"


def test_a_response_stays_in_its_initiative(cast, argument):
    draft = draft_initiative(cast)
    elsewhere = arguments.add_argument(
        by=cast.actor(cast.minji), initiative=draft, kind="advantage", claim="Elsewhere"
    )
    with pytest.raises(Invalid) as refusal:
        move(cast, argument, parent=elsewhere, relation="supports")
    assert refusal.value.faults[0].code == "other_initiative"


def test_only_a_challenge_is_answered(cast, argument, challenge):
    response = respond(cast, argument)
    assert move(cast, response, parent=challenge, relation="answers").relation == "answers"
    with pytest.raises(Invalid):
        move(cast, response, parent=argument, relation="answers")


def test_a_challenge_that_was_answered_stays_one(cast, challenge):
    respond(cast, challenge, relation="answers")
    with pytest.raises(NotNow) as refusal:
        move(cast, challenge, kind="disadvantage")
    assert refusal.value.code == "has_answers"


def test_a_challenge_that_somebody_handles_stays_one(cast, challenge):
    arguments.update_challenge(by=cast.actor(cast.minji), argument=challenge, version=1, likelihood=4)
    with pytest.raises(NotNow) as refusal:
        move(cast, challenge, kind="disadvantage")
    assert refusal.value.code == "challenge_handled"
    assert Challenge.objects.get().likelihood == 4


def test_what_becomes_a_challenge_is_something_to_handle_and_back(cast, argument):
    move(cast, argument, kind="challenge")
    assert Challenge.objects.get().status == "unhandled"
    move(cast, argument, kind="advantage")
    assert not Challenge.objects.exists()


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ({}, "parent"),
        ({"relation": "supports"}, "parent"),
        ({"kind": "opinion"}, "kind"),
        ({"kind": "advantage", "relation": "supports"}, "kind"),
    ],
)
def test_a_place_is_a_kind_or_a_parent_and_a_relation(cast, argument, place, field):
    with pytest.raises(Invalid) as refusal:
        move(cast, argument, **place)
    assert refusal.value.faults[0].field == field


def test_nothing_hangs_under_what_was_withdrawn(cast, initiative, argument):
    other = argue(cast, initiative, "Two voices are heard twice")
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=other)
    with pytest.raises(NotNow):
        move(cast, argument, parent=other, relation="supports")


def test_others_do_not_move_one_s_argument(cast, argument):
    with pytest.raises(NotAllowed):
        move(cast, argument, cast.dohyun, kind="challenge")


def test_a_move_of_an_outdated_version_is_refused(cast, argument):
    move(cast, argument, version=1, kind="challenge")
    with pytest.raises(Stale):
        move(cast, argument, version=1, kind="advantage")


def test_moving_to_where_it_stands_is_no_event(cast, argument):
    move(cast, argument, kind=argument.kind)
    assert not Activity.objects.filter(verb="argument.moved").exists()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(*[st.integers(0, 9)] * 2, st.booleans()), min_size=1, max_size=25))
def test_random_moves_leave_a_tree(cast, initiative, moves):
    with transaction.atomic():
        found = [argue(cast, initiative, f"Claim {number}") for number in range(10)]
        for which, under, as_kind in moves:
            place = {"kind": "challenge"} if as_kind else {"parent": found[under], "relation": "supports"}
            with suppress(Invalid, NotNow):
                move(cast, found[which], **place)
        require_tree()
        transaction.set_rollback(True)


def require_tree():
    rows = {row.pk: row for row in Argument.objects.all()}
    for row in rows.values():
        assert row.depth == len(ancestors(row, rows)) <= MAX_DEPTH
        assert row.tally.kind == row.kind
        assert row.tally.responses == sum(one.parent_id == row.pk for one in rows.values())
        assert Challenge.objects.filter(argument=row).exists() == (row.kind == "challenge")


def ancestors(row, rows):
    """From the parent up; a cycle would make this endless, so that it stops beyond all rows."""
    found = []
    while row.parent_id and len(found) <= len(rows):
        row = rows[row.parent_id]
        found.append(row)
    return found
