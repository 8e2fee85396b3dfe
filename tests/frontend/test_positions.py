import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership
from deliberation.actions import merging, moderation, positions, votes
from deliberation.models import Initiative, Position
from tests.cast import argue

from .pages import text_of

VIEW, MATRIX, PLACE = "/i/AI-1/view/", "/i/AI-1/positions/", "/i/AI-1/1/positions/"


def state(cast, initiative, stand="support", who=None, **more):
    return positions.state_position(
        by=cast.actor(who or cast.hana), initiative=initiative, stand=stand, **more
    )


@pytest.fixture
def second(cast):
    Membership.objects.filter(user=cast.yuna).update(ended_at=None, speaks_for=True)
    return cast.yuna


def test_who_speaks_for_an_organisation_states_its_position(cast, initiative, browser):
    hana = browser(cast.hana)
    data = {"position-stand": "support_with_conditions", "position-conditions": ""}
    refused = hana.post(MATRIX, data)
    assert refused.status_code == 422
    assert "Say under which conditions." in text_of(refused)
    hana.post(MATRIX, {**data, "position-conditions": "A budget line"})
    page = text_of(browser(cast.dohyun).get(VIEW))
    assert "Ministry of Science and ICT: support with conditions A budget line" in page
    assert "State the position of my organisation" not in page


def test_the_later_position_stands_and_the_earlier_stays_to_be_read(cast, initiative, browser):
    for stand in ("support", "oppose"):
        browser(cast.hana).post(MATRIX, {"position-stand": stand})
    page = text_of(browser(cast.taeho).get(VIEW))
    assert page.index("Science and ICT: oppose") < page.index("Earlier positions")
    assert page.index("Earlier positions") < page.index("Science and ICT: support")


def test_a_second_speaker_clears_it_on_the_page(cast, initiative, argument, second, browser):
    position = state(cast, initiative, argument=argument)
    yuna = browser(second)
    assert "Clear it" in text_of(yuna.get(PLACE))
    assert "Clear it" not in text_of(browser(cast.hana).get(PLACE))
    assert yuna.post(f"{MATRIX}{position.pk}/clearance/").status_code == 303
    assert "cleared by Yuna Jung" in text_of(yuna.get(PLACE))
    refused = browser(cast.hana).post(f"{MATRIX}{position.pk}/clearance/")
    assert refused.status_code == 403
    assert "Another member who speaks for the organisation clears it." in text_of(refused)


def test_all_stand_side_by_side_parties_first(cast, initiative, argument, challenge, browser):
    Membership.objects.filter(user=cast.dohyun).update(speaks_for=True)
    state(cast, initiative, "oppose", who=cast.dohyun, argument=argument)
    state(cast, initiative, argument=argument)
    page = text_of(browser(cast.taeho).get(MATRIX))
    rows = page[page.index("Organisation Proposal") :]
    assert "Partnerships" not in rows
    foreign, science, trade = (rows.index(f"Ministry of {name}") for name in ("Foreign", "Science", "Trade"))
    assert foreign < science < trade
    assert "Partnerships" in text_of(browser(cast.taeho).get(f"{MATRIX}?kind=challenge"))


def test_a_hidden_argument_is_no_column(cast, initiative, argument, browser):
    state(cast, initiative, argument=argument)
    type(argument).objects.update(
        hidden_at=argument.created_at, hidden_by=cast.minji, hidden_reason="Names a person"
    )
    assert argument.claim not in text_of(browser(cast.taeho).get(MATRIX))
    assert argument.claim not in text_of(browser(cast.taeho).get(PLACE))


def test_the_matrix_is_leafed_through_and_costs_the_same(cast, initiative, browser):
    taeho, costs = browser(cast.taeho), []
    for count in (2, 20):
        for number in range(count):
            state(cast, initiative, argument=argue(cast, initiative, f"Claim {count}.{number}"))
        with CaptureQueriesContext(connection) as asked:
            page = text_of(taeho.get(MATRIX))
        costs.append(len(asked))
    assert costs[0] == costs[1]
    assert "Claim 20.9" in page
    assert "Claim 20.10" not in page
    assert "Claim 20.10" in text_of(taeho.get(f"{MATRIX}?from=12"))


def test_small_organisations_votes_are_told_together_where_the_ballot_is_theirs(
    cast, initiative, argument, browser
):
    for who in (cast.hana, cast.dohyun, cast.minji):
        votes.cast_vote(by=cast.actor(who), argument=argument, value=1)
    Initiative.objects.update(ballot="by_organisation")
    page = text_of(browser(cast.taeho).get(PLACE))
    assert "Others together 3 0 0" in page
    assert "Ministry of Trade 1" not in page


def test_votes_of_what_was_merged_into_it_stand_among_those_by_organisation(
    cast, initiative, argument, browser
):
    other = argue(cast, initiative, "The same in other words")
    for who in (cast.hana, cast.dohyun):
        votes.cast_vote(by=cast.actor(who), argument=other, value=1)
    merging.merge_argument(by=cast.actor(cast.minji), argument=other, into=argument)
    page = text_of(browser(cast.taeho).get(PLACE))
    assert page.count(" 1 0 0") + 2 * page.count(" 2 0 0") == 2


def test_a_hidden_argument_takes_no_position_and_tells_no_votes(cast, initiative, argument, browser):
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    moderation.hide(by=cast.actor(cast.minji), thing=argument, reason="Off topic")
    page = browser(cast.jiwoo).get(PLACE).content.decode()
    assert 'name="position-stand"' not in page
    assert " 1 0 0" not in text_of(browser(cast.taeho).get(PLACE))


def test_members_only(cast, initiative, argument, browser, client):
    state(cast, initiative, argument=argument)
    Initiative.objects.update(audience="public")
    for path in (VIEW, MATRIX, PLACE):
        assert browser(cast.ben).get(path).status_code == 403
        assert client.get(path).status_code == 302
    assert Position.objects.exists()


def test_a_view_is_taken_back(cast, initiative, browser):
    dohyun = browser(cast.dohyun)
    dohyun.post(VIEW, {"value": "for", "reason": "With a sunset clause"})
    assert "Dohyun Park , for: With a sunset clause" in text_of(browser(cast.hana).get(VIEW))
    dohyun.post(f"{VIEW}withdrawal/")
    assert "Dohyun Park" not in text_of(browser(cast.hana).get(VIEW))


def test_views_by_organisation_are_folded_and_their_reasons_kept_where_the_ballot_is_theirs(
    cast, initiative, browser
):
    for who in (cast.dohyun, cast.hana, cast.minji):
        votes.state_view(by=cast.actor(who), initiative=initiative, value="for", reason="My secret reason")
    Initiative.objects.update(ballot="by_organisation")
    page = text_of(browser(cast.taeho).get(VIEW))
    assert "Others together 3 0 0 0" in page
    assert "My secret reason" not in page
    assert "Dohyun Park" not in page
