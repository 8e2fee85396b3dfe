"""Charts on the pages where they belong: the numbers stand beside them, and secrets hold in them too."""

from datetime import timedelta

import pytest
import time_machine

from deliberation.actions import arguments, discussion, initiatives, moderation, stages, votes
from deliberation.models import Initiative
from tests.cast import MONDAY, argue, open_initiative

from .pages import queries_of, text_of

VOTES, STANDING, POSITIONS = "/i/AI-1/1/votes/", "/i/AI-1/standing/", "/i/AI-1/1/positions/"
SECOND = MONDAY + timedelta(days=8)
THIRD = MONDAY + timedelta(days=15)


def vote(cast, argument, who, value=1, at=MONDAY):
    votes.cast_vote(by=cast.actor(who, at), argument=argument, value=value)


@pytest.fixture
def voted(cast, argument):
    """Two agree in the first week; in the third Dohyun disagrees and Hana no longer agrees."""
    vote(cast, argument, cast.hana)
    vote(cast, argument, cast.minji)
    vote(cast, argument, cast.dohyun, -1, at=THIRD)
    vote(cast, argument, cast.hana, 0, at=THIRD)
    return argument


@time_machine.travel(THIRD, tick=False)
def test_votes_are_drawn_by_organisation_and_week_by_week(cast, voted, browser):
    page = browser(cast.taeho).get(VOTES)
    assert "Trade 1 disagree" in text_of(page)
    assert "week of Mon 4 May 2 agree week of Mon 18 May 1 agree · 1 disagree · 1 not sure" in text_of(page)
    assert "Foreign Affairs 1 0 0" in text_of(page)
    assert "nan" not in page.content.decode().lower()


@time_machine.travel(THIRD, tick=False)
def test_where_the_ballot_is_by_organisation_no_week_tells_what_one_voter_did(cast, voted, browser):
    Initiative.objects.update(ballot="by_organisation")
    page = text_of(browser(cast.taeho).get(VOTES))
    assert "Others together 1 agree · 1 disagree · 1 not sure" in page
    assert "week of" not in page
    assert "Trade" not in page


def test_without_a_vote_there_is_nothing_to_draw(cast, argument, browser):
    page = browser(cast.taeho).get(VOTES)
    assert "No votes yet" in text_of(page)
    assert "<figure" not in page.content.decode()
    assert "<figure" not in browser(cast.taeho).get(POSITIONS).content.decode()


@time_machine.travel(THIRD, tick=False)
def test_before_close_no_chart_tells_votes_where_results_come_at_close(cast, browser):
    initiative = open_initiative(cast, results="at_close")
    argument = argue(cast, initiative, "Something to judge")
    vote(cast, argument, cast.hana)
    taeho = browser(cast.taeho)
    for path in (VOTES, POSITIONS):
        assert "<figure" not in taeho.get(path).content.decode()
    standing = text_of(taeho.get(STANDING))
    assert "Week of Arguments Steps Mon 4 May 1" in standing
    assert "judged Shown when voting ends." in standing
    Initiative.objects.update(stage="deciding")
    assert "Week of Arguments Votes Steps Mon 4 May 1 1" in text_of(taeho.get(STANDING))


@time_machine.travel(THIRD, tick=False)
def test_what_came_in_is_counted_by_week_without_names_and_without_what_is_hidden(cast, voted, browser):
    by, place = cast.actor(cast.dohyun, SECOND), {"initiative": voted.initiative}
    discussion.add_comment(by=by, text="A word", **place)
    hidden = discussion.add_comment(by=by, text="A name", **place)
    moderation.hide(by=cast.actor(cast.minji), thing=hidden, reason="It names a private person.")
    page = text_of(browser(cast.taeho).get(STANDING))
    assert "Arguments 1 in all · 1 in the busiest week" in page
    assert "Votes 3 in all · 2 in the busiest week" in page
    assert "Mon 4 May 1 0 1 Open Mon 11 May 0 1 0 Mon 18 May 0 0 2" in page
    assert "Dohyun" not in page


def test_a_page_with_charts_costs_the_same_queries_however_many_voted(cast, argument, browser):
    taeho = browser(cast.taeho)
    vote(cast, argument, cast.hana)
    before = {path: queries_of(taeho, path) for path in (VOTES, STANDING, POSITIONS)}
    for who, at in ((cast.dohyun, SECOND), (cast.minji, THIRD), (cast.jiwoo, THIRD)):
        vote(cast, argument, who, at=at)
    assert {path: queries_of(taeho, path) for path in before} == before


@time_machine.travel(THIRD, tick=False)
def test_stages_and_other_wordings_stand_in_their_weeks(cast, voted, browser):
    said = {"claim": "One voice is heard by all who write norms", "version": None}
    arguments.revise_argument(by=cast.actor(cast.hana, SECOND), argument=voted, **said)
    by, initiative = cast.actor(cast.minji, SECOND), voted.initiative
    stages.extend_deliberation(
        by=by, initiative=initiative, closes_at=MONDAY + timedelta(days=800), reason="More time"
    )
    initiatives.change_stage(by=cast.actor(cast.minji, THIRD), initiative=initiative, to="deciding")
    page = browser(cast.taeho).get(STANDING)
    assert "closes later week of Mon 11 May Deciding week of Mon 18 May" in text_of(page)
    assert "Other wordings 1 in all · 1 in the busiest week" in text_of(page)
    assert "Mon 11 May 0 1 0 closes later Mon 18 May 0 0 2 Deciding" in text_of(page)
    assert page.content.decode().count('class="weeks__mark"') == 3 * 3 + 1  # in each band, and in the key


@time_machine.travel(MONDAY, tick=False)
def test_a_young_initiative_is_drawn_after_the_weeks_before_it_which_the_table_leaves_out(
    cast, argument, browser
):
    page = browser(cast.taeho).get(STANDING).content.decode()
    chart = page.split('class="chart weeks"')[1].split("</figure>")[0]
    assert (chart.count("<rect"), chart.count('<th scope="row">')) == (8, 1)


def test_where_nothing_came_in_it_says_so(cast, initiative, browser):
    assert "Nothing has come in yet." in text_of(browser(cast.taeho).get(STANDING))
