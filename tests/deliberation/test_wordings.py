"""Rewording an argument: when a save joins the last one, when the editor has to say, when the meaning is frozen."""

from datetime import timedelta

import pytest

from deliberation.actions import arguments, votes
from deliberation.errors import Invalid, MeaningChanged, NotNow, WordingChanged
from deliberation.models import Initiative, Revision, Vote
from tests.cast import MONDAY

SECOND, TEN_MINUTES = timedelta(seconds=1), timedelta(minutes=10)
CLOSES = MONDAY + timedelta(days=30)
FROZEN_FROM = CLOSES - timedelta(hours=48)


def revise(cast, argument, claim, *, at=MONDAY, **fields):
    return arguments.revise_argument(
        by=cast.actor(cast.hana, at), argument=argument, version=None, claim=claim, **fields
    )


def vote(cast, argument, who=None, **shown):
    return votes.cast_vote(by=cast.actor(who or cast.dohyun), argument=argument, value=1, **shown)[0]


@pytest.fixture
def closing(argument):
    Initiative.objects.update(closes_at=CLOSES)
    return argument


@pytest.mark.parametrize(("after", "wordings"), [(TEN_MINUTES - SECOND, 1), (TEN_MINUTES, 2)])
def test_a_save_joins_the_last_one_until_ten_minutes_after_its_first_save(cast, argument, after, wordings):
    revise(cast, argument, "One voice carries further when norms are made", at=MONDAY + TEN_MINUTES / 2)
    revise(cast, argument, "One voice carries farther when norms are made", at=MONDAY + after)
    assert Revision.objects.count() == wordings


def test_the_ten_minutes_count_from_the_first_save_of_the_last_wording(cast, argument):
    for minutes in (12, 21, 22):
        revise(cast, argument, f"One voice, said {minutes} times", at=MONDAY + timedelta(minutes=minutes))
    assert [row.claim[-8:] for row in Revision.objects.all()] == [" written", "21 times", "22 times"]


def test_a_save_by_somebody_else_joins_nothing(cast, argument):
    Revision.objects.update(editor=cast.minji)
    revise(cast, argument, "One voice carries further when norms are made")
    assert Revision.objects.count() == 2


def test_a_save_joins_nothing_that_somebody_voted_on_even_if_it_was_taken_back(cast, argument):
    vote(cast, argument)
    votes.withdraw_vote(by=cast.actor(cast.dohyun), argument=argument)
    revise(cast, argument, "One voice carries further when norms are made")
    assert [row.claim[-4:] for row in Revision.objects.all()] == ["tten", "made"]


def test_a_save_that_changes_the_meaning_joins_nothing(cast, argument):
    assert revise(cast, argument, "One voice divides", meaning_changed=True).revision == 2


def test_a_wording_that_seems_to_mean_something_else_is_taken_so_unless_its_editor_says_no(cast, argument):
    vote(cast, argument)
    assert revise(cast, argument, "The ministries should share a budget").meaning_since == 2
    assert revise(cast, argument, "Start-ups pay for the trip", meaning_changed=False).meaning_since == 2


def test_where_nobody_voted_nothing_is_set_apart(cast, argument):
    assert revise(cast, argument, "The ministries should share a budget").meaning_since == 1


def test_alike_wordings_leave_the_meaning(cast, argument):
    vote(cast, argument)
    assert revise(cast, argument, "One voice carries farther when norms are written").meaning_since == 1


@pytest.mark.parametrize(("at", "frozen"), [(FROZEN_FROM - SECOND, False), (FROZEN_FROM, True)])
def test_in_the_last_48_hours_the_meaning_stays(cast, closing, at, frozen):
    if not frozen:
        assert revise(cast, closing, "Two voices", at=at, meaning_changed=True).meaning_since == 2
        return
    with pytest.raises(NotNow) as refusal:
        revise(cast, closing, "Two voices", at=at, meaning_changed=True)
    assert refusal.value.code == "meaning_frozen"


def test_in_the_last_48_hours_spelling_can_be_mended(cast, closing):
    votes.cast_vote(by=cast.actor(cast.dohyun, MONDAY), argument=closing, value=1)
    mended = "One voice carries further, when norms are written"
    assert revise(cast, closing, mended, at=CLOSES - SECOND).revision == 2


def test_a_vote_stands_on_the_wording_that_was_shown(cast, argument):
    vote(cast, argument, cast.minji)
    revise(cast, argument, "One voice carries farther when norms are written")
    assert vote(cast, argument, seen=1).revision == 1
    assert vote(cast, argument, cast.hana, seen=2).revision == 2


def test_the_same_answer_from_an_older_page_leaves_the_vote_on_the_later_wording(cast, argument):
    vote(cast, argument)
    revise(cast, argument, "One voice carries farther when norms are written")
    assert [vote(cast, argument, seen=seen).revision for seen in (2, 1)] == [2, 2]


def test_a_wording_mended_in_place_takes_no_vote_from_who_was_shown_the_old_one(cast, argument):
    revise(cast, argument, "One voice carries farther when norms are written")
    with pytest.raises(WordingChanged):
        vote(cast, argument, seen=1, version=1)
    assert vote(cast, argument, seen=1, version=2).revision == 1


def test_other_changes_of_the_argument_are_no_change_of_its_words(cast, argument):
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    arguments.restore_argument(by=cast.actor(cast.hana), argument=argument)
    assert vote(cast, argument, seen=1, version=1).value == 1


def test_where_there_are_several_wordings_a_vote_says_which_it_saw(cast, argument):
    vote(cast, argument, cast.minji)
    revise(cast, argument, "One voice carries farther when norms are written")
    with pytest.raises(Invalid) as refusal:
        vote(cast, argument)
    assert refusal.value.faults[0].field == "revision"
    with pytest.raises(Invalid):
        vote(cast, argument, seen=3)
    assert Vote.objects.count() == 1


def test_a_change_of_meaning_answers_with_both_wordings_and_their_reasons(cast, argument):
    revise(cast, argument, argument.claim, reasons="Because of the budget.", meaning_changed=True)
    with pytest.raises(MeaningChanged) as refusal:
        vote(cast, argument, seen=1)
    assert refusal.value.wordings.seen_reasons == ""
    assert refusal.value.wordings.present_reasons == "Because of the budget."
