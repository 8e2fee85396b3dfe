import pytest

from accounts.models import Membership, User
from deliberation import todo
from deliberation.actions import initiatives, people, positions
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow
from deliberation.models import Activity, Notification, Position
from deliberation.permissions import Actor
from tests.cast import MONDAY, argue, gather, open_initiative
from tests.deliberation.test_dispatch import together


@pytest.fixture
def second(cast):
    """Another member who speaks for Hana's ministry."""
    Membership.objects.filter(user=cast.yuna).update(ended_at=None, speaks_for=True)
    return cast.yuna


def state(cast, initiative, stand="support", who=None, **more):
    return positions.state_position(
        by=cast.actor(who or cast.hana), initiative=initiative, stand=stand, **more
    )


def clear(cast, who, position):
    return positions.clear_position(by=cast.actor(who), position=position)


def waiting_for(user) -> list[str]:
    return [doing.ref for doing in todo.of(user, MONDAY) if doing.code == "position"]


def test_a_position_stands_on_the_proposal_and_another_on_an_argument(cast, initiative, argument):
    state(cast, initiative)
    state(cast, initiative, "oppose", argument=argument)
    standing = Position.objects.filter(superseded_by=None).values_list("argument", "stand")
    assert set(standing) == {(None, "support"), (argument.pk, "oppose")}


def test_the_same_again_is_no_new_position(cast, initiative):
    assert state(cast, initiative) == state(cast, initiative)
    assert Activity.objects.filter(verb="position.stated").count() == 1


def test_an_argument_of_another_initiative_has_no_place_here(cast, initiative):
    elsewhere = argue(cast, open_initiative(cast), "Elsewhere")
    with pytest.raises(Invalid):
        state(cast, initiative, argument=elsewhere)


def test_a_second_speaker_clears_it_and_finds_it_until_then(cast, initiative, second):
    position = state(cast, initiative)
    assert waiting_for(second) == ["AI-1"]
    assert waiting_for(cast.hana) == waiting_for(cast.jiwoo) == []
    cleared = clear(cast, second, position)
    assert (cleared.cleared_by, waiting_for(second)) == (second, [])
    assert clear(cast, second, position).cleared_at == cleared.cleared_at
    assert Activity.objects.filter(verb="position.cleared").count() == 1


def test_who_stated_it_is_told_that_a_colleague_cleared_it(cast, initiative, second):
    clear(cast, second, state(cast, initiative))
    dispatch(cast.workspace.pk)
    told = Notification.objects.filter(activity__verb="position.cleared")
    assert [(row.user, row.reason) for row in told] == [(cast.hana, "on_yours")]


@pytest.mark.parametrize("who", ["hana", "jiwoo", "minji", "dohyun", "taeho"])
def test_nobody_clears_what_they_stated_or_what_is_not_their_organisation_s(cast, initiative, second, who):
    position = state(cast, initiative)
    with pytest.raises(NotAllowed):
        clear(cast, getattr(cast, who), position)


def test_an_earlier_position_is_cleared_by_nobody(cast, initiative, second):
    first = state(cast, initiative)
    state(cast, initiative, "oppose")
    with pytest.raises(NotNow):
        clear(cast, second, first)


def test_what_is_over_waits_for_nobody(cast, initiative, second):
    state(cast, initiative)
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="withdrawn")
    assert waiting_for(second) == []


@pytest.mark.django_db(transaction=True)
def test_parallel_statements_leave_one_that_stands(transactional_db):
    cast = gather()
    initiative = open_initiative(cast)
    stands = iter(["support", "oppose", "no_objection"])
    speakers = [cast.hana, *(_speaker(cast, number) for number in range(2))]
    who = iter(speakers)

    together(lambda: state(cast, initiative, next(stands), who=next(who)), times=3)

    assert Position.objects.count() == 3
    assert Position.objects.filter(superseded_by=None).count() == 1


def _speaker(cast, number) -> User:
    user = User.objects.create_user(f"speaker{number}@madang.example", name=f"Speaker {number}")
    people.join(
        by=Actor.system("setup"),
        workspace=cast.workspace,
        user=user,
        organisation=cast.msit,
        role="analyst",
        speaks_for=True,
    )
    return user
