from datetime import date

import pytest

from accounts.models import Membership
from deliberation import dispatch, movement, todo
from deliberation.actions import actions, discussion, indicators, initiatives
from deliberation.digests.lines import SAID
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import Action, Activity, Indicator
from tests.cast import MONDAY, draft_initiative


@pytest.fixture
def action(cast, initiative):
    """Hana gives Dohyun something to do."""
    return actions.add_action(
        by=cast.actor(cast.hana), initiative=initiative, text=" Ask  the treasury ", owner=cast.dohyun
    )


def left_to(user) -> list[str]:
    return [doing.title for doing in todo.of(user, MONDAY) if doing.code == "action"]


def test_whoever_has_it_to_do_finds_it_until_it_is_done(cast, action):
    assert left_to(cast.dohyun) == ["Ask the treasury"]
    actions.finish_action(by=cast.actor(cast.dohyun), action=action)
    assert left_to(cast.dohyun) == []
    actions.reopen_action(by=cast.actor(cast.minji), action=action)
    assert left_to(cast.dohyun) == ["Ask the treasury"]


def test_what_can_no_longer_be_finished_waits_for_nobody(cast, initiative, action):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="withdrawn")
    assert left_to(cast.dohyun) == []


def test_done_twice_is_done_once(cast, action):
    first = actions.finish_action(by=cast.actor(cast.dohyun), action=action).done_at
    assert actions.finish_action(by=cast.actor(cast.dohyun), action=action).done_at == first
    assert Activity.objects.filter(verb="action.finished").count() == 1


@pytest.mark.parametrize("who", ["taeho", "ben", "yuna"])
def test_it_is_given_only_to_who_can_see_and_do_it(cast, initiative, who):
    with pytest.raises(Invalid) as refusal:
        actions.add_action(
            by=cast.actor(cast.hana), initiative=initiative, text="Ask", owner=getattr(cast, who)
        )
    assert refusal.value.faults[0].field == "owner"


def test_in_a_named_audience_it_is_given_to_those_named(cast):
    secret = draft_initiative(cast, audience="named")
    by = cast.actor(cast.minji)
    secret = initiatives.change_stage(
        by=by, initiative=secret, to="open", closes_at=MONDAY.replace(year=2030)
    )
    with pytest.raises(Invalid):
        actions.add_action(by=by, initiative=secret, text="Ask", owner=cast.dohyun)
    secret.named_readers.create(user=cast.dohyun)
    assert actions.add_action(by=by, initiative=secret, text="Ask", owner=cast.dohyun)


def test_its_owner_hands_it_on_and_keeps_no_right_to_it(cast, action):
    actions.edit_action(by=cast.actor(cast.dohyun), action=action, version=1, owner=cast.minji)
    action.refresh_from_db()
    with pytest.raises(NotAllowed):
        actions.finish_action(by=cast.actor(cast.dohyun), action=action)


def test_an_edit_on_an_outdated_version_is_refused(cast, action):
    actions.edit_action(by=cast.actor(cast.hana), action=action, version=1, due=date(2026, 6, 1))
    with pytest.raises(Stale):
        actions.edit_action(by=cast.actor(cast.dohyun), action=action, version=1, text="Else")


def test_words_stay_where_somebody_has_left(cast, action):
    Membership.objects.filter(user=cast.dohyun).update(ended_at=MONDAY)
    actions.edit_action(by=cast.actor(cast.hana), action=action, version=1, text="Ask again")
    action.refresh_from_db()
    assert (action.text, action.owner) == ("Ask again", cast.dohyun)


def test_a_comment_becomes_one_action(cast, initiative):
    comment = discussion.add_comment(by=cast.actor(cast.dohyun), initiative=initiative, text="Ask them")
    born = {"by": cast.actor(cast.hana), "initiative": initiative, "owner": cast.hana, "comment": comment}
    actions.add_action(text="Ask them", **born)
    with pytest.raises(NotNow) as refusal:
        actions.add_action(text="Ask them again", **born)
    assert refusal.value.code == "already_an_action"


def test_only_a_challenge_of_this_initiative_is_handled(cast, initiative, argument, challenge):
    other = draft_initiative(cast)
    by = cast.actor(cast.minji)
    for place, wrong in ((initiative, argument), (other, challenge)):
        with pytest.raises((Invalid, NotNow)):
            actions.add_action(by=by, initiative=place, text="A", owner=cast.minji, challenge=wrong)
    assert actions.add_action(by=by, initiative=initiative, text="A", owner=cast.minji, challenge=challenge)


def test_empty_words_are_no_action(cast, initiative, action):
    with pytest.raises(Invalid):
        actions.add_action(by=cast.actor(cast.hana), initiative=initiative, text=" ", owner=cast.hana)
    with pytest.raises(Invalid):
        actions.edit_action(by=cast.actor(cast.hana), action=action, version=1, text=" ")
    assert Action.objects.get().text == "Ask the treasury"


def test_an_indicator_is_named_changed_and_dropped(cast, initiative):
    hana = cast.actor(cast.hana)
    indicator = indicators.add_indicator(by=hana, initiative=initiative, name="Statements", target="4 a year")
    with pytest.raises(NotAllowed):
        indicators.edit_indicator(by=cast.actor(cast.dohyun), indicator=indicator, version=1, target="5")
    indicators.edit_indicator(by=hana, indicator=indicator, version=1, target="5 a year")
    assert Indicator.objects.get().target == "5 a year"
    with pytest.raises(Invalid):
        indicators.edit_indicator(by=hana, indicator=indicator, version=2, name="")
    indicators.remove_indicator(by=hana, indicator=indicator)
    assert not Indicator.objects.exists()


def moved(initiative) -> list[dict]:
    dispatch.dispatch(initiative.workspace_id)
    found = movement.since(initiative, MONDAY.replace(hour=1))
    return [change.details for change in found if change.code == "actions"]


def test_what_came_and_what_was_done_is_news_by_initiative(cast, initiative, action):
    by = cast.actor(cast.minji)
    other = actions.add_action(by=by, initiative=initiative, text="Write", owner=cast.minji)
    actions.finish_action(by=by, action=other)
    indicators.add_indicator(by=by, initiative=initiative, name="Statements")
    assert moved(initiative) == [{"added": 2, "done": 1, "indicators": 1}]


def test_done_and_taken_up_again_is_no_news(cast, initiative, action):
    by = cast.actor(cast.dohyun)
    actions.finish_action(by=by, action=action)
    actions.reopen_action(by=by, action=action)
    assert moved(initiative) == [{"added": 1, "done": 0, "indicators": 0}]


def test_the_digest_tells_it_in_one_line():
    details = {"added": 2, "done": 1, "indicators": 1}
    change = movement.Change("actions", None, None, (), 1, details)
    assert SAID["actions"](change, None, "en") == {"what": "2 new actions, 1 action done, 1 new indicator"}
