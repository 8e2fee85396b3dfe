from datetime import timedelta

import pytest

from deliberation.actions import arguments, votes
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import Activity, Argument, Challenge, Tally
from deliberation.models.arguments import MAX_DEPTH
from tests.cast import MONDAY, argue


def respond(cast, parent, relation="rebuts", claim="Not so", who=None):
    return arguments.respond(by=cast.actor(who or cast.dohyun), parent=parent, relation=relation, claim=claim)


def test_an_argument_has_a_number_in_its_initiative_and_its_first_wording(cast, initiative):
    first, second = argue(cast, initiative, "One"), argue(cast, initiative, "Two")
    assert (first.ref, second.ref) == ("AI-1#1", "AI-1#2")
    assert first.revisions.get().claim == "One"


def test_the_author_s_organisation_then_stays_with_the_argument(cast, argument):
    assert argument.organisation == cast.msit


def test_a_claim_is_one_line_without_stray_white_space(cast, initiative):
    assert argue(cast, initiative, "  One \n voice ").claim == "One voice"


def test_an_argument_without_claim_or_kind_names_both(cast, initiative):
    with pytest.raises(Invalid) as refusal:
        arguments.add_argument(by=cast.actor(cast.hana), initiative=initiative, kind="", claim=" ")
    assert {fault.field for fault in refusal.value.faults} == {"kind", "claim"}


@pytest.mark.parametrize("who", ["taeho", "ben", "yuna"])
def test_observers_strangers_and_former_members_do_not_argue(cast, initiative, who):
    with pytest.raises(NotAllowed):
        argue(cast, initiative, "Mine", who=getattr(cast, who))


def test_a_challenge_comes_with_something_to_handle(cast, challenge):
    assert Challenge.objects.get().status == "unhandled"


def test_a_response_has_a_relation_and_is_counted_under_its_parent(cast, argument):
    response = respond(cast, argument)
    assert (response.kind, response.relation, response.depth) == (None, "rebuts", 1)
    assert Tally.objects.get(argument=argument).responses == 1
    assert Argument.objects.counted().count() == 1


def test_only_a_challenge_can_be_answered(cast, argument, challenge):
    with pytest.raises(Invalid):
        respond(cast, argument, relation="answers")
    assert respond(cast, challenge, relation="answers").relation == "answers"


def test_a_thread_is_six_deep_at_the_most(cast, argument):
    deepest = argument
    for _ in range(MAX_DEPTH):
        deepest = respond(cast, deepest)
    with pytest.raises(NotNow, match="deep"):
        respond(cast, deepest)


def test_others_do_not_change_one_s_words(cast, argument):
    with pytest.raises(NotAllowed):
        arguments.revise_argument(by=cast.actor(cast.minji), argument=argument, version=1, claim="Mine now")


def revise(cast, argument, claim, *, after=timedelta(), **fields):
    by = cast.actor(cast.hana, MONDAY + after)
    argument = Argument.objects.get(pk=argument.pk)
    return arguments.revise_argument(
        by=by, argument=argument, version=argument.version, claim=claim, **fields
    )


def test_edits_of_one_sitting_are_one_wording(cast, argument):
    revise(cast, argument, "One voice", after=timedelta(minutes=5))
    assert revise(cast, argument, "One voice carries", after=timedelta(minutes=9)).revision == 1
    assert argument.revisions.get().claim == "One voice carries"


def test_an_edit_after_ten_minutes_is_a_wording_of_its_own(cast, argument):
    assert revise(cast, argument, "One voice carries", after=timedelta(minutes=10)).revision == 2


def test_an_edit_after_a_vote_is_a_wording_of_its_own(cast, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    assert revise(cast, argument, "One voice carries", after=timedelta(minutes=1)).revision == 2


def test_an_edit_of_an_outdated_version_is_refused(cast, argument):
    revise(cast, argument, "One voice carries")
    with pytest.raises(Stale):
        arguments.revise_argument(by=cast.actor(cast.hana), argument=argument, version=1, claim="Other")


def test_withdrawing_twice_is_withdrawing_once_and_can_be_undone(cast, argument):
    for _ in range(2):
        arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    assert Activity.objects.filter(verb="argument.withdrawn").count() == 1
    assert arguments.restore_argument(by=cast.actor(cast.hana), argument=argument).state == "active"


def test_a_challenge_is_rated_owned_and_dated(cast, challenge):
    handled = arguments.update_challenge(
        by=cast.actor(cast.minji),
        argument=challenge,
        version=1,
        likelihood=4,
        impact=5,
        owner=cast.mofa,
        status="in_hand",
    )
    assert (handled.likelihood, handled.owner, handled.version) == (4, cast.mofa, 2)


def test_a_rating_outside_one_to_five_is_refused(cast, challenge):
    with pytest.raises(Invalid) as refusal:
        arguments.update_challenge(
            by=cast.actor(cast.minji), argument=challenge, version=1, likelihood=6, impact=0
        )
    assert {fault.field for fault in refusal.value.faults} == {"likelihood", "impact"}


def test_when_voting_has_ended_an_argument_stays_as_it_was_voted_on(cast, argument, initiative):
    late = cast.actor(cast.hana, initiative.closes_at)
    with pytest.raises(NotNow, match="ended"):
        arguments.withdraw_argument(by=late, argument=argument)
    argument.refresh_from_db()
    assert argument.state == "active"
