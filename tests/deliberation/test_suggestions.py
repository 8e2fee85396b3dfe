"""Another wording of somebody's argument: suggested, accepted in one step, or declined."""

from datetime import timedelta

import pytest

from deliberation import todo
from deliberation.actions import arguments, votes
from deliberation.actions.suggestions import (
    accept_suggestion,
    decline_suggestion,
    suggest_wording,
    withdraw_suggestion,
)
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Argument, Initiative, Notification, Revision, Tally
from tests.cast import MONDAY

ALIKE = "One voice carries farther when norms are written"
OTHER = "The ministries should share one budget"


def suggest(cast, argument, claim=ALIKE, who=None, **fields):
    by = cast.actor(who or cast.dohyun, MONDAY)
    return suggest_wording(by=by, argument=argument, claim=claim, **fields)


def accept(cast, suggestion, who=None, version=None, at=MONDAY, **fields):
    by = cast.actor(who or cast.hana, at)
    return accept_suggestion(by=by, suggestion=suggestion, version=version, **fields)


def told(cast, who, verb):
    dispatch(cast.workspace.pk)
    return Notification.objects.filter(user=who, activity__verb=verb).count()


def doings(cast, who):
    return [doing.code for doing in todo.of(who, MONDAY) if doing.code == "suggestion"]


def test_what_the_author_accepts_becomes_the_next_wording_credited_to_who_suggested_it(cast, argument):
    suggestion = suggest(cast, argument)
    accepted = accept(cast, suggestion)
    wording = Revision.objects.get(number=2)
    assert (accepted.claim, wording.editor, wording.suggestion.author) == (ALIKE, cast.hana, cast.dohyun)


def test_an_accepted_wording_never_joins_the_author_s_own(cast, argument):
    accept(cast, suggest(cast, argument))
    assert [row.claim for row in Revision.objects.all()] == [argument.claim, ALIKE]


def test_the_author_has_it_to_do_until_it_is_answered_and_is_told(cast, argument):
    suggestion = suggest(cast, argument)
    assert doings(cast, cast.hana) == ["suggestion"]
    assert doings(cast, cast.dohyun) == []
    assert told(cast, cast.hana, "suggestion.made") == 1
    decline_suggestion(by=cast.actor(cast.hana), suggestion=suggestion)
    assert doings(cast, cast.hana) == []


def test_who_suggested_it_is_told_what_became_of_it(cast, argument):
    accept(cast, suggest(cast, argument))
    decline_suggestion(by=cast.actor(cast.hana), suggestion=suggest(cast, argument, OTHER))
    assert told(cast, cast.dohyun, "suggestion.accepted") == 1
    assert told(cast, cast.dohyun, "suggestion.declined") == 1


def test_a_declined_suggestion_is_kept_and_changes_no_word(cast, argument):
    declined = decline_suggestion(by=cast.actor(cast.hana), suggestion=suggest(cast, argument))
    assert (declined.state, Argument.objects.get().claim) == ("declined", argument.claim)


def test_who_suggested_it_takes_it_back_and_nobody_has_to_answer(cast, argument):
    suggestion = suggest(cast, argument)
    withdrawn = withdraw_suggestion(by=cast.actor(cast.dohyun), suggestion=suggestion)
    assert (withdrawn.state, doings(cast, cast.hana)) == ("withdrawn", [])
    with pytest.raises(NotNow):
        accept(cast, suggestion)


def test_what_was_accepted_is_not_taken_back(cast, argument):
    suggestion = suggest(cast, argument)
    accept(cast, suggestion)
    with pytest.raises(NotNow):
        withdraw_suggestion(by=cast.actor(cast.dohyun), suggestion=suggestion)


@pytest.mark.parametrize("who", ["taeho", "ben", "yuna", "hana"])
def test_observers_strangers_former_members_and_the_author_suggest_nothing(cast, argument, who):
    with pytest.raises(NotAllowed):
        suggest(cast, argument, who=getattr(cast, who))


@pytest.mark.parametrize("who", ["dohyun", "minji", "jiwoo"])
def test_nobody_but_the_author_answers(cast, argument, who):
    suggestion = suggest(cast, argument)
    with pytest.raises(NotAllowed):
        accept(cast, suggestion, who=getattr(cast, who))
    with pytest.raises(NotAllowed):
        decline_suggestion(by=cast.actor(getattr(cast, who)), suggestion=suggestion)


def test_the_words_that_stand_there_are_no_suggestion(cast, argument):
    with pytest.raises(Invalid):
        suggest(cast, argument, claim=f" {argument.claim} ")


@pytest.mark.parametrize(("claim", "changes"), [(ALIKE, False), (OTHER, True)])
def test_other_words_set_votes_apart_when_they_are_accepted_and_like_ones_do_not(
    cast, argument, claim, changes
):
    votes.cast_vote(by=cast.actor(cast.minji), argument=argument, value=1)
    suggestion = suggest(cast, argument, claim)
    assert suggestion.meaning_changed is changes
    accept(cast, suggestion)
    assert Tally.objects.get().earlier == int(changes)


def test_the_author_has_the_last_word_on_whether_the_meaning_changes(cast, argument):
    votes.cast_vote(by=cast.actor(cast.minji), argument=argument, value=1)
    accept(cast, suggest(cast, argument, OTHER), meaning_changed=False)
    assert Tally.objects.get().earlier == 0


def test_a_suggestion_made_on_an_earlier_wording_is_accepted_by_who_saw_the_present_one(cast, argument):
    suggestion = suggest(cast, argument)
    arguments.revise_argument(by=cast.actor(cast.hana), argument=argument, version=1, claim="One voice")
    with pytest.raises(NotNow, match="moved on"):
        accept(cast, suggestion, version=1)
    assert accept(cast, suggestion, version=2).claim == ALIKE


def test_a_suggestion_is_answered_once(cast, argument):
    suggestion = suggest(cast, argument)
    accept(cast, suggestion)
    with pytest.raises(NotNow) as refusal:
        decline_suggestion(by=cast.actor(cast.hana), suggestion=suggestion)
    assert refusal.value.code == "already_decided"


def test_nothing_is_suggested_for_what_was_withdrawn(cast, argument):
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    with pytest.raises(NotNow):
        suggest(cast, argument)


def test_in_the_last_48_hours_no_other_meaning_is_accepted(cast, argument):
    Initiative.objects.update(closes_at=MONDAY + timedelta(days=30))
    suggestion = suggest(cast, argument, OTHER)
    with pytest.raises(NotNow) as refusal:
        accept(cast, suggestion, at=MONDAY + timedelta(days=29))
    assert refusal.value.code == "meaning_frozen"
