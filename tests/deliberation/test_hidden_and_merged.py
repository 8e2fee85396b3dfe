"""Hiding what was merged moves the label of what it shows as, and that is news as a vote's is."""

import pytest

from deliberation import movement
from deliberation.actions import merging, moderation, votes
from deliberation.dispatch import dispatch
from deliberation.models import Tally
from tests.cast import MONDAY, argue


@pytest.fixture
def merged(cast, initiative, argument):
    """AI-1#2, merged into AI-1#1; two of four are not sure of it."""
    twin = argue(cast, initiative, "A single voice is heard further", who=cast.dohyun)
    for who in (cast.hana, cast.jiwoo):
        votes.cast_vote(by=cast.actor(who, MONDAY), argument=twin, value=0)
    return merging.merge_argument(by=cast.actor(cast.minji, MONDAY), argument=twin, into=argument)


def news(cast, initiative, act, *, hour):
    """Labels that differ after ``act``: of which argument, before and after."""
    act(by=cast.actor(cast.minji, MONDAY.replace(hour=hour)))
    dispatch(cast.workspace.pk)
    since = movement.since(initiative, MONDAY.replace(hour=hour - 1))
    labels = [change for change in since if change.code == "label"]
    return [(change.argument, change.details["before"], change.details["after"]) for change in labels]


def test_the_label_that_moves_is_told_of_what_it_shows_as(cast, initiative, argument, merged):
    place = str(argument.pk)
    told = news(cast, initiative, lambda by: moderation.hide(by=by, thing=merged, reason="Rude"), hour=2)
    assert told == [(place, "many_unsure", "too_few_votes")]
    assert Tally.objects.get(argument=argument).label == "too_few_votes"
    told = news(cast, initiative, lambda by: moderation.show(by=by, thing=merged), hour=4)
    assert told == [(place, "too_few_votes", "many_unsure")]


def test_hiding_what_was_not_merged_moves_no_label(cast, initiative, argument, merged):
    hide = moderation.hide
    assert news(cast, initiative, lambda by: hide(by=by, thing=argument, reason="Rude"), hour=2) == []
