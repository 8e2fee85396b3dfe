"""Real threads on a real database: no vote is lost, none is counted twice."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db.models import Count, Q

from accounts.models import Membership, User
from deliberation.actions import arguments, initiatives, people, votes
from deliberation.errors import MeaningChanged, NotNow, WordingChanged
from deliberation.models import Argument, Initiative, Revision, Tally, Vote
from deliberation.permissions import Actor
from tests.cast import MONDAY, argue, gather, open_initiative
from tests.deliberation.test_dispatch import together

pytestmark = pytest.mark.django_db(transaction=True)


def recount(argument):
    counted = Vote.objects.filter(argument=argument).aggregate(
        agree=Count("pk", Q(value=1)), disagree=Count("pk", Q(value=-1)), unsure=Count("pk", Q(value=0))
    )
    return counted["agree"], counted["disagree"], counted["unsure"]


def tally(argument):
    row = Tally.objects.get(argument=argument)
    return row.agree, row.disagree, row.unsure


def test_two_hundred_parallel_votes_by_one_person_are_one_vote(transactional_db):
    cast = gather()
    argument = argue(cast, open_initiative(cast), "One voice")
    values = iter([1, -1, 0, 1] * 50)

    def vote():
        for _ in range(25):
            votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=next(values))

    together(vote, times=8)
    assert Vote.objects.count() == 1
    assert tally(argument) == recount(argument)
    assert sum(tally(argument)) == 1


def test_two_hundred_persons_parallel_votes_are_all_there(transactional_db):
    cast = gather()
    argument = argue(cast, open_initiative(cast), "One voice")
    voters = iter(_analysts(cast, 200))

    def vote():
        for _ in range(25):
            votes.cast_vote(by=cast.actor(next(voters)), argument=argument, value=1)

    together(vote, times=8)
    assert tally(argument) == recount(argument) == (200, 0, 0)


def test_no_vote_stands_on_words_that_its_voter_was_not_shown(transactional_db):
    """The author mends in place, rewords and changes the meaning, while others read and vote."""
    cast = gather()
    argument = argue(cast, open_initiative(cast), "Claim 0")
    voters, edits, shown = iter(_analysts(cast, 60)), iter(range(1, 61)), {}
    works = iter([_edits, _edits, *[_votes] * 4])

    def work():
        next(works)(cast, argument, voters, edits, shown)

    together(work, times=6)
    wordings = {row.number: row.claim for row in Revision.objects.filter(argument=argument)}
    standing = {vote.voter_id: wordings[vote.revision] for vote in Vote.objects.all()}
    assert standing == {who: shown[who] for who in standing}
    assert len(wordings) > 1
    present = Argument.objects.get(pk=argument.pk)
    earlier = Vote.objects.filter(revision__lt=present.meaning_since).count()
    assert (sum(tally(argument)), Tally.objects.get(argument=argument).earlier) == (len(standing), earlier)


def test_no_vote_is_counted_after_the_bell(transactional_db):
    cast = gather()
    initiative = open_initiative(cast)
    argument = argue(cast, initiative, "One voice")
    voters = [_analyst(cast, number) for number in range(8)]
    jobs = iter(
        [("vote", one) for one in voters[:4]] + [("close", None)] + [("vote", one) for one in voters[4:]]
    )
    counted_at_close = []

    def work():
        what, who = next(jobs)
        if what == "close":
            initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
            counted_at_close.append(Vote.objects.count())
            return
        try:
            votes.cast_vote(by=cast.actor(who), argument=argument, value=1)
        except NotNow:
            assert Initiative.objects.get().stage == "deciding"

    together(work, times=9)
    assert Vote.objects.count() == counted_at_close[0]
    assert tally(argument) == recount(argument)


def test_no_vote_is_counted_after_the_hour_while_the_calendar_is_at_work(transactional_db, time_machine):
    cast = gather()
    ends = MONDAY + timedelta(days=7)
    argument = argue(cast, open_initiative(cast, closes_at=ends), "One voice")
    time_machine.move_to(ends, tick=False)
    voters = [_analyst(cast, number) for number in range(8)]
    jobs = iter([*voters[:4], None, *voters[4:]])
    refused = []

    def work():
        who = next(jobs)
        if who is None:
            initiatives.close_due(ends)
            return
        with pytest.raises(NotNow) as refusal:
            votes.cast_vote(by=cast.actor(who), argument=argument, value=1)
        refused.append(refusal.value.code)

    together(work, times=9)
    assert refused == ["voting_ended"] * 8
    assert tally(argument) == (0, 0, 0)


def _edits(cast, argument, voters, edits, shown):
    for _ in range(10):
        number = next(edits)
        arguments.revise_argument(
            by=cast.actor(cast.hana),
            argument=argument,
            version=None,
            claim=f"Claim {number}",
            meaning_changed=number % 4 == 0,
        )


def _votes(cast, argument, voters, edits, shown):
    for _ in range(15):
        voter = next(voters)
        page = Argument.objects.get(pk=argument.pk)
        shown[voter.pk] = page.claim
        with suppress(MeaningChanged, WordingChanged):
            seen = {"seen": page.revision, "version": page.version}
            votes.cast_vote(by=cast.actor(voter), argument=argument, value=1, **seen)


def _analysts(cast, number: int) -> list[User]:
    """Many at once, without telling the ledger of each."""
    users = User.objects.bulk_create(
        User(email=f"voter{one}@madang.example", name=f"Voter {one}") for one in range(number)
    )
    Membership.objects.bulk_create(
        Membership(user=user, workspace=cast.workspace, organisation=cast.msit, role="analyst")
        for user in users
    )
    return users


def _analyst(cast, number) -> User:
    user = User.objects.create_user(f"analyst{number}@madang.example", name=f"Analyst {number}")
    people.join(
        by=Actor.system("setup"), workspace=cast.workspace, user=user, organisation=cast.msit, role="analyst"
    )
    return user
