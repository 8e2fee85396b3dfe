"""Merging and hiding while others vote: each vote is counted where it stands or refused, no lock waits for ever."""

import pytest

from deliberation import integrity
from deliberation.actions import merging, moderation, people, votes
from deliberation.dispatch import dispatch
from deliberation.errors import NotNow
from deliberation.models import Argument, Tally, Vote
from tests.cast import SETUP, argue, gather, open_initiative
from tests.deliberation.test_dispatch import together

pytestmark = pytest.mark.django_db(transaction=True)


def merge(cast, argument, twin):
    merging.merge_argument(by=cast.actor(cast.minji), argument=twin, into=argument)


def hide(cast, argument, twin):
    moderation.hide(by=cast.actor(cast.minji), thing=twin, reason="rude")


@pytest.mark.parametrize("meanwhile", [merge, hide])
def test_votes_on_both_are_counted_once_or_refused(transactional_db, meanwhile):
    cast = gather()
    initiative = open_initiative(cast)
    argument = argue(cast, initiative, "One voice carries further")
    twin = argue(cast, initiative, "A single voice is heard further", who=cast.dohyun)
    voters = [_analyst(cast, number) for number in range(6)]
    jobs = iter([*voters[:3], None, *voters[3:]])
    refused = []

    def work():
        who = next(jobs)
        if who is None:
            meanwhile(cast, argument, twin)
            return
        votes.cast_vote(by=cast.actor(who), argument=argument, value=1)
        try:
            votes.cast_vote(by=cast.actor(who), argument=twin, value=-1)
        except NotNow:
            refused.append(who)

    together(work, times=7)
    dispatch(cast.workspace.pk)
    assert [str(fault) for fault in integrity.faults()] == []
    assert Vote.objects.filter(argument=twin).count() == len(voters) - len(refused)
    # Everybody's vote on the argument itself wins over the one on what was merged into it.
    assert Tally.objects.get(argument=argument).agree == len(voters)
    assert Tally.objects.get(argument=argument).disagree == 0
    assert not Argument.objects.get(pk=twin.pk).is_active or meanwhile is hide


def _analyst(cast, number):
    user = type(cast.hana).objects.create_user(f"analyst{number}@madang.example", name=f"Analyst {number}")
    people.join(by=SETUP, workspace=cast.workspace, user=user, organisation=cast.msit, role="analyst")
    return user
