"""Votes by organisation: told of a whole initiative as of each argument by itself, whatever the ballot."""

import pytest

from accounts.models import Role, User
from deliberation.actions import merging, moderation, people, votes
from deliberation.models import Argument
from deliberation.tallies.groups import count_in, groups_in, groups_of
from tests.cast import SETUP, argue, open_initiative

CLAIMS = ["One voice", "A single voice", "One voice carries", "It names somebody", "Two budgets", "Nobody's"]


def vote(cast, argument, **values: int) -> None:
    for name, value in values.items():
        votes.cast_vote(by=cast.actor(getattr(cast, name)), argument=argument, value=value)


def three_more_speak_for(cast, organisation) -> list[User]:
    """So that a group of it stands by itself."""
    found = [User.objects.create_user(f"more-{number}@madang.example", name="One") for number in range(3)]
    for user in found:
        people.join(
            by=SETUP, workspace=cast.workspace, user=user, organisation=organisation, role=Role.ANALYST
        )
    return found


@pytest.fixture
def voted(cast):
    """Makes an initiative where votes were taken back, hidden, merged and carried, and another beside it."""

    def voted(ballot):
        initiative = open_initiative(cast, ballot=ballot)
        one, same, alike, hidden, two, _nobodys = (argue(cast, initiative, claim) for claim in CLAIMS)
        vote(cast, one, hana=1, dohyun=-1)
        vote(cast, same, hana=-1, minji=1, jiwoo=0)
        vote(cast, alike, minji=-1, dohyun=1)
        vote(cast, hidden, hana=1, jiwoo=1)
        vote(cast, two, hana=0, jiwoo=1)
        votes.withdraw_vote(by=cast.actor(cast.jiwoo), argument=two)
        for user in three_more_speak_for(cast, cast.trade):
            votes.cast_vote(by=cast.actor(user), argument=alike, value=1)
        by = cast.actor(cast.minji)
        for merged in (same, alike):
            merging.merge_argument(by=by, argument=merged, into=one)
        moderation.hide(by=by, thing=hidden, reason="It does")
        vote(cast, argue(cast, open_initiative(cast), "Elsewhere"), hana=1)
        return initiative

    return voted


@pytest.mark.parametrize("hides", [None, CLAIMS[0], CLAIMS[1], CLAIMS[2]])
@pytest.mark.parametrize("ballot", ["named", "by_organisation"])
def test_a_whole_initiative_is_told_as_each_argument_is(
    cast, voted, ballot, hides, django_assert_num_queries
):
    initiative = voted(ballot)
    if hides:
        moderation.hide(
            by=cast.actor(cast.minji), thing=Argument.objects.get(claim=hides), reason="It names somebody"
        )
    with django_assert_num_queries(2):
        told = dict(groups_in(initiative))
    shown = initiative.arguments.filter(merged_into=None, hidden_at=None).select_related(
        "tally", "initiative"
    )
    assert told == {one.pk: groups for one in shown if (groups := groups_of(one))}
    assert len(told) == count_in(initiative) == (1 if hides == CLAIMS[0] else 2)


def test_votes_of_few_are_told_together_where_the_ballot_is_by_organisation(cast, voted):
    told = dict(groups_in(voted("by_organisation")))
    named = {
        Argument.objects.get(pk=pk).claim: [
            (group.key and group.key.pk, group.agree, group.disagree, group.unsure) for group in groups
        ]
        for pk, groups in told.items()
    }
    assert named == {
        "One voice": [(cast.trade.pk, 3, 1, 0), (None, 1, 1, 1)],
        "Two budgets": [(None, 0, 0, 1)],
    }
