"""Who may vote stands beside every tally: active analysts and above who see it, and anyone whose vote counts."""

import pytest
from django.db import transaction

from accounts.models import Membership
from deliberation import dispatch as dispatching
from deliberation.actions import arguments, initiatives, people, votes
from deliberation.dispatch import dispatch
from deliberation.errors import NotAllowed, NotFound
from deliberation.models import Dispatch, Initiative, NamedReader, Tally
from deliberation.permissions import Actor
from deliberation.tallies import recount_initiative
from tests.cast import SETUP, argue, gather, open_initiative
from tests.deliberation.test_dispatch import together

MAY_VOTE = 4  # Jiwoo, Minji, Hana, Dohyun


def electorate(argument) -> int:
    return Tally.objects.get(argument=argument).electorate


def untold(initiative, labels) -> None:
    """Nobody asks which labels moved."""


def membership(who) -> Membership:
    return Membership.objects.select_related("workspace").get(user=who)


def leave(cast, who) -> None:
    people.end_membership(by=cast.actor(cast.jiwoo), membership=membership(who))
    dispatch(cast.workspace.pk)


def test_observers_and_former_members_are_not_counted(argument):
    assert electorate(argument) == Initiative.objects.get().electorate == MAY_VOTE


def test_who_leaves_without_a_vote_is_not_counted_any_more(cast, argument):
    leave(cast, cast.dohyun)
    assert electorate(argument) == Initiative.objects.get().electorate == MAY_VOTE - 1


def test_who_leaves_with_a_vote_stays_counted_beside_it_and_nowhere_else(cast, initiative, argument):
    other = argue(cast, initiative, "Two voices")
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    leave(cast, cast.dohyun)
    assert (electorate(argument), electorate(other)) == (MAY_VOTE, MAY_VOTE - 1)


def test_who_takes_the_vote_back_before_leaving_is_not_counted(cast, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    votes.withdraw_vote(by=cast.actor(cast.dohyun), argument=argument)
    leave(cast, cast.dohyun)
    assert electorate(argument) == MAY_VOTE - 1


def test_a_new_role_is_counted_and_another_organisation_asks_for_no_recount(cast, argument, monkeypatch):
    by, of_taeho = cast.actor(cast.jiwoo), membership(cast.taeho)
    people.change_membership(by=by, membership=of_taeho, role="analyst")
    dispatch(cast.workspace.pk)
    assert electorate(argument) == MAY_VOTE + 1
    monkeypatch.setattr(dispatching, "recount_initiative", lambda pk, tell: pytest.fail("nothing to recount"))
    people.change_membership(by=by, membership=of_taeho, organisation=cast.msit)
    dispatch(cast.workspace.pk)


def test_a_named_audience_counts_whom_it_names_its_author_and_who_steers(cast, initiative, argument):
    NamedReader.objects.create(initiative=initiative, user=cast.hana)
    initiatives.edit_initiative(
        by=cast.actor(cast.minji), initiative=initiative, version=None, audience="named"
    )
    dispatch(cast.workspace.pk)
    assert electorate(argument) == 3  # Hana by name; Jiwoo and Minji steer


def test_more_who_may_vote_make_the_same_votes_too_few(cast, argument):
    for who in (cast.hana, cast.minji, cast.jiwoo, cast.dohyun):
        votes.cast_vote(by=cast.actor(who), argument=argument, value=0)
    assert Tally.objects.get().label == "many_unsure"
    for number in range(5):
        join(cast, number)
    dispatch(cast.workspace.pk)
    tally = Tally.objects.get()
    assert (tally.electorate, tally.label) == (9, "too_few_votes")


def test_a_quiet_change_of_members_is_counted_too(cast, argument):
    by = Actor(user=cast.jiwoo, quiet=True)
    people.end_membership(by=by, membership=membership(cast.dohyun))
    dispatch(cast.workspace.pk)
    assert electorate(argument) == MAY_VOTE - 1
    assert not Dispatch.objects.exists()


def test_many_who_join_at_once_cost_one_recount_an_initiative(cast, argument, monkeypatch):
    dispatch(cast.workspace.pk)
    recounted = []
    monkeypatch.setattr(dispatching, "recount_initiative", lambda pk, tell: recounted.append(pk))
    for number in range(7):
        join(cast, number)
    dispatch(cast.workspace.pk)
    assert recounted == [argument.initiative_id]


def test_a_recount_that_fails_waits_and_is_made_up_for(cast, argument, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(dispatching, "recount_initiative", lambda pk, tell: 1 / 0)
        leave(cast, cast.dohyun)
    assert electorate(argument) == MAY_VOTE
    Dispatch.objects.update(not_before=None)
    dispatch(cast.workspace.pk)
    assert electorate(argument) == MAY_VOTE - 1


def test_recounting_twice_changes_nothing(cast, argument):
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    before = Tally.objects.values().get()
    recount_initiative(argument.initiative_id, untold)
    assert Tally.objects.values().get() == before


@pytest.mark.parametrize("count", [1, 40])
def test_a_recount_asks_as_often_for_few_arguments_as_for_many(
    cast, initiative, count, django_assert_max_num_queries
):
    for number in range(count):
        argue(cast, initiative, f"Claim {number}")
    Tally.objects.update(electorate=99)
    with django_assert_max_num_queries(18):
        recount_initiative(initiative.pk, untold)
    assert set(Tally.objects.values_list("electorate", flat=True)) == {MAY_VOTE}


def test_who_lost_the_right_after_the_page_was_shown_may_not_vote(cast, argument):
    shown = type(argument).objects.visible_to(cast.dohyun).get(pk=argument.pk)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=membership(cast.dohyun))
    with pytest.raises(NotFound):
        votes.cast_vote(by=cast.actor(cast.dohyun), argument=shown, value=1)


@pytest.mark.django_db(transaction=True)
def test_votes_recounts_and_departures_at_once_come_to_the_right_numbers(transactional_db):
    cast = gather()
    argument = argue(cast, open_initiative(cast), "One voice")
    voters = [join(cast, number) for number in range(6)]
    jobs = [("vote", one) for one in voters] + [("leave", one) for one in voters] + [("recount", None)] * 4
    waiting = iter(jobs)

    def work():
        for what, who in [next(waiting), next(waiting)]:
            if what == "recount":
                recount_initiative(argument.initiative_id, untold)
            elif what == "leave":
                people.end_membership(by=cast.actor(cast.jiwoo), membership=membership(who))
            else:
                _vote_if_one_may(cast, who, argument)

    together(work, times=8)
    dispatch(cast.workspace.pk)
    tally = Tally.objects.get()
    # All six have left: who voted in time is counted beside the vote, who did not is not.
    assert tally.electorate == MAY_VOTE + tally.agree


def join(cast, number: int):
    user = type(cast.hana).objects.create_user(f"late{number}@madang.example", name=f"Late {number}")
    people.join(by=SETUP, workspace=cast.workspace, user=user, organisation=cast.msit, role="analyst")
    return user


def _vote_if_one_may(cast, who, argument) -> None:
    with transaction.atomic():
        try:
            votes.cast_vote(by=cast.actor(who), argument=argument, value=1)
        except (NotAllowed, NotFound):
            return


def test_responses_are_counted_while_they_stand(cast, argument):
    answer = arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    assert Tally.objects.get(argument=argument).responses == 1
    arguments.withdraw_argument(by=cast.actor(cast.dohyun), argument=answer)
    assert Tally.objects.get(argument=argument).responses == 0
    arguments.restore_argument(by=cast.actor(cast.dohyun), argument=answer)
    assert Tally.objects.get(argument=argument).responses == 1
