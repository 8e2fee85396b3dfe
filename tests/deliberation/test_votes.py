import pytest

from deliberation.actions import arguments, initiatives, votes
from deliberation.errors import Invalid, MeaningChanged, NotAllowed, NotNow
from deliberation.models import Activity, Argument, Tally, Vote, VoteChange


def tally(argument):
    row = Tally.objects.get(argument=argument)
    return row.agree, row.disagree, row.unsure


def test_a_vote_is_counted(cast, argument):
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    assert tally(argument) == (1, 0, 0)


def test_voting_twice_is_one_vote_and_one_activity(cast, argument):
    for _ in range(2):
        votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    assert tally(argument) == (1, 0, 0)
    assert Activity.objects.filter(verb="vote.cast").count() == 1


def test_changing_a_vote_moves_the_tally_and_keeps_what_was(cast, argument):
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1, reason="clear gain")
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=-1)
    assert tally(argument) == (0, 1, 0)
    was = VoteChange.objects.get()
    assert (was.value, was.reason) == (1, "clear gain")


def test_a_vote_taken_back_is_not_counted_but_kept(cast, argument):
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=0)
    votes.withdraw_vote(by=cast.actor(cast.hana), argument=argument)
    assert tally(argument) == (0, 0, 0)
    assert Vote.objects.get().value is None
    assert VoteChange.objects.get().value == 0


@pytest.mark.parametrize("who", ["taeho", "ben", "yuna"])
def test_observers_strangers_and_former_members_may_not_vote(cast, argument, who):
    with pytest.raises(NotAllowed):
        votes.cast_vote(by=cast.actor(getattr(cast, who)), argument=argument, value=1)


def test_a_service_never_votes(cast, argument):
    cast.hana.kind = "service"
    cast.hana.save()
    with pytest.raises(NotAllowed):
        votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)


def test_nobody_votes_on_a_draft(cast, draft):
    argument = arguments.add_argument(
        by=cast.actor(cast.minji), initiative=draft, kind="advantage", claim="Early"
    )
    with pytest.raises(NotNow, match="draft"):
        votes.cast_vote(by=cast.actor(cast.minji), argument=argument, value=1)


def test_a_vote_after_the_bell_is_refused(cast, initiative, argument):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
    with pytest.raises(NotNow):
        votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    assert not Vote.objects.exists()


def test_a_withdrawn_argument_keeps_its_votes_and_takes_no_new_ones(cast, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    with pytest.raises(NotNow):
        votes.cast_vote(by=cast.actor(cast.minji), argument=argument, value=1)
    assert tally(argument) == (1, 0, 0)


@pytest.mark.parametrize("value", [2, -2, 7])
def test_a_vote_is_one_of_three(cast, argument, value):
    with pytest.raises(Invalid):
        votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=value)
    assert tally(argument) == (0, 0, 0)


def test_no_vote_stands_on_words_its_voter_was_not_shown(cast, argument):
    arguments.revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="Two voices", meaning_changed=True
    )
    with pytest.raises(MeaningChanged) as refusal:
        votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1, seen=1)
    assert refusal.value.wordings.present == "Two voices"
    assert refusal.value.wordings.seen.startswith("One voice")


def test_votes_on_an_earlier_meaning_are_shown_apart_until_confirmed(cast, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    arguments.revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="Two voices", meaning_changed=True
    )
    assert Tally.objects.get(argument=argument).earlier == 1
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1, seen=2)
    assert Tally.objects.get(argument=argument).earlier == 0
    assert tally(argument) == (1, 0, 0)


def test_voting_on_a_visible_row_costs_few_statements(cast, argument, django_assert_max_num_queries):
    row = Argument.objects.visible_to(cast.hana).select_related("initiative__workspace").get(pk=argument.pk)
    with django_assert_max_num_queries(9):  # with the savepoint of the test
        votes.cast_vote(by=cast.actor(cast.hana), argument=row, value=1)
